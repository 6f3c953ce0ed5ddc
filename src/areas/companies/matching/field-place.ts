import { GrowingLists, GrowingU32, Interner } from './arrays.ts';
import type { Compare, Encoder, Field, Given, PlaceColumn } from './field.ts';
import { SHARED_FROM } from './field.ts';
import { lexiconOf, nearWord } from './lexicon.ts';
import type { Address } from './normalise-address.ts';
import { normaliseAddress, normaliseCity } from './normalise-address.ts';
import { normalisePostalCode, postalArea } from './normalise-contact.ts';
import { rememberLast } from './text.ts';

const SAME_DOOR = 1;
const SHARED_DOOR = 2;
const OTHER_UNIT = 3;
const DOOR_ELSEWHERE = 4;
const NEAR_DOOR = 5;
const SAME_STREET = 6;
const SAME_AREA = 7;
const DIFFERENT = 8;

const LEVELS = [
  'missing',
  'same-door',
  'shared-door',
  'other-unit',
  'door-elsewhere',
  'near-door',
  'same-street',
  'same-area',
  'different',
];
const EXPECTED = [0.6, 0.1, 0.04, 0.04, 0.04, 0.04, 0.06, 0.08];

export interface PlaceParts {
  readonly address?: string;
  readonly city?: string;
  readonly postalCode?: string;
}

/** The place as its parts; the postal code found inside the street line serves where the field is empty. */
export const placeOf = rememberLast(readPlace);

function readPlace(parts: PlaceParts): { address?: Address; postal?: string; city?: string } {
  const address = parts.address === undefined ? undefined : normaliseAddress(parts.address);
  return {
    address:
      address === undefined || (address.civic === 0 && address.street.length === 0) ? undefined : address,
    postal: normalisePostalCode(parts.postalCode) ?? address?.postalCode,
    city: normaliseCity(parts.city),
  };
}

export interface PlaceOptions<R> {
  readonly name: string;
  readonly given?: Given;
  readonly givenAnchored?: Given;
  readonly parts: (record: R) => PlaceParts;
}

export function placeField<R>(options: PlaceOptions<R>): Field<R> {
  return {
    name: options.name,
    levels: LEVELS,
    given: options.given,
    givenAnchored: options.givenAnchored,
    expected: EXPECTED,
    show: (record) => showPlace(options.parts(record)),
    encoder: () => new PlaceEncoder(options),
  };
}

const showPlace = ({ address, city, postalCode }: PlaceParts): string =>
  [address, city, postalCode].filter((part) => part !== undefined && part !== '').join(', ');

class PlaceEncoder<R> implements Encoder<R> {
  readonly #options: PlaceOptions<R>;
  readonly #texts = new Interner();
  readonly #doors = new Interner();
  readonly #words = new Interner();
  readonly #street = new GrowingLists();
  readonly #civic = new GrowingU32();
  readonly #direction = new GrowingU32();
  readonly #unit = new GrowingU32();
  readonly #postal = new GrowingU32();
  readonly #area = new GrowingU32();
  readonly #city = new GrowingU32();
  readonly #door = new GrowingU32();

  constructor(options: PlaceOptions<R>) {
    this.#options = options;
  }

