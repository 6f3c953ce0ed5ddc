import { weighted, type Random } from './random.ts';
import {
  COINED_ENDS,
  COINED_STARTS,
  ENGLISH_SURNAMES,
  GIVEN_NAMES,
  PLACE_WORDS,
  SURNAMES,
  TRADES,
} from './words.ts';

/** A name without its legal form, and other ways of saying it that are as plausible. */
type Draft = (random: Random, trade: Trade, city: string) => string;
type Trade = (typeof TRADES)[string];

const FAMILY_ENDINGS = weighted<Draft>([
  [(random) => random.pick(SURNAMES), 52],
  [(random) => `${random.pick(SURNAMES)} & Fils`, 18],
  [(random) => `${random.pick(SURNAMES)} et Fils`, 6],
  [(random) => `${random.pick(SURNAMES)} & ${random.pick(SURNAMES)}`, 10],
  [(random) => `${random.pick(SURNAMES)} Frères`, 6],
  [(random) => `${random.pick(GIVEN_NAMES)} ${random.pick(SURNAMES)}`, 8],
]);

const family: Draft = (random, trade, city) =>
  `${random.pick(trade.names)} ${FAMILY_ENDINGS(random)(random, trade, city)}`;
const place: Draft = (random, trade) =>
  `${random.chance(0.6) ? 'Les ' : ''}${random.pick(trade.plurals)} ${random.pick(PLACE_WORDS)}`;
const town: Draft = (random, trade, city) => `${random.pick(trade.names)} ${city}`;
const initials: Draft = (random, trade) => `${random.pick(trade.names)} ${letters(random, random.int(2, 3))}`;
const coined: Draft = (random) => `${random.pick(COINED_STARTS)}${random.pick(COINED_ENDS)}`;
const group: Draft = (random) => `Groupe ${random.pick(SURNAMES)}`;
const english: Draft = (random, trade) => `${random.pick(ENGLISH_SURNAMES)} ${random.pick(trade.english)}`;

const pickDraft = weighted<Draft>([
  [family, 42],
  [place, 21],
  [town, 7],
  [initials, 11],
  [coined, 13],
  [group, 4],
  [english, 2],
]);

export interface NameMaker {
  /** A name nobody had yet, without its legal form. */
  core(random: Random, naics: string, city: string): string;
  /** A company named by its number, as the register does for those who choose no name. */
  numbered(): string;
}

/** `reserved` names, without their legal form, are never drawn. */
export function createNameMaker(reserved: readonly string[] = []): NameMaker {
  const taken = new Set(reserved);
  let number = 0;
  return {
    core: (random, naics, city) => {
      const trade = tradeOf(naics);
      const name = firstFree(taken, variants(random, pickDraft(random)(random, trade, city), city));
      taken.add(name);
      return name;
    },
    // Numbers from 9700-0000 on are not yet in the register's series.
    numbered: () => {
      number += 1;
      const digits = String(97_000_000 + number * 17);
      return `${digits.slice(0, 4)}-${digits.slice(4)} Québec inc.`;
    },
  };
}

/** The name, then the ways in which firms of one name tell themselves apart. */
function* variants(random: Random, name: string, city: string): Generator<string> {
  yield name;
  yield `${name} ${random.pick(PLACE_WORDS)}`;
  yield `${name} de ${city}`.replace(' de Le ', ' du ').replace(' de Les ', ' des ');
  for (;;) yield `${name} ${letters(random, 3)} (${random.int(1974, 2023)})`;
}

function firstFree(taken: ReadonlySet<string>, names: Generator<string>): string {
  for (const name of names) if (!taken.has(name)) return name;
  throw new RangeError('No name left');
}

function tradeOf(naics: string): Trade {
  const trade = TRADES[naics.slice(0, 3)] ?? TRADES[naics.slice(0, 2)];
  if (!trade) throw new RangeError(`No words for industry ${naics}`);
  return trade;
}

function letters(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.pick([...'ABCDEFGHJLMNPRST'])).join('.') + '.';
}

/** `Les Aciers du Fjord` as a host name: `aciersdufjord`. */
export function hostOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^les /, '')
    .replace(/\b(inc|ltee|ltd|enr)\b/g, '')
    .replace(/[^a-z0-9]/g, '');
  return `${plain.slice(0, 40)}.example`;
}
