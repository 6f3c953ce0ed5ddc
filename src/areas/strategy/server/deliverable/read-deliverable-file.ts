import { readFile } from '#platform/files/files.ts';
import { isId } from '#platform/ids.ts';
import { asActor, type Tx } from '#platform/db/scope.ts';
import type { Runtime } from '#platform/runtime.ts';
import type { Actor } from '#platform/use-case/index.ts';
import { DELIVERABLE_FORMATS, type DeliverableFormat } from '../../deliverable/index.ts';
import { strategyReader } from '../document/policies.ts';
import { findStrategy } from '../document/strategy-scope.ts';

export interface DeliverableFile {
  name: string;
  mediaType: string;
  format: DeliverableFormat;
  bytes: Uint8Array<ArrayBuffer>;
}

interface Wanted {
  id: string;
  deliverableId: string;
  format: string;
}

/** A plan that was made, for those who see its strategy; null for anything else. */
export async function readDeliverableFile(
  runtime: Runtime,
  actor: Actor,
  { id, deliverableId, format }: Wanted,
): Promise<DeliverableFile | null> {
  const known = DELIVERABLE_FORMATS.find((one) => one === format);
  if (!known || !strategyReader(actor) || !isId(id) || !isId(deliverableId)) return null;
  return asActor(runtime.db, actor, async (tx) => {
    if (!(await findStrategy({ tx, actor }, id))) return null;
    const file = await tx
      .selectFrom('strategyDeliverable as d')
      .innerJoin('file as f', 'f.id', known === 'pdf' ? 'd.pdfId' : 'd.wordId')
      .where('d.id', '=', deliverableId)
      .where('d.strategyId', '=', id)
      .select(['f.id', 'f.name', 'f.mediaType'])
      .executeTakeFirst();
    if (!file) return null;
    const { name, mediaType } = file;
    return { name, mediaType, format: known, bytes: await readWhole(tx, file.id) };
  });
}

async function readWhole(tx: Tx, fileId: string): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of readFile(tx, fileId)) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}
