/**
 * Typed arrays that grow while records come in, and that several threads then read. A register of a million
 * firms fits in a few hundred megabytes this way; as objects it would need gigabytes.
 */
type Bytes = ArrayBuffer | SharedArrayBuffer;

/** Shared memory where the platform has it (Node, isolated pages), plain memory elsewhere. */
export function memory(bytes: number): Bytes {
  return typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes);
}

export const u32 = (length: number): Uint32Array => new Uint32Array(memory(length * 4));
export const f32 = (length: number): Float32Array => new Float32Array(memory(length * 4));
export const u16 = (length: number): Uint16Array => new Uint16Array(memory(length * 2));

export class GrowingU32 {
  #items = u32(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#items.length) this.#grow();
    this.#items[this.length] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.#items[index] ?? 0;
  }

  increment(index: number): void {
    this.#items[index] = (this.#items[index] ?? 0) + 1;
  }

  /** The filled part, without a copy. */
  finish(): Uint32Array {
    return this.#items.subarray(0, this.length);
  }

  #grow(): void {
    const larger = u32(this.#items.length * 2);
    larger.set(this.#items);
    this.#items = larger;
  }
}

/** Gives each distinct text a number from 1 on; 0 stands for "nothing". Counts how many records hold it. */
export class Interner {
  readonly #ids = new Map<string, number>();
  readonly counts = new GrowingU32();

  constructor() {
    this.counts.push(0);
  }

  id(text: string | undefined): number {
    if (text === undefined || text === '') return 0;
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    this.#ids.set(text, this.counts.length);
    this.counts.push(0);
    return this.counts.length - 1;
  }

  /** As `id`, and counts one more holder. */
  count(text: string | undefined): number {
    const id = this.id(text);
    if (id > 0) this.counts.increment(id);
    return id;
  }

  get size(): number {
    return this.counts.length;
  }

  texts(): IterableIterator<string> {
    return this.#ids.keys();
  }
}

/** Lists of numbers, one per record, end to end: list i is `items[starts[i]] .. items[starts[i + 1]]`. */
export interface Lists {
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
}

export class GrowingLists {
  readonly #starts = new GrowingU32();
  readonly #items = new GrowingU32();

  constructor() {
    this.#starts.push(0);
  }

  add(list: Iterable<number>): void {
    for (const item of list) this.#items.push(item);
    this.#starts.push(this.#items.length);
  }

  get length(): number {
    return this.#starts.length - 1;
  }

  finish(): Lists {
    return { starts: this.#starts.finish(), items: this.#items.finish() };
  }
}
