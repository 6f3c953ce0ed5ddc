import { role, type Policy } from '#platform/use-case/index.ts';

/** A firm's own people: requests reach the firm, and its programme reads none of them. */
export const supplierPeople: Policy = (actor) =>
  actor.companyId !== null && role('firm', 'administrator')(actor);
