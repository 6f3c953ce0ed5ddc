import { createHash } from 'node:crypto';
import { z } from 'zod';
import { m } from '#messages';
import { asActor, type Tx } from '#platform/db/scope.ts';
import { ScanFault, scanFile } from '#platform/files/clamav.ts';
import { drawingKind, type DrawingProblem } from '#platform/files/drawing-kind.ts';
import { isId } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';
import { text, type Text } from '#platform/text.ts';
import {
  ok,
  publicActor,
  refuse,
  refuseField,
  type Actor,
  type Context,
  type Result,
} from '#platform/use-case/index.ts';
import { seesFiles } from '../../quotation/index.ts';
import { holdLink } from './link-scope.ts';
import { readLinkedRequest, readRequestById } from './request.queries.ts';
import { readOwnRecipient } from './supplier.queries.ts';

export const MOST_DRAWINGS = 5;

/** A drawing that was looked at: by its kind always, and by the virus scanner where there is one. */
export const receivedDrawing = z.object({
  name: z.string().trim().min(1).max(255),
  mediaType: z.string().max(100),
  scan: z.enum(['clean', 'unscanned']),
  data: z.instanceof(Uint8Array),
});
export type ReceivedDrawing = z.output<typeof receivedDrawing>;

const PROBLEMS: Record<DrawingProblem, () => Text> = {
  empty: () => text(m.quotation_file_empty),
  'too-large': () => text(m.quotation_file_large),
  kind: () => text(m.quotation_file_kind),
  'not-what-it-says': () => text(m.quotation_file_not_what),
};

/**
 * Looks at what a buyer sent before any transaction is opened: the scanner is a call outside. What is infected is refused
 * and never kept; where the scanner cannot be asked, nothing is taken unseen.
 */
export async function receiveDrawings(
  runtime: Runtime,
  files: readonly { name: string; data: Uint8Array<ArrayBuffer> }[],
): Promise<Result<ReceivedDrawing[]>> {
  if (files.length > MOST_DRAWINGS)
    return refuseField('drawings', 'too-many-files', text(m.quotation_file_many, { limit: MOST_DRAWINGS }));
  const received: ReceivedDrawing[] = [];
  for (const file of files) {
    const kind = drawingKind(file.name, file.data);
    if ('problem' in kind) return refuseField('drawings', `file-${kind.problem}`, PROBLEMS[kind.problem]());
    const scan = await scanned(runtime, file);
    if (!scan.ok) return scan;
    received.push({ ...file, ...kind, name: file.name.slice(0, 255), scan: scan.value });
  }
  return ok(received);
}

async function scanned(
  { config, log }: Runtime,
  { name, data }: { name: string; data: Uint8Array },
): Promise<Result<'clean' | 'unscanned'>> {
  if (config.clamd === null) return ok('unscanned');
  try {
    const verdict = await scanFile(config.clamd, data);
    if (verdict.clean) return ok('clean');
    log.warn({ found: verdict.found }, 'an infected drawing was refused');
    return refuseField('drawings', 'file-infected', text(m.quotation_file_infected, { name }));
  } catch (error) {
    if (!(error instanceof ScanFault)) throw error;
    log.error({ err: error }, 'the virus scanner did not answer');
    return refuse('refused', 'scanner-down', text(m.quotation_file_unscanned));
  }
}

const CHUNK = 1 << 20;

/** Keeps drawings with a request, in the caller's transaction. */
export async function keepDrawings(
  { tx, now, newId }: Pick<Context, 'tx' | 'now' | 'newId'>,
  requestId: string,
  drawings: readonly ReceivedDrawing[],
): Promise<void> {
  for (const { data, ...drawing } of drawings) {
    const id = newId();
    const sha256 = createHash('sha256').update(data).digest('hex');
    const row = { id, requestId, ...drawing, sizeBytes: data.byteLength, sha256, addedAt: now };
    await tx.insertInto('quotationDrawing').values(row).execute();
    for (let position = 0; position * CHUNK < data.byteLength; position++) {
      const part = Buffer.from(data.subarray(position * CHUNK, (position + 1) * CHUNK));
      await tx.insertInto('quotationDrawingChunk').values({ drawingId: id, position, data: part }).execute();
    }
  }
}

export interface DrawingFile {
  name: string;
  mediaType: string;
  data: Buffer<ArrayBuffer>;
}

/** A drawing of the request that a link opens; null for anything else. */
export function readLinkedDrawing(
  runtime: Runtime,
  token: string,
  drawingId: string,
): Promise<DrawingFile | null> {
  return asActor(runtime.db, publicActor, async (tx) => {
    await holdLink(tx, token);
    const request = await readLinkedRequest(tx, { hold: false });
    return request ? readWhole(tx, request.id, drawingId) : null;
  });
}

/** A drawing for a supplier that was asked, once it may see it; null before, and for anybody else. */
export function readSupplierDrawing(
  runtime: Runtime,
  actor: Actor,
  { requestId, drawingId }: { requestId: string; drawingId: string },
): Promise<DrawingFile | null> {
  if (actor.companyId === null || !isId(requestId)) return Promise.resolve(null);
  return asActor(runtime.db, actor, async (tx) => {
    const recipient = await readOwnRecipient(tx, actor, requestId);
    const request = recipient && (await readRequestById(tx, requestId));
    if (!request || !seesFiles(request.need.confidentiality, recipient)) return null;
    return readWhole(tx, request.id, drawingId);
  });
}

async function readWhole(tx: Tx, requestId: string, drawingId: string): Promise<DrawingFile | null> {
  if (!isId(drawingId)) return null;
  const drawing = await tx
    .selectFrom('quotationDrawing')
    .select(['name', 'mediaType'])
    .where('id', '=', drawingId)
    .where('requestId', '=', requestId)
    .executeTakeFirst();
  if (!drawing) return null;
  const chunks = await tx
    .selectFrom('quotationDrawingChunk')
    .select('data')
    .where('drawingId', '=', drawingId)
    .orderBy('position')
    .execute();
  return chunks.length === 0 ? null : { ...drawing, data: Buffer.concat(chunks.map(({ data }) => data)) };
}
