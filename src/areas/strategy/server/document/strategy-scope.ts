import { sql, type RawBuilder } from 'kysely';
import { notFound, ok, type Actor, type Context, type Result } from '#platform/use-case/index.ts';

/** What an actor may see and write of the strategies named `s`: its organisation's, and those of its own firm. */
export const visibleStrategies = (actor: Actor): RawBuilder<boolean> => {
  if (actor.kind === 'system') return sql<boolean>`true`;
  return actor.companyId === null
    ? sql<boolean>`s.organisation_id = ${actor.organisationId}::uuid`
    : sql<boolean>`s.company_id in (select c.id from company c
        where c.firm_id = (select mine.firm_id from company mine where mine.id = ${actor.companyId}::uuid))`;
};

/** A strategy found for an actor who may write in it. */
export interface OpenStrategy {
  id: string;
  organisationId: string;
  companyId: string;
  firmId: string;
  projectId: string | null;
  title: string;
  version: number;
  signedVersion: number | null;
  updatedAt: Date;
}

/** Finds a strategy for the actor. `lock` makes writers of one strategy take turns. */
export async function findStrategy(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<OpenStrategy | undefined> {
  const { rows } = await sql<OpenStrategy>`
    select s.id, s.organisation_id, s.company_id, s.project_id, s.title, s.version, s.signed_version, s.updated_at,
      (select c.firm_id from company c where c.id = s.company_id) as firm_id
    from digital_strategy s where s.id = ${id}::uuid and ${visibleStrategies(actor)}
    ${lock ? sql`for update of s` : sql``}`.execute(tx);
  return rows[0];
}

/** The same for a writing: finds it, locks it, or answers that there is none. */
export async function openStrategy(context: Context, id: string): Promise<Result<OpenStrategy>> {
  const strategy = await findStrategy(context, id, { lock: true });
  return strategy ? ok(strategy) : notFound();
}
