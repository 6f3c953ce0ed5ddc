import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, query, type Context } from '#platform/use-case/index.ts';
import type { CountedScore } from '../../providers/comparison.rules.ts';
import {
  requestSchema,
  requestStrategySchema,
  requestSummarySchema,
  type Recipient,
  type ProposalRequest,
  type ProposalScore,
} from '../../providers/request.ts';
import { isSealed, stateAt } from '../../providers/request.workflow.ts';
import { requestParty, sideOf } from './policies.ts';
import { interestsIn } from './request-step.ts';
import {
  listRequestRows,
  readDocuments,
  readExchanges,
  readRecipients,
  readRequest,
  readScores,
  type RecipientRow,
  type RequestRow,
  type ScoreRow,
} from './request.queries.ts';
import { readSheets, readStrategy, strategyOf } from './wish.queries.ts';

const familyAware = z.object({ id: z.uuid(), title: z.string(), templateId: z.string().nullable() });

/** The requests of a strategy, the newest first, and the sheets that a new one can begin from. */
export const listRequests = query({
  name: 'strategy.list-requests',
  summary: text(m.providers_op_list_requests),
  input: z.object({ strategyId: z.uuid() }),
  output: z.object({
    strategy: requestStrategySchema,
    items: z.array(requestSummarySchema),
    initiatives: z.array(familyAware),
  }),
  allow: requestParty,
  http: { method: 'GET', path: '/strategies/{strategyId}/requests' },
  async run({ strategyId }, { tx, actor, now }) {
    const strategy = await readStrategy(tx, actor, strategyId);
    if (!strategy) return notFound();
    const rows = await listRequestRows(tx, actor, strategyId);
    const sheets = await readSheets(tx, strategyId);
    return ok({
      strategy: strategyOf(strategy),
      items: rows.map(({ strategyId: _, ...row }) => ({ ...row, state: stateAt(row, now) })),
      initiatives: sheets.map(({ id, title, templateId }) => ({ id, title, templateId })),
    });
  },
});

/** What the firm wrote on the sheet that a request begins from, and what its criteria would come to. */
export const getRequestForm = query({
  name: 'strategy.get-request-form',
  summary: text(m.providers_op_request_form),
  input: z.object({ strategyId: z.uuid(), initiativeId: z.uuid().optional() }),
  output: z.object({
    strategy: requestStrategySchema,
    initiatives: z.array(familyAware),
    sheet: z
      .object({
        id: z.uuid(),
        title: z.string(),
        problem: z.string(),
        process: z.string(),
        benefit: z.string(),
        criteria: z.array(z.object({ name: z.string(), weight: z.number() })),
      })
      .nullable(),
  }),
  allow: requestParty,
  async run({ strategyId, initiativeId }, { tx, actor }) {
    const strategy = await readStrategy(tx, actor, strategyId);
    if (!strategy) return notFound();
    const sheets = await readSheets(tx, strategyId);
    const sheet = sheets.find(({ id }) => id === initiativeId);
    if (initiativeId && !sheet) return notFound();
    return ok({
      strategy: strategyOf(strategy),
      initiatives: sheets.map(({ id, title, templateId }) => ({ id, title, templateId })),
      sheet: sheet ?? null,
    });
  },
});

/** A request whole: what is asked, of whom, what came of it. Proposals stay sealed until the deadline. */
export const getRequest = query({
  name: 'strategy.get-request',
  summary: text(m.providers_op_get_request),
  input: z.object({ id: z.uuid() }),
  output: requestSchema,
  allow: requestParty,
  http: { method: 'GET', path: '/proposal-requests/{id}' },
  async run({ id }, context) {
    const { tx, actor, now } = context;
    const row = await readRequest(tx, actor, id);
    if (!row) return notFound();
    const state = stateAt(row, now);
    const sealed = isSealed(state);
    const recipients = await readRecipients(tx, id);
    const interests = await interestsIn(context, row.organisationId, recipients);
    return ok({
      ...headOf(row),
      state,
      sealed,
      side: sideOf(actor),
      documents: await readDocuments(tx, id),
      recipients: recipients.map((recipient) => toRecipient(recipient, sealed)),
      exchanges: await readExchanges(tx, id),
      scores: sealed ? [] : (await readScores(tx, id)).map((score) => toScore(score, context)),
      interests,
      bound: interests.some(({ userId }) => userId === actor.userId),
      choice: choiceOf(row, recipients),
    });
  },
});

function headOf(row: RequestRow) {
  const { id, title, need, context, criteria, questions, deadlineAt, deadlineSetAt, sentAt, cancelReason } =
    row;
  return {
    ...{ id, title, need, context, criteria, questions, deadlineAt, deadlineSetAt, sentAt, cancelReason },
    strategy: {
      id: row.strategyId,
      title: row.strategyTitle,
      companyId: row.companyId,
      firm: row.firm,
      organisationId: row.organisationId,
    },
    initiative: { id: row.initiativeId, title: row.initiative },
    weightsBy: row.weightsByName,
    weightsByFirm: row.weightsByFirm,
  };
}

function toRecipient(row: RecipientRow, sealed: boolean): Recipient {
  const { content, submittedAt, revision, addedByName, contactName: _, files, ...rest } = row;
  const open = !sealed && content !== null && submittedAt !== null;
  return {
    ...rest,
    addedBy: addedByName,
    proposal: open ? { ...content, submittedAt, revision: revision ?? 1 } : null,
    files: open ? files : [],
  };
}

export const counts = ({ interested, confirmedByName }: ScoreRow): boolean =>
  !interested || confirmedByName !== null;
export const countedScores = (scores: readonly ScoreRow[]): CountedScore[] => scores.filter(counts);

function toScore(row: ScoreRow, { actor }: Pick<Context, 'actor'>): ProposalScore {
  const { scoredBy, confirmedByName, ...score } = row;
  return { ...score, mine: scoredBy === actor.userId, counts: counts(row), confirmedBy: confirmedByName };
}

function choiceOf(row: RequestRow, recipients: readonly RecipientRow[]): ProposalRequest['choice'] {
  const chosen = recipients.find(({ id }) => id === row.chosenRecipientId);
  if (!chosen || !row.chosenAt || !row.choiceRecord) return null;
  return {
    recipientId: chosen.id,
    provider: chosen.name,
    reason: row.choiceReason ?? '',
    by: row.chosenByName ?? '—',
    byFirm: row.chosenByFirm ?? false,
    at: row.chosenAt,
    record: row.choiceRecord,
  };
}
