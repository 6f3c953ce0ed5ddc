import { count, lowest } from './bits.ts';
import { DeadEnds } from './dead-ends.rules.ts';
import { canFill } from './fill.rules.ts';
import type { Placed, PlaceAsked } from './place.ts';
import { Strike, type State } from './strike.rules.ts';
import type { Limit, Table } from './table.rules.ts';

/** The first search gives up after so many steps, each next one after half as many again. */
const FIRST_ROUND = 150;
const LONGER = 1.5;
/** With so few days to spare quarters are to be filled to the brim: mostly that is what is tried. */
const TIGHT_DAYS = 2;

/**
 * Finds quarters for items that are all to be in the plan, or shows in whole numbers that there are none. It tries starts
 * one after another, strikes out what a limit or an order rules out, and begins again with what was most in the way.
 */
export const place = (table: Table, asked: PlaceAsked & { most: number }): Placed =>
  new Placing(table, asked).upTo(asked.most);

/** The same, to be gone on with: what led nowhere is still known. */
export class Placing {
  readonly #table: Table;
  readonly #chosen: readonly number[];
  readonly #horizon: number;
  readonly #strike: Strike;
  readonly #likely: number[][];
  readonly #asked: PlaceAsked;
  readonly #deadEnds = new DeadEnds();
  /** By quarter: limits that starts before it and starts from it on have in common, such as those of money. */
  readonly #lasting: number[][];
  readonly #blames: [Float64Array, Float64Array];
  /** One for each depth of the search. */
  readonly #states: State[] = [];
  #steps = 0;
  #until = 0;
  #givenUp = false;
  #byQuarter = false;
  #round = FIRST_ROUND;
  #rounds = 0;
  readonly #spare: number;
  #coin = 1;

