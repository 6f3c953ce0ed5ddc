import type { Choice, ChooseAsked, Corner, Picked, Relaxed, Split, Unsettled } from './choose.ts';
import { Past, scoreOf } from './past.rules.ts';
import { place, Placing } from './place.rules.ts';
import type { Placed } from './place.ts';
import { neededOf, worthOf } from './sets.rules.ts';
import type { Table } from './table.rules.ts';

/** Items that are in or out for certain in a part of the search, and what the part may be worth at most. */
interface Node {
  most: number;
  low: Uint8Array;
  high: Uint8Array;
  depth: number;
  corner: Corner | null;
}

/** Values are whole: the relaxation's are read with so much tolerance, always to the side of more search. */
const TOLERANCE = 1e-4;
const wholeBelow = (value: number): number => Math.floor(value + TOLERANCE);
const FIRST_STEPS = 300;
const FEW_STEPS = 60;
/** How often a plan to beat is looked for. */
const DIVE_EVERY = 100;
const GUIDED_STEPS = 3000;
/** Branches tried out before a node is split, and how often an item's own past is not yet enough. */
const TRIED = 8;
const RELIABLE = 4;

/**
 * The set of items of most value that can be placed. Sets are searched by what they may be worth at most, the best first,
 * so that the first that can be placed is the best there is; one that cannot is forbidden from then on.
 */
export const choose = (asked: ChooseAsked): Choice => new Choosing(asked).run();

class Choosing {
  readonly #asked: ChooseAsked;
  readonly #table: Table;
  readonly #low: Uint8Array;
  readonly #high: Uint8Array;
  readonly #past: { down: Past; up: Past }[];
  #nodes: Node[];
  #unsettled: Unsettled[] = [];
  #value = -1;
  #count = 0;

  constructor(asked: ChooseAsked) {
    this.#asked = asked;
    this.#table = asked.table;
    const items = asked.table.ids.length;
    this.#low = Uint8Array.from({ length: items }, (_, item) => Number(asked.forced.has(item)));
    this.#high = new Uint8Array(items).fill(1);
    this.#past = Array.from({ length: items }, () => ({ down: new Past(), up: new Past() }));
    this.#nodes = [
      { most: Infinity, low: this.#low.slice(), high: this.#high.slice(), depth: 0, corner: null },
    ];
  }

