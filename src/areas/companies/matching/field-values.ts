import { GrowingU32, Interner, f32 } from './arrays.ts';
import type { Compare, Encoder, Field, Given, NumberColumn, PhoneColumn, ValueColumn } from './field.ts';
import { SHARED_FROM } from './field.ts';
import { normalisePhone } from './normalise-contact.ts';

interface Options<R, V> {
  readonly name: string;
  readonly given?: Given;
  readonly read: (record: R) => V | undefined;
}

/** Telephone: same, same but shared by many, near (one slip of the finger, or another area code), different. */
export function phoneField<R>(options: Options<R, string>): Field<R> {
  return {
    name: options.name,
    levels: ['missing', 'same', 'shared', 'near', 'different'],
    given: options.given,
    expected: [0.6, 0.12, 0.08, 0.2],
    show: (record) => options.read(record) ?? '',
    encoder: () => new PhoneEncoder(options),
  };
}

class PhoneEncoder<R> implements Encoder<R> {
  readonly #options: Options<R, string>;
  readonly #lines = new Interner();
  readonly #ids = new GrowingU32();
  readonly #area = new GrowingU32();
  readonly #line = new GrowingU32();

  constructor(options: Options<R, string>) {
    this.#options = options;
  }

  add(record: R): void {
    const phone = normalisePhone(this.#options.read(record));
    this.#area.push(phone?.area ?? 0);
    this.#line.push(phone?.line ?? 0);
    this.#ids.push(this.#lines.count(phone === undefined ? undefined : String(phone.line)));
  }

  finish(): PhoneColumn {
    const holders = this.#ids.finish();
    holders.forEach((id, at) => (holders[at] = this.#lines.counts.at(id)));
    return { kind: 'phone', area: this.#area.finish(), line: this.#line.finish(), holders };
  }
}

export function comparePhones({ area, line, holders }: PhoneColumn): Compare {
  return (a, b) => {
    const lineA = line[a] ?? 0;
    const lineB = line[b] ?? 0;
    if (lineA === 0 || lineB === 0) return 0;
    const otherArea = area[a] !== 0 && area[b] !== 0 && area[a] !== area[b];
    if (lineA === lineB && !otherArea)
      return Math.max(holders[a] ?? 0, holders[b] ?? 0) >= SHARED_FROM ? 2 : 1;
    if (lineA === lineB || (!otherArea && oneSlip(lineA, lineB))) return 3;
    return 4;
  };
}

/** One digit differs, or two neighbouring digits are swapped. */
function oneSlip(a: number, b: number): boolean {
  let gap = Math.abs(a - b);
  while (gap % 10 === 0) gap /= 10;
  // 1 to 9: one digit (without carry); multiples of 9 up to 81: two neighbours swapped.
  return (gap < 10 && digitsApart(a, b) === 1) || (gap <= 81 && gap % 9 === 0 && swapped(a, b));
}

function digitsApart(a: number, b: number): number {
  let apart = 0;
  for (
    let left = a, right = b;
    left > 0 || right > 0;
    left = Math.trunc(left / 10), right = Math.trunc(right / 10)
  ) {
    if (left % 10 !== right % 10) apart += 1;
  }
  return apart;
}

function swapped(a: number, b: number): boolean {
  if (digitsApart(a, b) !== 2) return false;
  const digits = (value: number): string => [...String(value).padStart(7, '0')].sort().join('');
  return digits(a) === digits(b);
}

interface ValueOptions<R> extends Options<R, string> {
  readonly show?: (record: R) => string;
  readonly certain?: boolean;
  /** Gives the part that near values share; its presence makes the field graded (same, shared, near, different). */
  readonly stem?: (value: string) => string;
}

/** Identifiers (same or different) and, with a `stem`, web domains. */
export function valueField<R>(options: ValueOptions<R>): Field<R> {
  const graded = options.stem !== undefined;
  return {
    name: options.name,
    levels: graded ? ['missing', 'same', 'shared', 'near', 'different'] : ['missing', 'same', 'different'],
    given: options.given,
    certain: options.certain,
    expected: graded ? [0.7, 0.1, 0.05, 0.15] : [0.99, 0.01],
    show: options.show ?? ((record) => options.read(record) ?? ''),
    encoder: () => new ValueEncoder(options),
  };
}

class ValueEncoder<R> implements Encoder<R> {
  readonly #options: ValueOptions<R>;
  readonly #values = new Interner();
  readonly #stems = new Interner();
  readonly #value = new GrowingU32();
  readonly #stem = new GrowingU32();

  constructor(options: ValueOptions<R>) {
    this.#options = options;
  }

  add(record: R): void {
    const value = this.#options.read(record);
    this.#value.push(this.#values.count(value));
    this.#stem.push(value === undefined ? 0 : this.#stems.id(this.#options.stem?.(value)));
  }

  finish(): ValueColumn {
    return {
      kind: 'value',
      value: this.#value.finish(),
      stem: this.#stem.finish(),
      holders: this.#values.counts.finish(),
      graded: this.#options.stem !== undefined,
    };
  }
}

export function compareValues({ value, stem, holders, graded }: ValueColumn): Compare {
  const [shared, near, different] = graded ? [2, 3, 4] : [1, 2, 2];
  return (a, b) => {
    const valueA = value[a] ?? 0;
    const valueB = value[b] ?? 0;
    if (valueA === 0 || valueB === 0) return 0;
    if (valueA === valueB) return (holders[valueA] ?? 0) >= SHARED_FROM ? shared : 1;
    return stem[a] !== 0 && stem[a] === stem[b] ? near : different;
  };
}

/** Quantities such as a price: within 2 %, within 15 %, within 40 %, or different. */
export function numberField<R>(options: Options<R, number>): Field<R> {
  return {
    name: options.name,
    levels: ['missing', 'same', 'close', 'near', 'different'],
    given: options.given,
    expected: [0.35, 0.3, 0.2, 0.15],
    show: (record) => String(options.read(record) ?? ''),
    encoder: () => {
      const values: number[] = [];
      return {
        add: (record) => values.push(options.read(record) ?? NaN),
        finish: (): NumberColumn => {
          const value = f32(values.length);
          value.set(values);
          return { kind: 'number', value };
        },
      };
    },
  };
}

export function compareNumbers({ value }: NumberColumn): Compare {
  return (a, b) => {
    const low = Math.min(value[a] ?? NaN, value[b] ?? NaN);
    const high = Math.max(value[a] ?? NaN, value[b] ?? NaN);
    if (Number.isNaN(low) || low <= 0) return 0;
    const ratio = high / low;
    if (ratio <= 1.02) return 1;
    if (ratio <= 1.15) return 2;
    return ratio <= 1.4 ? 3 : 4;
  };
}
