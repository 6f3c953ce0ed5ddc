import { m } from '#messages';
import { text, type Text } from '#platform/text.ts';
import { notFound, ok, refuse, type Context, type Result } from '#platform/use-case/index.ts';
import type { CompanyFields } from '../../company.ts';
import { takeApart, type TakenApart } from '../../duplicates/undo.rules.ts';
import { findByNeq, findCompany, lockNeq, readFields } from '../company-fields.queries.ts';
import { updateCompanies } from '../company-writer.ts';
import { writeTimeline } from '../timeline-writer.ts';
import { chainAbove, lockFirms, standAlone } from './locked-firms.queries.ts';
import {
  asStanding,
  changeContribution,
  findMerge,
  markUndone,
  standingMergesInto,
  type MergeRecord,
} from './merge.queries.ts';
import { judgePairOf, judgePairs } from './pair-state.queries.ts';
import { comparePair } from './merge-firms.ts';

export interface Separated {
  /** The record that stands for itself again. */
  id: string;
  name: string;
  survivorId: string;
  survivor: string;
  /** Fields of the survivor that were changed since and keep their newer value. */
  kept: string[];
}

/** What becomes of the pair: to be looked at again, or judged to be two firms. */
export type Then = 'review' | 'different';

/**
 * Undoes a merge, whatever was merged before or after it. The record stands for itself again with all that was merged
 * into it before; participations, contacts and notes are on the record they were written on, and follow. Fields that
 * the survivor had from it are given back, unless someone changed them since.
 */
export async function separateFirms(
  context: Context,
  mergeId: string,
  then: Then,
): Promise<Result<Separated>> {
  const held = await holdMerge(context, mergeId);
  if (!held.ok) return held;
  const { merge, chain } = held.value;
  const others = (await standingMergesInto(context.tx, chain)).filter(({ id }) => id !== merge.id);
  const ids = [...chain, merge.mergedId, ...others.map(({ mergedId }) => mergedId)];
  const fields = await readFields(context.tx, ids);
  const apart = takeApart(asStanding(merge), others.map(asStanding), fields);
  await writeApart(context, apart, others);
  const free = await refuseTakenNeq(context, fields.get(merge.mergedId)!);
  if (!free.ok) return free;
  await standAlone(context.tx, merge.mergedId);
  const { actor, now } = context;
  const by = {
    undoneBy: actor.userId,
    undoneByOrganisation: actor.organisationId,
    undoneAt: now,
    kept: apart.kept,
  };
  await markUndone(context.tx, merge.id, by);
  await settlePairs(context, merge, then);
  return ok(await tellOf(context, merge, fields, apart.kept));
}

/** The merge, with the firm that stands above it held: whoever else merges or separates there waits. */
async function holdMerge(
  { tx }: Context,
  mergeId: string,
): Promise<Result<{ merge: MergeRecord; chain: string[] }>> {
  const known = await tx
    .selectFrom('companyMerge')
    .select('survivorId')
    .where('id', '=', mergeId)
    .executeTakeFirst();
  const survivor = known && (await findCompany(tx, known.survivorId));
  if (!survivor) return notFound();
  await lockFirms(tx, [survivor.firmId]);
  const merge = await findMerge(tx, mergeId);
  if (!merge) return notFound();
  if (merge.undoneAt) return refuse('conflict', 'already-undone', text(m.duplicates_refusal_already_undone));
  const chain = await chainAbove(tx, merge.survivorId);
  // Somebody merged the firm further while we waited: what we hold is no longer what stands.
  if (chain.at(-1) !== survivor.firmId)
    return refuse('conflict', 'changed-meanwhile', text(m.duplicates_refusal_meanwhile));
  return ok({ merge, chain });
}

async function writeApart(
  context: Context,
  { fields, contributions }: TakenApart,
  others: MergeRecord[],
): Promise<void> {
  await updateCompanies(
    context,
    [...fields].map(([id, value]) => ({ id, fields: value })),
  );
  for (const { id, changes } of others) {
    const contribution = contributions.get(id)!;
    if (JSON.stringify(contribution) !== JSON.stringify(changes.contribution)) {
      await changeContribution(context.tx, id, contribution);
    }
  }
}

/** The record comes back with its NEQ; another firm may have been given that number since. */
async function refuseTakenNeq({ tx }: Context, { neq, legalName }: CompanyFields): Promise<Result<null>> {
  if (!neq) return ok(null);
  await lockNeq(tx, neq);
  const holder = await findByNeq(tx, neq);
  if (!holder) return ok(null);
  const names = { neq, name: legalName, holder: holder.legalName };
  return refuse('conflict', 'neq-taken', text(m.duplicates_refusal_neq_taken, names));
}

async function settlePairs(context: Context, merge: MergeRecord, then: Then): Promise<void> {
  const { tx, newId } = context;
  const state = then === 'different' ? 'different' : 'open';
  await judgePairs(tx, merge.changes.settledPairs, state, context);
  await judgePairOf(tx, newId(), await comparePair(context, merge), state, context);
}

async function tellOf(
  context: Context,
  { id, survivorId, mergedId }: MergeRecord,
  fields: ReadonlyMap<string, CompanyFields>,
  kept: string[],
): Promise<Separated> {
  const [survivor, name] = [fields.get(survivorId)!.legalName, fields.get(mergedId)!.legalName];
  const entry = (companyId: string, sentence: Text, details: object) => ({
    companyId,
    at: context.now,
    kind: 'company-unmerged',
    text: sentence,
    subjectType: 'company-merge',
    subjectId: id,
    shared: true,
    details: { ...details, ...(context.actor.organisationId && { by: context.actor.organisationId }) },
  });
  await writeTimeline(context, [
    entry(survivorId, text(m.duplicates_event_left, { name }), { separatedId: mergedId, kept }),
    entry(mergedId, text(m.duplicates_event_alone, { name: survivor }), { survivorId }),
  ]);
  for (const [companyId, other] of [
    [survivorId, mergedId],
    [mergedId, survivorId],
  ] as const) {
    context.audit('company', companyId, { mergeId: id, separatedFrom: other, kept });
    context.emit('companies.company-changed', { companyId });
  }
  return { id: mergedId, name, survivorId, survivor, kept };
}
