import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { currentRuntime } from '../runtime.ts';
import type { Locale } from '../text.ts';

/** A chart of the pages, drawn for a document. */
export interface Drawing {
  /** The component's file from the project's root: 'src/ui/charts/Radar.svelte'. */
  component: string;
  /** Its props, as plain data. */
  props: Record<string, unknown>;
  /** In units of the drawing, whose writing is 12 to 14 high: 640 fills the width of a page. */
  width?: number;
}

export interface PdfRequest {
  /** The typst template from the project's root. It stands on `/src/platform/documents/typst/house.typ`. */
  template: string;
  locale: Locale;
  /** The document's own description: PDF/UA asks for a title. `date` is YYYY-MM-DD. */
  document: { title: string; author: string; date: string; keywords?: string[]; footer: string };
  /** Plain data (JSON) for the template. Texts are set as they are and never read as typst. */
  data: unknown;
  /** Charts by name (letters, digits, hyphens): the template sets them with `drawing("name", alt: …)`. */
  drawings?: Record<string, Drawing>;
  /** Pictures by file name ("photo-1.jpg"), for `picture("photo-1.jpg", alt: …)`. */
  pictures?: Record<string, Uint8Array>;
}

export interface Pdf {
  bytes: Uint8Array<ArrayBuffer>;
  pages: number;
  /** The charts as they stand in the document, by name: SVG files, for another document with the same drawings. */
  drawings: Record<string, string>;
}

export type PdfStep = 'drawing' | 'typesetting' | 'writing';

export type ToThread = { id: number; request: PdfRequest };
export type FromThread = { id: number } & ({ step: PdfStep } | { pdf: Pdf } | { fault: string });

interface Waiting {
  resolve(pdf: Pdf): void;
  reject(error: Error): void;
  onStep?: (step: PdfStep) => void;
}

/** A document of hundreds of pages takes seconds; one that takes longer than this will not end. */
const PATIENCE_MS = 60_000;

/**
 * Typesets a tagged PDF (PDF/UA-1) in a thread of its own, with the charts of the pages. The first document of a process
 * takes about a second, the next ones some tens of milliseconds.
 *
 * @throws Error when a template, a drawing or a picture is wrong: a fault of ours, with typst's own words.
 */
export function renderPdf(request: PdfRequest, onStep?: (step: PdfStep) => void): Promise<Pdf> {
  thread ??= new PdfThread();
  return thread.render(request, onStep);
}

/** Starts the thread ahead of a document that somebody is likely to ask for: the first one takes a second less. */
export function preparePdf(): void {
  thread ??= new PdfThread();
}

let thread: PdfThread | null = null;

class PdfThread {
  readonly #worker = new Worker(threadFile(), { execArgv: ['--disable-warning=ExperimentalWarning'] });
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor() {
    // A thread without work must not keep a process from ending.
    this.#worker.unref();
    this.#worker.on('message', (message: FromThread) => this.#hear(message));
    this.#worker.on('error', (error) => this.#end(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on('exit', () => this.#end(new Error('The typesetting thread ended.')));
  }

  render(request: PdfRequest, onStep?: (step: PdfStep) => void): Promise<Pdf> {
    const id = (this.#last += 1);
    const { promise, resolve, reject } = Promise.withResolvers<Pdf>();
    this.#waiting.set(id, { resolve, reject, onStep });
    this.#worker.ref();
    this.#worker.postMessage({ id, request } satisfies ToThread);
    const timer = setTimeout(() => this.#giveUp(), PATIENCE_MS * this.#waiting.size);
    return promise.finally(() => clearTimeout(timer));
  }

  #hear(message: FromThread): void {
    const waiting = this.#waiting.get(message.id);
    if ('step' in message) return waiting?.onStep?.(message.step);
    this.#waiting.delete(message.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ('pdf' in message) waiting?.resolve(message.pdf);
    else waiting?.reject(new Error(message.fault));
  }

  #giveUp(): void {
    this.#end(new Error(`A document was not typeset within ${PATIENCE_MS / 1000} s.`));
    void this.#worker.terminate();
  }

  /** Who waits is told; the next document gets a new thread. */
  #end(error: Error): void {
    if (thread === this) thread = null;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

const FILE = 'pdf-thread.ts';

/** Beside this file in the sources; from a built server, whose code lies elsewhere, in the sources of the project. */
function threadFile(): string {
  const beside = fileURLToPath(new URL(FILE, import.meta.url));
  if (existsSync(beside)) return beside;
  return path.join(currentRuntime().config.root, 'src', 'platform', 'documents', FILE);
}
