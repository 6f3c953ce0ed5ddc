import type { Figure } from '../index.ts';
import { toColumns } from './date-columns.ts';
import type { Loader } from './loader.ts';

export interface FigureOwner {
  initiativeId?: string;
  projectId?: string;
  announcementId?: string;
}

/**
 * Adds the figures that are not there. The same figure is the same indicator and kind, of the same date, from the same
 * source; one that was withdrawn since stays withdrawn. Answers how many were added.
 */
export async function addFigures(
  loader: Loader,
  owner: FigureOwner,
  figures: readonly Figure[],
): Promise<number> {
  const known = await readKnown(loader, owner);
  const missing = figures.filter(
    (figure) => !known.has(keyOf(figure, toColumns(figure.asOf).day, figure.source.title)),
  );
  if (missing.length === 0) return 0;
  await loader.tx
    .insertInto('figure')
    .values(missing.map((figure) => figureRow(loader, owner, figure)))
    .execute();
  return missing.length;
}

async function readKnown({ tx }: Loader, owner: FigureOwner): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('figure')
    .select(['indicator', 'kind', 'asOf', 'sourceTitle'])
    .where('initiativeId', 'is not distinct from', owner.initiativeId ?? null)
    .where('projectId', 'is not distinct from', owner.projectId ?? null)
    .where('announcementId', 'is not distinct from', owner.announcementId ?? null)
    .execute();
  return new Set(rows.map((row) => keyOf(row, row.asOf, row.sourceTitle)));
}

const keyOf = (figure: { indicator: string; kind: string }, day: string, source: string): string =>
  `${figure.indicator} ${figure.kind} ${day} ${source}`;

function figureRow({ now, newId }: Loader, owner: FigureOwner, figure: Figure) {
  const { day, precision } = toColumns(figure.asOf);
  return {
    id: newId(),
    initiativeId: owner.initiativeId ?? null,
    projectId: owner.projectId ?? null,
    announcementId: owner.announcementId ?? null,
    indicator: figure.indicator,
    kind: figure.kind,
    value: figure.value,
    unit: figure.unit,
    asOf: day,
    asOfPrecision: precision,
    noteFr: figure.note?.fr ?? null,
    noteEn: figure.note?.en ?? null,
    sourceTitle: figure.source.title,
    sourceUrl: figure.source.url,
    recordedAt: now,
  };
}
