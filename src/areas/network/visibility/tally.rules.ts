import type { Count, CountKey } from './event.ts';

/** Views added up by where they count, until they are written. */
export class Tally {
  readonly #counts = new Map<string, Count>();

  add(key: CountKey, views = 1): void {
    const name = nameOf(key);
    const known = this.#counts.get(name);
    if (known) known.views += views;
    else this.#counts.set(name, { ...key, views });
  }

  /** In one order for everybody: two processes that write the same rows wait for each other, and never both. */
  counts(): Count[] {
    return [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
  }
}

const nameOf = ({ companyId, day, kind, country, language, concept, product }: CountKey): string =>
  [companyId, day, kind, country, language, concept, product].join('\t');