  add(record: R): void {
    const { address, postal, city } = placeOf(this.#options.parts(record));
    const area = postal === undefined ? undefined : postalArea(postal);
    this.#civic.push(address?.civic ?? 0);
    this.#direction.push(address?.direction.charCodeAt(0) || 0);
    this.#unit.push(this.#texts.id(address?.unit));
    this.#street.add((address?.street ?? []).map((word) => this.#words.id(word)));
    this.#postal.push(this.#texts.id(postal));
    this.#area.push(this.#texts.id(area));
    this.#city.push(this.#texts.id(city));
    this.#door.push(this.#doors.count(doorKey(address, city ?? area)));
  }

  finish(): PlaceColumn {
    return {
      kind: 'place',
      civic: this.#civic.finish(),
      direction: this.#direction.finish(),
      unit: this.#unit.finish(),
      street: this.#street.finish(),
      postal: this.#postal.finish(),
      area: this.#area.finish(),
      city: this.#city.finish(),
      door: this.#door.finish(),
      holders: this.#doors.counts.finish(),
      lexicon: lexiconOf(this.#words, this.#civic.length),
    };
  }
}

function doorKey(address: Address | undefined, town = ''): string | undefined {
  if (address === undefined || address.civic === 0) return undefined;
  return `${String(address.civic)} ${[...address.street].sort().join(' ')} ${town}`;
}

export function comparePlaces(column: PlaceColumn): Compare {
  return (a, b) => {
    if (bothHave(column, a, b, hasAddress)) return addressLevel(column, a, b);
    if (known(column.postal, a, b))
      return column.postal[a] === column.postal[b] ? SAME_STREET : areaLevel(column, a, b);
    return known(column.area, a, b) || known(column.city, a, b) ? areaLevel(column, a, b) : 0;
  };
}

const known = (values: Uint32Array, a: number, b: number): boolean => values[a] !== 0 && values[b] !== 0;
const agree = (values: Uint32Array, a: number, b: number): boolean =>
  known(values, a, b) && values[a] === values[b];
const clash = (values: Uint32Array, a: number, b: number): boolean =>
  known(values, a, b) && values[a] !== values[b];

const hasAddress = (column: PlaceColumn, at: number): boolean =>
  column.civic[at] !== 0 || column.street.starts[at] !== column.street.starts[at + 1];

function bothHave(
  column: PlaceColumn,
  a: number,
  b: number,
  has: (c: PlaceColumn, at: number) => boolean,
): boolean {
  return has(column, a) && has(column, b);
}

function areaLevel(column: PlaceColumn, a: number, b: number): number {
  return agree(column.area, a, b) || agree(column.city, a, b) ? SAME_AREA : DIFFERENT;
}

function addressLevel(column: PlaceColumn, a: number, b: number): number {
  const oneStreet = sameStreet(column, a, b) && !clash(column.direction, a, b);
  const oneCivic = agree(column.civic, a, b);
  if (oneStreet && oneCivic) return doorLevel(column, a, b);
  const onePostal = agree(column.postal, a, b);
  if (oneCivic && onePostal) return NEAR_DOOR;
  if (oneStreet && nearCivic(column.civic[a] ?? 0, column.civic[b] ?? 0) && !elsewhere(column, a, b))
    return NEAR_DOOR;
  if ((oneStreet && !elsewhere(column, a, b)) || (onePostal && isFine(column, a))) return SAME_STREET;
  return areaLevel(column, a, b);
}

function doorLevel(column: PlaceColumn, a: number, b: number): number {
  // `100, rue Principale` stands in hundreds of towns.
  if (elsewhere(column, a, b)) return DOOR_ELSEWHERE;
  if (clash(column.unit, a, b)) return OTHER_UNIT;
  return holdersOf(column, a, b) >= SHARED_FROM ? SHARED_DOOR : SAME_DOOR;
}

const holdersOf = (column: PlaceColumn, a: number, b: number): number =>
  Math.max(column.holders[column.door[a] ?? 0] ?? 0, column.holders[column.door[b] ?? 0] ?? 0);

/** Something says "another town" and nothing says "the same". */
function elsewhere(column: PlaceColumn, a: number, b: number): boolean {
  if (agree(column.area, a, b) || agree(column.city, a, b)) return false;
  return clash(column.area, a, b) || clash(column.city, a, b);
}

/** A Canadian code covers a street side; a US zip covers a district, and its area is the code itself. */
const isFine = (column: PlaceColumn, at: number): boolean => column.postal[at] !== column.area[at];

/** One digit differs or two neighbours are swapped, in numbers of three digits on. */
function nearCivic(a: number, b: number): boolean {
  if (a < 100 || b < 100) return false;
  const left = String(a);
  const right = String(b);
  if (left.length !== right.length) return false;
  const apart = [...left].flatMap((digit, at) => (digit === right[at] ? [] : [at]));
  if (apart.length === 1) return true;
  const [first = 0, second = 0] = apart;
  return (
    apart.length === 2 &&
    second === first + 1 &&
    left[first] === right[second] &&
    left[second] === right[first]
  );
}

/** Every word of the shorter name is in the longer one, or nearly. */
function sameStreet({ street, lexicon }: PlaceColumn, a: number, b: number): boolean {
  const lengthA = (street.starts[a + 1] ?? 0) - (street.starts[a] ?? 0);
  const lengthB = (street.starts[b + 1] ?? 0) - (street.starts[b] ?? 0);
  if (lengthA === 0 || lengthB === 0) return false;
  const [short, long] = lengthA <= lengthB ? [a, b] : [b, a];
  const end = street.starts[short + 1] ?? 0;
  for (let at = street.starts[short] ?? 0; at < end; at += 1) {
    if (!holdsWord(street.items[at] ?? 0, { street, lexicon }, long)) return false;
  }
  return true;
}

function holdsWord(
  word: number,
  { street, lexicon }: Pick<PlaceColumn, 'street' | 'lexicon'>,
  record: number,
): boolean {
  const end = street.starts[record + 1] ?? 0;
  for (let at = street.starts[record] ?? 0; at < end; at += 1) {
    const other = street.items[at] ?? 0;
    if (other === word || nearWord(lexicon, word, other) > 0) return true;
  }
  return false;
}