  run(): Choice {
    while (!this.#asked.late()) {
      const [node, set] = [this.#bestNode(), this.#bestSet()];
      const [most, worth] = [node ? wholeBelow(node.most) : -1, set?.value ?? -1];
      if (Math.max(most, worth) <= this.#value) break;
      if (set && worth > most) this.#settle(set);
      else if (node) {
        this.#nodes.splice(this.#nodes.indexOf(node), 1);
        this.#split(node);
      }
    }
    const open = [
      ...this.#nodes.map(({ most }) => wholeBelow(most)),
      ...this.#unsettled.map(({ value }) => value),
    ];
    return { value: this.#value, bound: Math.max(this.#value, ...open), nodes: this.#count };
  }

  #bestNode(): Node | undefined {
    let best = this.#nodes[0];
    for (const node of this.#nodes)
      if (node.most > best!.most || (node.most === best!.most && node.depth > best!.depth)) best = node;
    return best;
  }

  #bestSet(): Unsettled | undefined {
    return this.#unsettled.toSorted((a, b) => b.value - a.value || a.steps - b.steps)[0];
  }

  #split(node: Node): void {
    this.#count += 1;
    node.low.forEach((low, item) => this.#bound(item, low, node.high[item]!));
    if (node.corner) this.#asked.relaxation.resume(node.corner);
    let relaxed = this.#asked.relaxation.solve();
    while (relaxed && wholeBelow(relaxed.value) > this.#value) {
      const here = { ...node, most: Math.min(node.most, relaxed.value), corner: relaxed.corner };
      const other = this.#bestNode();
      // Another part may be worth more by now: it goes first.
      if (this.#asked.late() || (other && wholeBelow(other.most) > wholeBelow(here.most)))
        return void this.#nodes.push({ ...here, low: this.#low.slice(), high: this.#high.slice() });
      const open = this.#open(relaxed);
      if (open.length > 0 && this.#count % DIVE_EVERY === 1) this.#dive(relaxed);
      if (open.length === 0) {
        if (this.#isPlaced(relaxed)) return;
        relaxed = this.#asked.relaxation.solve();
        continue;
      }
      const picked = this.#pick(open, relaxed);
      if (picked.kind === 'split') return this.#pushBoth(here, picked);
      relaxed = picked.relaxed;
    }
  }

  /** Rounds what is in only in part, item by item, for a plan to beat: the better it is, the less is left to search. */
  #dive(from: Relaxed): void {
    const { relaxation } = this.#asked;
    const settled = new Set<number>();
    let relaxed: Relaxed | null = from;
    while (relaxed) {
      const open = relaxed.share.flatMap((part, item) =>
        part > 1e-6 && part < 1 - 1e-6 ? [{ part, item }] : [],
      );
      if (open.length === 0) break;
      const { part, item } = open.toSorted((a, b) => b.part - a.part)[0]!;
      const side = part > 0.3 ? 1 : 0;
      settled.add(item);
      relaxation.bound(item, side, side);
      relaxed = relaxation.solve();
      if (relaxed || side === 0) continue;
      relaxation.bound(item, 0, 0);
      relaxed = relaxation.solve();
    }
    if (relaxed)
      this.#placeMost(this.#needed(relaxed.share.flatMap((part, item) => (part > 0.5 ? [item] : []))));
    settled.forEach((item) => relaxation.bound(item, this.#low[item]!, this.#high[item]!));
  }

  /** A set, or else what is left of it without one item. */
  #placeMost(chosen: number[]): void {
    if (this.#worth(chosen) <= this.#value || this.#place(chosen, FIRST_STEPS).starts) return;
    for (const item of chosen.toSorted((a, b) => this.#table.values[a]! - this.#table.values[b]!)) {
      const without = chosen.filter((other) => other !== item);
      const isAwaited = this.#table.orders.some(
        ({ before, after }) => before === item && without.includes(after),
      );
      if (isAwaited || this.#asked.forced.has(item)) continue;
      if (this.#worth(without) <= this.#value || this.#place(without, FEW_STEPS).starts) return;
    }
  }

  #pushBoth({ most, depth, corner }: Node, { item, out, in: within }: Split): void {
    for (const [side, value] of [
      [0, out],
      [1, within],
    ] as const) {
      const [low, high] = [this.#low.slice(), this.#high.slice()];
      low[item] = side;
      high[item] = side;
      this.#nodes.push({ most: Math.min(most, value), low, high, depth: depth + 1, corner });
    }
  }

  #bound(item: number, low: number, high: number): void {
    if (this.#low[item] === low && this.#high[item] === high) return;
    this.#low[item] = low;
    this.#high[item] = high;
    this.#asked.relaxation.bound(item, low, high);
  }

  /** Items that are in only in part; those that no better plan has otherwise are settled on the way. */
  #open({ value, share, regret }: Relaxed): number[] {
    const needed = this.#value + 1 - TOLERANCE;
    return share.flatMap((part, item) => {
      if (this.#low[item] === this.#high[item]) return [];
      if (part > 1e-6 && part < 1 - 1e-6) return [item];
      const side = Math.round(part);
      if (value - regret[item]! < needed) this.#bound(item, side, side);
      return [];
    });
  }

  /** The item whose two branches are worth least, by trying some, and by what trying told before. */
  #pick(open: number[], relaxed: Relaxed): Picked {
    const ranked = open
      .map((item) => ({ item, ...this.#expected(item, relaxed) }))
      .sort((a, b) => b.score - a.score);
    let best: (Split & { score: number }) | null = null;
    let tried = 0;
    for (const { item, score, reliable } of ranked) {
      const split = { kind: 'split' as const, item, out: relaxed.value, in: relaxed.value, score };
      if (!reliable) {
        if ((tried += 1) > TRIED) continue;
        const [out, within] = this.#tryBoth(item, relaxed);
        const [alive, dead] = [this.#isAlive(out), this.#isAlive(within)].map((yes, side) => ({ yes, side }));
        if (!alive!.yes || !dead!.yes) {
          const side = alive!.yes ? 0 : 1;
          this.#bound(item, side, side);
          return { kind: 'settled', relaxed: alive!.yes ? out : dead!.yes ? within : null };
        }
        Object.assign(split, { out: out!.value, in: within!.value });
        split.score = scoreOf(relaxed.value - out!.value, relaxed.value - within!.value);
      }
      if (!best || split.score > best.score) best = split;
    }
    return best!;
  }

  #isAlive(relaxed: Relaxed | null): boolean {
    return relaxed !== null && wholeBelow(relaxed.value) > this.#value;
  }

  #expected(item: number, { share }: Relaxed): { score: number; reliable: boolean } {
    const { down, up } = this.#past[item]!;
    const part = share[item]!;
    return {
      score: scoreOf(down.mean() * part, up.mean() * (1 - part)),
      reliable: Math.min(down.count, up.count) >= RELIABLE,
    };
  }

  #tryBoth(item: number, { value, share, corner }: Relaxed): [Relaxed | null, Relaxed | null] {
    const { relaxation } = this.#asked;
    const { down, up } = this.#past[item]!;
    relaxation.bound(item, 0, 0);
    const out = relaxation.solve();
    relaxation.resume(corner);
    relaxation.bound(item, 1, 1);
    const within = relaxation.solve();
    relaxation.resume(corner);
    relaxation.bound(item, 0, 1);
    if (out) down.add((value - out.value) / share[item]!);
    if (within) up.add((value - within.value) / (1 - share[item]!));
    return [out, within];
  }

  /** Whether the set that the relaxation chose can be placed; if not, it is forbidden. */
  #isPlaced({ share }: Relaxed): boolean {
    const chosen = this.#needed(share.flatMap((part, item) => (part > 0.5 ? [item] : [])));
    const placed = this.#place(chosen, FIRST_STEPS);
    if (placed.starts) return this.#isCounted(chosen);
    if (placed.settled) {
      this.#asked.relaxation.forbid(this.#smaller(chosen, placed.steps));
      return false;
    }
    const search = this.#searchOf(chosen);
    const guided = this.#hear(chosen, search.upTo(GUIDED_STEPS));
    if (guided.starts) return this.#isCounted(chosen);
    this.#asked.relaxation.forbid(chosen);
    if (!guided.settled)
      this.#unsettled.push({ chosen, value: this.#worth(chosen), steps: GUIDED_STEPS, search });
    return false;
  }

  #searchOf(chosen: number[]): Placing {
    const { limits, likely } = this.#asked.guide(chosen);
    return new Placing(this.#table, { chosen, more: limits, likely, late: this.#asked.late });
  }

  /** @throws Error when a plan was found that breaks the problem: then the table is not that of the problem. */
  #isCounted(chosen: number[]): true {
    if (this.#worth(chosen) > this.#value) throw new Error('A plan that was found breaks the problem.');
    return true;
  }

  #needed(chosen: number[]): number[] {
    return neededOf(this.#table, this.#asked.forced, chosen);
  }

  #worth(chosen: readonly number[]): number {
    return worthOf(this.#table, chosen);
  }

  #place(chosen: number[], most: number): Placed {
    return this.#hear(chosen, place(this.#table, { chosen, most, late: this.#asked.late }));
  }

  /** What was placed may be a better plan. */
  #hear(chosen: number[], placed: Placed): Placed {
    const worth = this.#worth(chosen);
    if (placed.starts && worth > this.#value && this.#asked.better(placed.starts, worth)) this.#value = worth;
    return placed;
  }

  /** A smaller set that cannot be placed either rules out more. What can be placed on the way is a plan. */
  #smaller(chosen: number[], steps: number): number[] {
    let kept = chosen;
    for (const item of chosen.toSorted((a, b) => this.#table.values[a]! - this.#table.values[b]!)) {
      const without = kept.filter((other) => other !== item);
      const { settled, starts } = this.#place(without, Math.min(FIRST_STEPS, 2 * steps + 50));
      if (settled && !starts) kept = without;
      if (this.#asked.late()) break;
    }
    return kept;
  }

  /** Looks longer at a set that nothing else can beat any more. */
  #settle(set: Unsettled): void {
    set.steps *= 3;
    const { settled } = this.#hear(set.chosen, set.search.upTo(set.steps));
    if (settled) this.#unsettled.splice(this.#unsettled.indexOf(set), 1);
  }
}
