/** What JSON carries unchanged: no dates, no undefined, nothing that has a class. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
type AsJson<T> = T extends Json ? T : T extends (infer V)[] ? AsJson<V>[] : { [K in keyof T]: AsJson<T[K]> };

/**
 * A large answer on its way to the browser. It goes as JSON, written once however many pages it stands on; as part of a
 * page's script, which SvelteKit writes value by value for each reader, it costs ten times as much.
 */
export class Packed<T> {
  readonly value: T;
  #json: string | null;

  constructor(value: T, json: string | null = null) {
    this.value = value;
    this.#json = json;
  }

  get json(): string {
    return (this.#json ??= JSON.stringify(this.value));
  }

  static read<T>(json: string): Packed<T> {
    return new Packed(JSON.parse(json) as T, json);
  }
}

const kept = new WeakMap<object, Packed<unknown>>();

/** The same answer is packed once: those of `loadShared` serve several readers. */
export function packed<T extends object>(value: T & AsJson<T>): Packed<T> {
  const found = kept.get(value) as Packed<T> | undefined;
  if (found) return found;
  const made = new Packed<T>(value);
  kept.set(value, made);
  return made;
}
