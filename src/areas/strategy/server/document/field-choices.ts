import { z } from 'zod';
import { frameworkOf, latestSnapshots } from '#areas/diagnosis/server/index.ts';
import type { Framework, Score } from '#areas/diagnosis/index.ts';
import { m } from '#messages';
import type { Tx } from '#platform/db/scope.ts';
import { quebecDay } from '#platform/clock.ts';
import { formatNumber } from '#platform/i18n.ts';
import type { Locale } from '#platform/text.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, query } from '#platform/use-case/index.ts';
import { quarterName } from '../../document/place-names.ts';
import { publishedCatalogue } from '../catalogue/index.ts';
import { strategyReader } from './policies.ts';
import { readSheets } from './sheets.queries.ts';
import { findStrategy } from './strategy-scope.ts';

const option = z.object({ value: z.string(), label: z.string(), group: z.string().optional() });
type Option = z.output<typeof option>;

const QUARTERS = 16;

/** What the fields of a section or a sheet may choose from: dimensions with their score, other sheets, quarters to come. */
export const fieldChoices = query({
  name: 'strategy.field-choices',
  summary: text(m.strategies_op_field_choices),
  input: z.object({
    id: z.uuid(),
    initiativeId: z.uuid().nullable().default(null),
    section: z.string().max(40).optional(),
  }),
  output: z.object({
    dimensions: z.array(option),
    initiatives: z.array(option),
    quarters: z.array(option),
  }),
  allow: strategyReader,
  async run({ id, initiativeId }, context) {
    const strategy = await findStrategy(context, id);
    if (!strategy) return notFound();
    const { tx, locale, now } = context;
    const sheets = await readSheets(tx, id);
    const named = sheets.flatMap((sheet) => [
      sheet.earliestQuarter,
      sheet.latestQuarter,
      sheet.lockedQuarter,
    ]);
    return ok({
      dimensions: await dimensionOptions(tx, strategy.companyId, locale),
      initiatives: sheets
        .filter((sheet) => sheet.id !== initiativeId)
        .map(({ id, title }) => ({ value: id, label: title })),
      quarters: quartersFrom(
        now,
        named.filter((quarter) => quarter !== null),
      ).map((value) => ({
        value,
        label: quarterName(value, locale),
      })),
    });
  },
});

/** Four years from the running quarter, and any that a sheet names already. */
function quartersFrom(now: Date, named: readonly string[]): string[] {
  const [year, month] = quebecDay(now).split('-').map(Number) as [number, number];
  const first = year * 4 + Math.floor((month - 1) / 3);
  const coming = Array.from({ length: QUARTERS }, (_, at) => {
    const quarter = first + at;
    return `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
  });
  return [...new Set([...coming, ...named])].sort();
}

/** The dimensions of the firm's diagnoses, the weakest first; without one those of the plant's framework, unscored. */
async function dimensionOptions(tx: Tx, companyId: string, locale: Locale): Promise<Option[]> {
  const seen = new Set<string>();
  const scored = (await latestSnapshots(tx, companyId)).flatMap(
    ({ frameworkId, frameworkVersion, score }) => {
      if (seen.has(frameworkId)) return [];
      seen.add(frameworkId);
      return optionsOf(frameworkOf(frameworkId, frameworkVersion), score, locale);
    },
  );
  return scored.length > 0 ? scored : optionsOf(publishedCatalogue().framework, null, locale);
}

function optionsOf(framework: Framework, score: Score | null, locale: Locale): Option[] {
  const scoreOf = (id: string) => score?.dimensions.find((dimension) => dimension.id === id)?.score ?? null;
  return framework.dimensions
    .map(({ id, name }) => ({ id, name: name[locale], score: scoreOf(id) }))
    .sort((one, other) => (one.score ?? 101) - (other.score ?? 101))
    .map(({ id, name, score }) => ({
      value: id,
      label:
        score === null
          ? name
          : m.strategies_dimension_scored(
              { name, score: formatNumber(score, locale, { maximumFractionDigits: 0 }) },
              { locale },
            ),
      group: framework.name[locale],
    }));
}