  constructor(table: Table, asked: PlaceAsked) {
    const { chosen, also = [], more = [], likely = () => 0 } = asked;
    const { horizon } = table;
    this.#table = table;
    this.#asked = asked;
    this.#chosen = chosen;
    this.#horizon = horizon;
    this.#blames = [new Float64Array(chosen.length).fill(1), new Float64Array(chosen.length).fill(1)];
    this.#likely = chosen.map((item) =>
      Array.from({ length: horizon }, (_, quarter) => likely(item, quarter)),
    );
    this.#spare =
      table.people.reduce((sum, each) => sum + each, 0) -
      chosen.reduce((sum, item) => sum + table.days[item]!, 0);
    const limits = [...also, ...more, ...table.limits, ...table.spans].filter((limit) =>
      canExceed(limit, table, chosen),
    );
    const lasting = new Set([...also, ...table.limits.slice(table.peopleLimits)]);
    this.#lasting = Array.from({ length: horizon }, (_, quarter) =>
      [...limits.keys()].filter(
        (at) => lasting.has(limits[at]!) && lastUse(limits[at]!, table, chosen) >= quarter,
      ),
    );
    this.#strike = new Strike(table, chosen, limits, (at, share) => {
      this.#blame[at]! += share;
    });
  }

  /** @param most after how many steps, with those before, to give up */
  upTo(most: number): Placed {
    for (; ; this.#round *= LONGER) {
      this.#givenUp = false;
      this.#rounds += 1;
      this.#byQuarter = this.#rounds % (this.#spare <= TIGHT_DAYS ? 4 : 2) !== 0;
      this.#until = Math.min(most, this.#steps + this.#round);
      const found = this.#fromStart();
      const starts = found && new Map(this.#chosen.map((item, at) => [item, lowest(found[at]!)]));
      const settled = starts !== null || !this.#givenUp;
      if (settled || this.#steps >= most || this.#asked.late?.())
        return { starts, settled, steps: this.#steps };
      const blame = this.#blame;
      blame.forEach((each, at) => (blame[at] = 1 + (each - 1) / 2));
    }
  }

  get #blame(): Float64Array {
    return this.#blames[this.#byQuarter ? 1 : 0];
  }

  #fromStart(): Int32Array | null {
    this.#strike.begin(this.#stateAt(0));
    return this.#visit(0, 0);
  }

  #stateAt(depth: number): State {
    return (this.#states[depth] ??= this.#strike.newState());
  }

  /** @param filled up to which quarter all is decided, when quarters are filled one after another */
  #visit(depth: number, filled: number): Int32Array | null {
    this.#steps += 1;
    if (this.#steps > this.#until || (this.#steps % 128 === 0 && this.#asked.late?.())) this.#givenUp = true;
    const state = this.#states[depth]!;
    if (this.#givenUp || !this.#strike.all(state)) return null;
    if (state.count === 0) return state.domains;
    if (!canFill(this.#table, this.#chosen, state)) return null;
    return this.#byQuarter
      ? this.#fillNext(depth, filled)
      : this.#branch(depth, 0, this.#quartersOfOne(state));
  }

  #branch(depth: number, filled: number, branches: [number, number][]): Int32Array | null {
    const state = this.#stateAt(depth + 1);
    for (const [at, domain] of branches) {
      state.become(this.#states[depth]!);
      this.#strike.narrow(state, at, domain);
      const found = this.#visit(depth + 1, filled);
      if (found || this.#givenUp) return found;
    }
    return null;
  }

  /** Quarters one after another. Once one is full it no longer matters how: only what is left to do, and the money. */
  #fillNext(depth: number, filled: number): Int32Array | null {
    const state = this.#states[depth]!;
    let quarter = this.#horizon;
    for (let index = 0; index < state.count; index += 1)
      quarter = Math.min(quarter, lowest(state.domains[state.open[index]!]!));
    if (quarter === filled) return this.#branch(depth, filled, this.#nowOrLater(state, quarter));
    const [left, spent] = this.#leftOf(state.domains, quarter);
    if (this.#deadEnds.has(left, spent)) return null;
    const found = this.#branch(depth, quarter, this.#nowOrLater(state, quarter));
    if (!found && !this.#givenUp) this.#deadEnds.add(left, spent);
    return found;
  }

  /** What is under way in a quarter, what is done and what is still to start; and the money of what has started. */
  #leftOf(domains: Int32Array, quarter: number): [string, Float64Array] {
    const limits = this.#lasting[quarter]!;
    const spent = new Float64Array(limits.length);
    let state = String.fromCharCode(quarter);
    domains.forEach((domain, at) => {
      const start = lowest(domain);
      const begun = start < quarter;
      const underWay = begun && start + this.#table.busy[this.#chosen[at]!]! > quarter;
      state += String.fromCharCode(underWay ? 2 + start : Number(begun));
      if (begun)
        for (let row = 0; row < spent.length; row += 1)
          spent[row]! += this.#strike.use(at, start, limits[row]!);
    });
    return [state, spent];
  }

  /** Each quarter of the item that is hardest to place. */
  #quartersOfOne({ domains, open, count: many }: State): [number, number][] {
    const hard = (at: number) =>
      (this.#blame[at]! * (1 + this.#table.days[this.#chosen[at]!]!)) / count(domains[at]!);
    const at = hardest(open, many, hard);
    const quarters: number[] = [];
    for (let bits = domains[at]!; bits !== 0; bits &= bits - 1) quarters.push(lowest(bits));
    const likely = this.#likely[at]!;
    return quarters.sort((a, b) => likely[b]! - likely[a]! || a - b).map((quarter) => [at, 1 << quarter]);
  }

  /** Quarters are filled one after another: the largest that could start in the first starts there, or later. */
  #nowOrLater({ domains, open, count: many }: State, quarter: number): [number, number][] {
    const horizon = this.#horizon;
    const effort = (at: number) =>
      this.#table.effort[(this.#chosen[at]! * horizon + quarter) * horizon + quarter]!;
    const hard = (at: number) =>
      lowest(domains[at]!) === quarter ? this.#blame[at]! * (1 + effort(at)) : -1;
    const at = hardest(open, many, hard);
    const now: [number, number] = [at, 1 << quarter];
    const later: [number, number] = [at, domains[at]! & ~(1 << quarter)];
    return this.#likely[at]![quarter]! >= 0.5 || this.#toss() ? [now, later] : [later, now];
  }

  /** Heads or tails, the same in every run. */
  #toss(): boolean {
    this.#coin = (Math.imul(this.#coin, 1103515245) + 12345) & 0x7fffffff;
    return this.#coin < 0x40000000;
  }
}

function hardest(open: Int32Array, many: number, hard: (at: number) => number): number {
  let [found, most] = [open[0]!, -Infinity];
  for (let index = 0; index < many; index += 1) {
    const own = hard(open[index]!);
    if (own > most) [found, most] = [open[index]!, own];
  }
  return found;
}

/** Whether a limit says anything: the most that the items could use is more. */
function canExceed({ uses, most }: Limit, { domains, horizon }: Table, chosen: readonly number[]): boolean {
  let sum = 0;
  for (const item of chosen) {
    let own = -Infinity;
    for (let bits = domains[item]!; bits !== 0; bits &= bits - 1)
      own = Math.max(own, uses[item * horizon + lowest(bits)]!);
    sum += own;
  }
  return sum > most;
}

/** The last quarter in which a start uses anything of a limit. */
function lastUse({ uses }: Limit, { horizon }: Table, chosen: readonly number[]): number {
  let last = -1;
  for (const item of chosen)
    for (let quarter = last + 1; quarter < horizon; quarter += 1)
      if (uses[item * horizon + quarter] !== 0) last = quarter;
  return last;
}
