import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { LIMITS, type TabularLimits } from './limits.ts';
import { TabularError, type TabularProblem } from './problem.ts';
import type { TabularRow } from './row.ts';
import { inspectZip, readPart } from './zip-guard.ts';

export interface XlsxRequest {
  bytes: Uint8Array;
  sheet: string;
  limits: TabularLimits;
}

export type XlsxMessage =
  | { rows: TabularRow[] }
  | { done: true }
  | { problem: TabularProblem; details: Readonly<Record<string, string | number>> };

const OLE2 = [0xd0, 0xcf, 0x11, 0xe0];

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
/** Workbooks from before 2007, and protected ones of any age. */
export const isOldOrProtected = (bytes: Uint8Array): boolean => OLE2.every((byte, at) => bytes[at] === byte);

/**
 * The visible sheets of a workbook, in its order.
 * @throws TabularError 'damaged' when it is no workbook, 'too-large-unpacked' before anything is unpacked.
 */
export function sheetsOf(bytes: Uint8Array, limits: TabularLimits = LIMITS): string[] {
  const workbook = inspectZip(bytes, limits).find((part) => part.name === 'xl/workbook.xml');
  if (!workbook) throw new TabularError('damaged');
  const tags = readPart(bytes, workbook).match(/<(?:\w+:)?sheet\s[^>]*>/g) ?? [];
  const visible = tags.filter((tag) => !/\sstate="(?:hidden|veryHidden)"/.test(tag));
  return visible.map((tag) => unescapeXml(/\sname="([^"]*)"/.exec(tag)?.[1] ?? '')).filter(Boolean);
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex: string, decimal: string, name: string) => {
      if (name) return ENTITIES[name] ?? whole;
      const code = hex ? parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/**
 * Rows of one sheet. Formulas give the value they had when the workbook was saved; macros are never looked at.
 * @throws TabularError when a limit is passed or the workbook cannot be read.
 */
export async function* readXlsx(
  bytes: Uint8Array,
  sheet: string,
  limits: TabularLimits = LIMITS,
): AsyncGenerator<TabularRow> {
  if (!sheetsOf(bytes, limits).includes(sheet)) throw new TabularError('no-such-sheet', { sheet });
  const request: XlsxRequest = { bytes, sheet, limits };
  const thread = new Worker(new URL('./xlsx-thread.ts', import.meta.url), {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: limits.memory },
  });
  // Listened to from the start: a thread may fail while nobody waits for it.
  const failure = once(thread, 'error').then(([error]) => failed(error, limits));
  try {
    for (;;) {
      const message = await Promise.race([nextMessage(thread), failure]);
      if ('done' in message) return;
      if ('problem' in message) throw new TabularError(message.problem, message.details);
      yield* message.rows;
      thread.postMessage('next');
    }
  } finally {
    await thread.terminate();
  }
}

async function nextMessage(thread: Worker): Promise<XlsxMessage> {
  const [message] = (await once(thread, 'message')) as [XlsxMessage];
  return message;
}

function failed(error: unknown, limits: TabularLimits): XlsxMessage {
  const outOfMemory = (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY';
  if (!outOfMemory) throw error;
  return { problem: 'too-large-unpacked', details: { limit: limits.expandedBytes } };
}
