import { sql } from 'kysely';
import { notFound, type Context, type Result } from '#platform/use-case/index.ts';
import { findCompany, type CompanyStanding } from './company-fields.queries.ts';
import type { FileScope } from './company-file.queries.ts';
import { standingOf } from './policies.ts';

export interface OpenedFile extends FileScope {
  /** The record asked for, which may have been merged into the firm. */
  asked: CompanyStanding;
}

/** Finds the firm that a record stands for, and what the actor is to it. */
export async function openFile(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  id: string,
): Promise<OpenedFile | null> {
  const asked = await findCompany(tx, id);
  if (!asked) return null;
  const own = actor.companyId ? await findCompany(tx, actor.companyId) : undefined;
  const records = await tx.selectFrom('company').select('id').where('firmId', '=', asked.firmId).execute();
  return {
    asked,
    firmId: asked.firmId,
    recordIds: records.map((record) => record.id),
    actor,
    standing: standingOf(actor, asked.firmId, own?.firmId ?? null),
  };
}

/** The same for a writing: the actor must keep the register, or the firm must be their own. */
export async function openForWriting(context: Context, id: string): Promise<Result<OpenedFile>> {
  const file = await openFile(context, id);
  if (!file || !(file.standing.keeper || file.standing.ownFirm)) return notFound();
  return { ok: true, value: file };
}

/** Finds the firm of something that the actor's organisation wrote, and locks that thing. */
export async function findOwn<T extends 'contact' | 'note'>(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  table: T,
  id: string,
): Promise<{ id: string; companyId: string } | undefined> {
  const { rows } = await sql<{ id: string; companyId: string }>`select id, company_id from ${sql.table(table)}
    where id = ${id} and organisation_id = ${actor.organisationId}::uuid for update`.execute(tx);
  return rows[0];
}
