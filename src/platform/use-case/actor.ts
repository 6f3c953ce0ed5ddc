export const ROLES = ['officer', 'adviser', 'firm', 'funder', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who asks: a person acting for one of their organisations, an organisation's API key, the public, or the system itself.
 * Everything read and written is scoped by it, in the query and again by row-level security.
 */
export interface Actor {
  kind: 'person' | 'key' | 'public' | 'system';
  userId: string | null;
  /** The organisation acted for; null for the public and for a person without one. */
  organisationId: string | null;
  role: Role | null;
  /** The firm in the register that the organisation is, for organisations of kind 'firm'. */
  companyId: string | null;
  /** Whether the organisation does the programme's work; a funder's administrator manages people and touches no firm. */
  delivers: boolean;
  /** Whether the organisation runs this installation: its administrators see mail and jobs. */
  platform: boolean;
  /** What an API key may do ("outreach:write"); null for people, who may do all that their role may. */
  scopes: readonly string[] | null;
}

const nobody = {
  userId: null,
  organisationId: null,
  role: null,
  companyId: null,
  delivers: false,
  platform: false,
  scopes: null,
};

export const publicActor: Actor = { kind: 'public', ...nobody };
/** Jobs and the command line: works as the database's owner, past row-level security. Never made from a request. */
export const systemActor: Actor = { kind: 'system', ...nobody };

/** A rule of access on the actor alone. What depends on a record is in the query, and answers "not found". */
export type Policy = (actor: Actor) => boolean;

export const anyone: Policy = () => true;
export const signedIn: Policy = (actor) =>
  actor.kind === 'system' || actor.userId !== null || actor.kind === 'key';
export const role =
  (...roles: Role[]): Policy =>
  (actor) =>
    actor.kind === 'system' ||
    (actor.organisationId !== null && actor.role !== null && roles.includes(actor.role));
const delivering = role('officer', 'adviser', 'administrator');
/** Those who do the programme's work: officers, advisers and administrators of an organisation that delivers it. */
export const staff: Policy = (actor) => actor.kind === 'system' || (actor.delivers && delivering(actor));
export const platformAdministrator: Policy = (actor) =>
  actor.kind === 'system' || (actor.platform && actor.role === 'administrator');
