import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { Context } from '#platform/use-case/index.ts';
import {
  completenessOf,
  publicView,
  takeProfileStep,
  tellsNothing,
  type ProfileField,
  type PublicProfile,
} from '../../profile/index.ts';
import { personName } from './person-name.ts';
import { sideOf } from './policies.ts';
import type { ProfileRow } from './profile.queries.ts';

export type EventKind =
  | 'created'
  | 'imported'
  | 'edited'
  | 'consent'
  | 'submitted'
  | 'recalled'
  | 'approved'
  | 'sent-back'
  | 'withdrawn'
  | 'emptied'
  | 'reopened'
  | 'verified';

export interface ProfileChange {
  kind: EventKind;
  fields?: readonly ProfileField[];
  comment?: string;
}

export const viewOf = (row: ProfileRow): PublicProfile => publicView({ ...row.content, ...row });

/**
 * Writes a profile as it now is, with what happened, and what the public sees of it: all in the caller's transaction.
 * A published one that would tell a buyer nothing any more is withdrawn.
 * @returns the profile as written.
 */
export async function saveProfile(
  context: Context,
  row: ProfileRow,
  change: ProfileChange,
): Promise<ProfileRow> {
  const silent = takeProfileStep('empty', {
    state: row.state,
    side: 'system',
    telling: !tellsNothing(viewOf(row)),
  });
  const saved: ProfileRow = {
    ...row,
    state: silent.ok ? silent.to : row.state,
    completeness: completenessOf(row.content, row.consent).percent,
    revision: row.revision + 1,
    updatedByName: await personName(context),
    updatedAt: context.now,
  };
  await update(context.tx, saved);
  await noteEvent(context, saved, silent.ok ? { ...change, kind: 'emptied' } : change);
  await publish(context.tx, saved);
  return saved;
}

async function update(tx: Tx, row: ProfileRow): Promise<void> {
  const { slug, state, completeness, verifiedOn, submittedAt, reviewedAt, publishedAt, revision } = row;
  await tx
    .updateTable('supplierProfile')
    .set({
      ...{ slug, state, completeness, verifiedOn, submittedAt, reviewedAt, publishedAt, revision },
      content: JSON.stringify(row.content),
      consent: JSON.stringify(row.consent),
      updatedByName: row.updatedByName,
      updatedAt: row.updatedAt,
    })
    .where('companyId', '=', row.companyId)
    .execute();
}

export async function noteEvent(
  context: Context,
  { companyId, updatedByName }: Pick<ProfileRow, 'companyId' | 'updatedByName'>,
  { kind, fields = [], comment = '' }: ProfileChange,
): Promise<void> {
  await context.tx
    .insertInto('supplierProfileEvent')
    .values({
      id: context.newId(),
      companyId,
      kind,
      fields: [...fields],
      comment,
      byName: updatedByName,
      bySide: sideOf(context.actor) === 'firm' ? 'firm' : 'staff',
      at: context.now,
    })
    .execute();
}

/** Makes what the public reads agree with a profile: its page, its pictures and its documents, or none of them. */
async function publish(tx: Tx, row: ProfileRow): Promise<void> {
  const view = row.state === 'published' ? viewOf(row) : null;
  await showFiles(tx, row.companyId, view);
  if (view === null) {
    await tx.deleteFrom('supplierPublic').where('companyId', '=', row.companyId).execute();
    return;
  }
  const shown = {
    slug: row.slug,
    published: JSON.stringify(view),
    publishedAt: row.publishedAt ?? row.updatedAt,
    updatedAt: row.updatedAt,
    lastmod: row.updatedAt,
  };
  await tx
    .insertInto('supplierPublic')
    .values({ companyId: row.companyId, ...shown })
    .onConflict((on) => on.column('companyId').doUpdateSet(shown))
    .execute();
}

async function showFiles(tx: Tx, companyId: string, view: PublicProfile | null): Promise<void> {
  const pictures = (view?.products ?? []).flatMap(({ pictureFileIds }) => pictureFileIds);
  const documents = (view?.documents ?? []).map(({ fileId }) => fileId);
  await sql`update supplier_picture set shown = (id = any(${pictures}::uuid[]))
    where company_id = ${companyId}::uuid and shown <> (id = any(${pictures}::uuid[]))`.execute(tx);
  await sql`update supplier_file set shown = (file_id = any(${documents}::uuid[]))
    where company_id = ${companyId}::uuid and kind = 'document'
      and shown <> (file_id = any(${documents}::uuid[]))`.execute(tx);
}
