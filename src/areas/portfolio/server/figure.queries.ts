import type { Selectable } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { Figure as FigureTable } from '#platform/db/schema.ts';
import {
  figuresKnownOn,
  INDICATOR_IDS,
  indicatorProgress,
  indicatorsOf,
  type FigureKind,
  type FigureView,
  type IndicatorId,
  type ProgressView,
} from '../index.ts';
import { fromColumns, textOf } from './date-columns.ts';

type Row = Pick<
  Selectable<FigureTable>,
  | 'id'
  | 'indicator'
  | 'kind'
  | 'value'
  | 'unit'
  | 'asOf'
  | 'asOfPrecision'
  | 'sourceTitle'
  | 'sourceUrl'
  | 'noteFr'
  | 'noteEn'
>;

export const FIGURE_COLUMNS = [
  'id',
  'indicator',
  'kind',
  'value',
  'unit',
  'asOf',
  'asOfPrecision',
  'sourceTitle',
  'sourceUrl',
  'noteFr',
  'noteEn',
] as const;

/** A row as people read it. Indicators and units are written through their schemas, so what is kept is one of them. */
export const toFigure = (row: Row): FigureView => ({
  id: row.id,
  indicator: row.indicator as IndicatorId,
  kind: row.kind as FigureKind,
  value: row.value,
  unit: row.unit as FigureView['unit'],
  asOf: fromColumns(row.asOf, row.asOfPrecision),
  source: { title: row.sourceTitle, url: row.sourceUrl },
  note: textOf(row.noteFr, row.noteEn),
});

/**
 * The figures of several owners that hold: withdrawn ones and those of an announcement's round are left out. In the
 * order that the rules expect: of two of one day the one recorded later comes last.
 */
export async function readFigures(
  tx: Tx,
  owner: 'projectId' | 'initiativeId',
  ids: readonly string[],
  indicators?: readonly IndicatorId[],
): Promise<Map<string, FigureView[]>> {
  const byOwner = new Map<string, FigureView[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return byOwner;
  let query = tx
    .selectFrom('figure')
    .select([...FIGURE_COLUMNS, `${owner} as ownerId`])
    .where(owner, 'in', [...ids])
    .where('withdrawnAt', 'is', null)
    .where('announcementId', 'is', null)
    .orderBy('knownOn')
    .orderBy('recordedAt')
    .orderBy('id');
  if (indicators) query = query.where('indicator', 'in', [...indicators]);
  for (const row of await query.execute()) byOwner.get(row.ownerId!)?.push(toFigure(row));
  return byOwner;
}

/** The indicators that have a figure, in the order in which the indicators are declared: firms before money. */
export const indicatorsInOrder = (figures: readonly FigureView[]): IndicatorId[] => {
  const stated = new Set(indicatorsOf(figures));
  return INDICATOR_IDS.filter((id) => stated.has(id));
};

export interface Period {
  startsOn: string | null;
  endsOn: string | null;
  on: string;
}

/** One indicator's target beside its result, each keeping the identity of its record. */
export function progressView(
  figures: readonly FigureView[],
  indicator: IndicatorId,
  period: Period,
): ProgressView {
  const { status, achieved, elapsed } = indicatorProgress(figures, indicator, period);
  return {
    indicator,
    status,
    achieved,
    elapsed,
    target: latest(figures, indicator, 'target', period.on),
    result: latest(figures, indicator, 'result', period.on),
  };
}

export const latest = (
  figures: readonly FigureView[],
  indicator: IndicatorId,
  kind: FigureKind,
  on: string,
): FigureView | null => figuresKnownOn(figures, { indicator, kind, on }).at(-1) ?? null;
