import type { AidRule, RoadmapItem, RoadmapProblem } from './problem.ts';

/** An item that costs, takes and asks nothing, but for what is given. */
export function item(id: string, given: Partial<RoadmapItem> = {}): RoadmapItem {
  const costCents = given.costCents ?? [];
  return {
    id,
    title: `Projet ${id}`,
    durationQuarters: 1,
    costCents,
    aidableCents: costCents,
    effortDays: [],
    value: 10,
    prerequisites: [],
    excludes: [],
    must: 'free',
    earliest: null,
    latest: null,
    locked: null,
    ...given,
  };
}

/** Money and people without end over `count` quarters, but for what is given. */
export function problem(
  count: number,
  items: RoadmapItem[],
  given: Partial<RoadmapProblem> = {},
): RoadmapProblem {
  return {
    quarters: quarterNames(count),
    items,
    cashCents: Array.from({ length: count }, () => 100_000_000),
    peopleDays: Array.from({ length: count }, () => 1000),
    aid: [],
    stackingLimitBasisPoints: null,
    ...given,
  };
}

const quarterNames = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${2027 + Math.floor(at / 4)}-Q${(at % 4) + 1}`);

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

interface Chance {
  int(min: number, max: number): number;
  chance(probability: number): boolean;
}

function chanceOf(seed: number): Chance {
  const next = seeded(seed);
  return {
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (probability) => next() < probability,
  };
}

/**
 * A plant's wishes as they come: projects of 4 000 $ to 250 000 $ over one to three quarters, half of them with a yearly
 * cost once they run, most worth the more the more they cost, a third waiting for another, a few that rule each other
 * out, a few that must be; money for about 40 % of it, people for about half; aid of two programmes, with ceilings.
 * @param seed the same seed gives the same problem
 */
export function generatedProblem(seed: number, size: { items: number; quarters: number }): RoadmapProblem {
  const random = chanceOf(seed * 7919 + 13);
  const items: RoadmapItem[] = [];
  for (let at = 0; at < size.items; at += 1) items.push(generatedItem(random, items, size.quarters));
  const planned = totals(items);
  const { quarters } = size;
  const [cash, people] = [random.int(28, 50) / 100, random.int(35, 65) / 100];
  return problem(quarters, items, {
    // Rounded to a hundred dollars, uneven from quarter to quarter.
    cashCents: spread(random, quarters, planned.cents * cash).map(
      (cents) => Math.round(cents / 10_000) * 10_000,
    ),
    peopleDays: spread(random, quarters, planned.days * people).map(Math.round),
    aid: generatedAid(random, items, planned.cents),
    stackingLimitBasisPoints: random.chance(0.5) ? 5000 : null,
  });
}

function generatedItem(random: Chance, earlier: RoadmapItem[], quarters: number): RoadmapItem {
  const durationQuarters = Math.min(quarters, random.int(1, 3));
  // Many small projects, few large ones.
  const dollars = Math.round(4000 * 1.045 ** random.int(0, 94));
  const oneOff = split(
    random.chance(0.7) ? Math.round(dollars / 500) * 50_000 : dollars * 100,
    durationQuarters,
  );
  const yearly = random.chance(0.5) ? Math.round(dollars * random.int(5, 20)) : 0;
  const running = Array.from({ length: Math.max(0, quarters - durationQuarters) }, () =>
    Math.round(yearly / 4),
  );
  const days = random.int(4, 12) + Math.round((dollars / 250_000) * random.int(10, 60));
  const id = `i${String(earlier.length + 1).padStart(2, '0')}`;
  const one = (probability: number): string[] =>
    earlier.length > 0 && random.chance(probability) ? [earlier[random.int(0, earlier.length - 1)]!.id] : [];
  const prerequisites = one(0.35);
  return item(id, {
    durationQuarters,
    costCents: [...oneOff, ...running],
    aidableCents: oneOff,
    effortDays: split(days, durationQuarters),
    value: Math.min(100, Math.max(5, Math.round(Math.sqrt(dollars) / 6) + random.int(0, 40))),
    prerequisites,
    excludes: one(0.12).filter((other) => !prerequisites.includes(other)),
    must: random.chance(0.04) ? 'must' : random.chance(0.03) ? 'must-not' : 'free',
    earliest: random.chance(0.12) ? random.int(1, Math.max(1, Math.floor(quarters / 2))) : null,
    latest: random.chance(0.1) ? random.int(Math.floor(quarters / 2), quarters - 1) : null,
  });
}

/** A whole number in whole parts that differ by one at most. */
function split(total: number, parts: number): number[] {
  const each = Math.floor(total / parts);
  return Array.from({ length: parts }, (_, at) => each + (at < total - each * parts ? 1 : 0));
}

function spread(random: Chance, parts: number, total: number): number[] {
  const weights = Array.from({ length: parts }, () => random.int(60, 140));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (total * weight) / whole);
}

function totals(items: readonly RoadmapItem[]): { cents: number; days: number } {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    cents: sum(items.map(({ costCents }) => sum(costCents))),
    days: sum(items.map(({ effortDays }) => sum(effortDays))),
  };
}

function generatedAid(random: Chance, items: readonly RoadmapItem[], cents: number): AidRule[] {
  const all: AidRule = {
    id: 'carry-out',
    name: 'Réalisation',
    rateBasisPoints: random.int(3, 5) * 1000,
    ceilingCents: Math.round((cents * random.int(3, 12)) / 10_000_000) * 100_000,
    itemIds: null,
  };
  const some: AidRule = {
    id: 'training',
    name: 'Formation',
    rateBasisPoints: 2550,
    ceilingCents: 2_500_000,
    itemIds: items.filter(() => random.chance(0.3)).map(({ id }) => id),
  };
  return random.chance(0.6) ? [all, some] : [all];
}
