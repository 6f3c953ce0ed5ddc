import { z } from 'zod';
import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { decodeCursor, pageInput, pageOf, toPage } from '#platform/paging.ts';
import { text } from '#platform/text.ts';
import { ok, query, refuseField, type Context, type Result } from '#platform/use-case/index.ts';
import { conceptName } from '../../capabilities/index.ts';
import { FUNNEL, linesOf, totalOf, type FunnelLine } from '../../visibility/index.ts';
import { profileParty } from '../profile/policies.ts';
import { nameConcepts } from '../search/name-concepts.ts';
import {
  firmNames,
  listCounts,
  sumCounts,
  sumVisitors,
  type CountRow,
  type Period,
} from './visibility.queries.ts';

const DAYS_SHOWN = 28;
const MOST_DAYS = 1100;
const DAY = 86_400_000;

const periodInput = z.object({
  /** Days in Québec's time, both included; the last four weeks otherwise. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  companyId: z.uuid().optional(),
});

const count = z.number().int();
const funnel = z.object({
  impression: count,
  profile: count,
  product: count,
  contact: count,
  request: count,
  award: count,
});
const line = funnel.extend({ value: z.string() });
const named = line.extend({ fr: z.string(), en: z.string() });

/**
 * How often the actor's suppliers were seen, and what came of it: by day, firm, country, language and concept searched
 * for. Each of the lists adds up to the total. A programme reads its firms', a firm its own.
 */
export const readVisibility = query({
  name: 'network.read-visibility',
  summary: text(m.visibility_op_read),
  input: periodInput,
  output: z.object({
    from: z.string(),
    to: z.string(),
    total: funnel,
    /** Visitors of firms' pages: each counted once a day for each firm. */
    visitors: count,
    days: z.array(line),
    firms: z.array(line.extend({ name: z.string() })),
    countries: z.array(line),
    languages: z.array(line),
    concepts: z.array(named),
    /** Whose figures there are to choose from. */
    choices: z.array(z.object({ companyId: z.uuid(), name: z.string() })),
  }),
  allow: profileParty,
  http: { method: 'GET', path: '/network/visibility' },
  async run(asked, { tx, actor, now }) {
    const period = periodOf(asked, now);
    if (!period.ok) return period;
    const { from, to } = period.value;
    const counts = await sumCounts(tx, actor, period.value);
    const names = await firmNames(tx, actor);
    const days = linesOf(counts, 'day').sort((a, b) => a.value.localeCompare(b.value));
    return ok({
      ...{ from, to, days, total: totalOf(days) },
      visitors: await sumVisitors(tx, actor, period.value),
      firms: linesOf(counts, 'firm').map((one) => ({ ...one, name: names.get(one.value) ?? '' })),
      countries: linesOf(counts, 'country'),
      languages: linesOf(counts, 'language'),
      concepts: await nameThem(tx, linesOf(counts, 'concept')),
      choices: [...names].map(([companyId, name]) => ({ companyId, name })),
    });
  },
});

async function nameThem(tx: Context['tx'], lines: readonly FunnelLine[]) {
  const concepts = await nameConcepts(tx, lines.map(({ value }) => value).filter(Boolean));
  return lines.map((one) => {
    const concept = concepts.get(one.value);
    return {
      ...one,
      fr: conceptName(concept, 'fr') || one.value,
      en: conceptName(concept, 'en') || one.value,
    };
  });
}

function periodOf({ from, to, companyId }: z.output<typeof periodInput>, now: Date): Result<Period> {
  const last = to ?? quebecDay(now);
  const before = new Date(Date.parse(`${last}T00:00:00Z`) - (DAYS_SHOWN - 1) * DAY);
  const first = from ?? before.toISOString().slice(0, 10);
  if (first > last) return refuseField('from', 'period-backwards', text(m.visibility_refusal_backwards));
  if (Date.parse(last) - Date.parse(first) > MOST_DAYS * DAY)
    return refuseField('from', 'period-too-long', text(m.visibility_refusal_long));
  return ok({ from: first, to: last, companyId });
}

const rowSchema = z.object({
  day: z.string(),
  companyId: z.uuid(),
  firm: z.string(),
  kind: z.enum(FUNNEL),
  country: z.string(),
  language: z.string(),
  concept: z.string(),
  product: z.string(),
  views: count,
});
const keyOf = (row: CountRow) => [
  ...[row.day, row.companyId, row.kind, row.country, row.language, row.concept, row.product],
];

/** The counts behind the figures, one line for each place that something counted in. */
export const listVisibility = query({
  name: 'network.list-visibility',
  summary: text(m.visibility_op_list),
  input: periodInput.extend(pageInput.shape),
  output: pageOf(rowSchema),
  allow: profileParty,
  http: { method: 'GET', path: '/network/visibility/counts' },
  async run({ cursor, limit, ...asked }, { tx, actor, now }) {
    const period = periodOf(asked, now);
    if (!period.ok) return period;
    const after = decodeCursor(cursor, 7);
    const rows = await listCounts(tx, actor, { ...period.value, after, limit: limit + 1 });
    return ok(toPage(rows, limit, keyOf));
  },
});
