import { quebecDay } from '#platform/clock.ts';
import type { ExportedFile, ExportReader } from '#platform/exported-list.ts';
import type { Runtime } from '#platform/runtime.ts';
import { csvStream } from '#platform/tabular/index.ts';
import { ok, perform, type Result } from '#platform/use-case/index.ts';
import { listPortalRows } from './list-portal-rows.ts';

const PAGE = 200;

/** As another program reads it: commas, and no mark before the first title. */
const FORMAT = { delimiter: ',', bom: false } as const;

/** The portal's file, written while it is read. The first page comes first: a refusal cannot be told in mid-file. */
export async function exportPortal(
  runtime: Runtime,
  reader: ExportReader,
  input: { id: string; version: string } & Record<string, unknown>,
): Promise<Result<ExportedFile>> {
  const readPage = (cursor?: string) =>
    perform(runtime, { ...reader, channel: 'page' }, listPortalRows, { ...input, limit: PAGE, cursor });
  const first = await readPage();
  if (!first.ok) return first;
  const body = csvStream(first.value.columns, cellsOf(first.value, readPage), FORMAT);
  const name = `${input.id}-${quebecDay(runtime.clock.now())}.csv`;
  return ok({ name, mediaType: 'text/csv; charset=utf-8', body });
}

interface PortalPage {
  items: { cells: string[] }[];
  nextCursor: string | null;
}

async function* cellsOf(
  first: PortalPage,
  readPage: (cursor: string) => Promise<Result<PortalPage>>,
): AsyncGenerator<string[]> {
  for (let page = first; ;) {
    for (const { cells } of page.items) yield cells;
    if (page.nextCursor === null) return;
    const next = await readPage(page.nextCursor);
    if (!next.ok) throw new Error(`An export that was admitted is refused on its way: ${next.refusal.code}`);
    page = next.value;
  }
}
