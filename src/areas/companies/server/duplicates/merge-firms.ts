import { m } from '#messages';
import { text, type Text } from '#platform/text.ts';
import { notFound, ok, refuse, type Context, type Refusal, type Result } from '#platform/use-case/index.ts';
import type { CompanyFields } from '../../company.ts';
import { fieldsOf, fillFrom, identifierConflicts, type Contribution } from '../../duplicates/fill.rules.ts';
import { readFields } from '../company-fields.queries.ts';
import { updateCompanies } from '../company-writer.ts';
import { writeTimeline } from '../timeline-writer.ts';
import { readComparables } from './comparable.queries.ts';
import { compareFirms, countStandingFirms, type FoundPair } from './compare-firms.ts';
import { lockFirms, putUnder, type LockedFirm } from './locked-firms.queries.ts';
import { insertMerge } from './merge.queries.ts';
import { judgePairOf, judgePairs } from './pair-state.queries.ts';
import { pairsAmong } from './pairs-between.queries.ts';

export interface MergeRequest {
  survivorId: string;
  mergedId: string;
  /** The job that merges many at once. */
  jobId?: string;
}

export interface Merged {
  mergeId: string;
  survivor: string;
  merged: string;
  given: string[];
}

/**
 * Makes one firm stand for another. The survivor is filled from the merged record, which itself stays as it is and
 * points at the survivor; everything needed to take them apart again is kept. What organisations wrote about either
 * stays theirs, on the record they wrote it on.
 */
export async function mergeFirms(context: Context, request: MergeRequest): Promise<Result<Merged>> {
  const { tx } = context;
  const firms = await lockMergeable(context, request);
  if (!firms.ok) return firms;
  const { survivor, merged } = firms.value;
  const fields = await readFields(tx, [survivor.id, merged.id]);
  const [own, other] = [fields.get(survivor.id)!, fields.get(merged.id)!];
  const conflict = refuseConflict(own, other);
  if (conflict) return { ok: false, refusal: conflict };
  const pair = await comparePair(context, request);
  const filled = fillFrom(own, other);
  const mergeId = context.newId();
  await settle(context, { mergeId, pair, request, contribution: filled.contribution });
  await putUnder(tx, merged.id, survivor.id);
  await updateCompanies(context, [{ id: survivor.id, fields: filled.fields }]);
  await tellOf(context, mergeId, survivor, merged, filled.contribution);
  return ok({
    mergeId,
    survivor: survivor.legalName,
    merged: merged.legalName,
    given: fieldsOf(filled.contribution),
  });
}

/** Both records, held, each standing for itself. Of two people who merge them at once, the second is told who was first. */
async function lockMergeable(
  { tx }: Context,
  { survivorId, mergedId }: MergeRequest,
): Promise<Result<{ survivor: LockedFirm; merged: LockedFirm }>> {
  if (survivorId === mergedId)
    return refuse('refused', 'same-record', text(m.duplicates_refusal_same_record));
  const firms = await lockFirms(tx, [survivorId, mergedId]);
  const [survivor, merged] = [survivorId, mergedId].map((id) => firms.find((firm) => firm.id === id));
  if (!survivor || !merged) return notFound();
  const gone = firms.find(({ mergedInto }) => mergedInto !== null);
  if (!gone) return ok({ survivor, merged });
  const [standing] = [...(await readFields(tx, [gone.firmId])).values()];
  const names = { merged: gone.legalName, survivor: standing?.legalName ?? '' };
  return refuse('conflict', 'already-merged', text(m.duplicates_refusal_already_merged, names));
}

function refuseConflict(own: CompanyFields, other: CompanyFields): Refusal | null {
  const [field] = identifierConflicts(own, other);
  if (!field) return null;
  const values = { first: own[field]!, second: other[field]! };
  const message = text(CONFLICTS[field], values);
  return { kind: 'conflict', code: 'identifiers-differ', message, fields: [] };
}

const CONFLICTS = {
  neq: m.duplicates_refusal_neq,
  businessNumber: m.duplicates_refusal_business_number,
};

/** How the two compare at the moment of the decision: kept with the merge, whether a search had found them or not. */
export async function comparePair(
  { tx }: Context,
  { survivorId, mergedId }: MergeRequest,
): Promise<FoundPair> {
  const [a, b] = await readComparables(tx, [survivorId, mergedId]);
  return compareFirms(a!, b!, await countStandingFirms(tx));
}

interface Settling {
  mergeId: string;
  pair: FoundPair;
  request: MergeRequest;
  contribution: Contribution;
}

async function settle(context: Context, { mergeId, pair, request, contribution }: Settling): Promise<void> {
  const { tx, now, actor, newId } = context;
  const { survivorId, mergedId, jobId = null } = request;
  const open = (await pairsAmong(tx, [survivorId, mergedId])).filter(({ state }) => state === 'open');
  const settledPairs = open.map(({ id }) => id);
  await judgePairs(tx, settledPairs, 'same', context);
  await judgePairOf(tx, newId(), pair, 'same', context);
  await insertMerge(tx, {
    id: mergeId,
    survivorId,
    mergedId,
    changes: { contribution, settledPairs },
    evidence: pair.evidence,
    probability: pair.probability,
    mergedBy: actor.userId,
    organisationId: actor.organisationId,
    mergedAt: now,
    jobId,
  });
}

async function tellOf(
  context: Context,
  mergeId: string,
  survivor: LockedFirm,
  merged: LockedFirm,
  contribution: Contribution,
): Promise<void> {
  const given = fieldsOf(contribution);
  const entry = (companyId: string, sentence: Text, details: object) => ({
    companyId,
    at: context.now,
    kind: 'company-merged',
    text: sentence,
    subjectType: 'company-merge',
    subjectId: mergeId,
    shared: true,
    details: { ...details, ...(context.actor.organisationId && { by: context.actor.organisationId }) },
  });
  await writeTimeline(context, [
    entry(survivor.id, text(m.duplicates_event_took, { name: merged.legalName }), {
      mergedId: merged.id,
      given,
    }),
    entry(merged.id, text(m.duplicates_event_went, { name: survivor.legalName }), {
      survivorId: survivor.id,
    }),
  ]);
  context.audit('company', survivor.id, { mergeId, merged: merged.id, given });
  context.audit('company', merged.id, { mergeId, mergedInto: survivor.id });
  context.emit('companies.company-changed', { companyId: survivor.id });
}
