import { quebecDay } from '#platform/clock.ts';
import { newId } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';
import { Tally, type CountKey } from '../../visibility/index.ts';
import { writeBatch, type Batch } from './write-counts.ts';

const EVERY_MS = 1000;

/** One view of one supplier, and whose it was: an address with a browser's name, or null where nobody is told apart. */
export interface Seen extends Omit<CountKey, 'day'> {
  who: string | null;
}

/** What this process saw and has not written yet. Written every second, and before the process ends. */
export class VisibilityBuffer {
  readonly #runtime: Runtime;
  #tally = new Tally();
  #visits = new Map<string, Batch['visits'][number]>();
  /** Batches that the database did not take yet, the oldest first. */
  #waiting: Batch[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  note(seen: readonly Seen[]): void {
    const day = quebecDay(this.#runtime.clock.now());
    for (const { who, ...key } of seen) {
      const { companyId } = key;
      this.#tally.add({ ...key, day });
      if (who) this.#visits.set([companyId, day, who].join('\t'), { companyId, day, who });
    }
  }

  /** Writes everything noted until now. What fails stays, and goes with the next. */
  flush(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<void> {
    this.#seal();
    while (this.#waiting[0]) {
      const [batch] = this.#waiting;
      const failure = await writeBatch(this.#runtime.db, batch, this.#runtime.clock.now()).catch(asError);
      if (failure) {
        this.#runtime.log.warn({ err: failure }, 'visibility figures wait to be written');
        return;
      }
      this.#waiting.shift();
    }
  }

  #seal(): void {
    const counts = this.#tally.counts();
    if (counts.length === 0) return;
    this.#waiting.push({ id: newId(), counts, visits: [...this.#visits.values()] });
    this.#tally = new Tally();
    this.#visits = new Map();
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

const BUFFERS = new WeakMap<Runtime['db'], VisibilityBuffer>();

/** The buffer of this process: begins its rounds with the first view. */
export function visibilityBuffer(runtime: Runtime): VisibilityBuffer {
  const known = BUFFERS.get(runtime.db);
  if (known) return known;
  const buffer = new VisibilityBuffer(runtime);
  BUFFERS.set(runtime.db, buffer);
  const rounds = setInterval(() => void buffer.flush(), EVERY_MS);
  rounds.unref();
  runtime.beforeClose.push(() => {
    clearInterval(rounds);
    return buffer.flush();
  });
  return buffer;
}
