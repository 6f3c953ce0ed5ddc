import { listAudit, listAuditedOperations, listPeople } from '#areas/accounts/server/index.ts';
import { load as run, searchValues } from '#platform/web/load.ts';
import { operations } from '../../../../composition.ts';
import type { PageServerLoad } from './$types';

const SUMMARIES = new Map(operations.map(({ name, summary }) => [name, summary]));
const named = (name: string) => ({ name, summary: SUMMARIES.get(name) ?? null });

export const load: PageServerLoad = async (event) => {
  const [page, known, people] = await Promise.all([
    run(event, listAudit, searchValues(event.url)),
    run(event, listAuditedOperations, {}),
    run(event, listPeople, {}),
  ]);
  return {
    entries: page.items.map((entry) => ({ ...entry, id: String(entry.id), what: named(entry.operation) })),
    nextCursor: page.nextCursor,
    operations: known.items.map(named),
    people: people.items.map(({ userId, name }) => ({ userId, name })),
  };
};
