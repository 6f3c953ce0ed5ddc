import { isSingle, lowest } from './bits.ts';
import type { Table } from './table.rules.ts';

/** With so many days to spare a quarter that cannot be filled to the brim rules nothing out. */
const MANY_DAYS = 60;

/** What each chosen item (by its place in `chosen`) may still do, a bit for each quarter; `open`: has more than one left. */
interface Left {
  domains: Int32Array;
  open: Int32Array;
  /** How many of `open` count. */
  count: number;
}

/**
 * Whether the quarters can be filled well enough: days come in lumps, so a quarter may be left with some that no item
 * fits. When these are more than all items together leave over, the items cannot all be placed.
 */
export function canFill(table: Table, chosen: readonly number[], left: Left): boolean {
  const { people, horizon, days } = table;
  let spare = 0;
  for (const each of people) spare += each;
  for (const item of chosen) spare -= days[item]!;
  if (spare > MANY_DAYS) return true;
  for (let quarter = 0; quarter < horizon; quarter += 1) {
    const room = people[quarter]! - settled(table, chosen, left, quarter);
    if (room < 0) return false;
    spare -= room - fullest(table, chosen, left, quarter, room);
    if (spare < 0) return false;
  }
  return true;
}

/** Days of a quarter that items with one start left take. */
function settled(
  { effort, horizon }: Table,
  chosen: readonly number[],
  { domains }: Left,
  quarter: number,
): number {
  let days = 0;
  for (let at = 0; at < chosen.length; at += 1) {
    const domain = domains[at]!;
    if (isSingle(domain)) days += effort[(chosen[at]! * horizon + lowest(domain)) * horizon + quarter]!;
  }
  return days;
}

/** The most days of a quarter that open items could take without exceeding the room; -1 when there is no way to. */
function fullest(table: Table, chosen: readonly number[], left: Left, quarter: number, room: number): number {
  if (room === 0) return 0;
  let sums = new Uint32Array((room >> 5) + 1);
  let next = new Uint32Array(sums.length);
  sums[0] = 1;
  // What is under way whenever it starts comes first: once the rest can fill the room, no more is to be known.
  for (const isFree of [false, true])
    for (let index = 0; index < left.count; index += 1) {
      const item = chosen[left.open[index]!]!;
      const domain = left.domains[left.open[index]!]!;
      const now = domain & underWay(table.busy[item]!, quarter);
      if (now === 0 || (now !== domain) !== isFree) continue;
      if (isFree) next.set(sums);
      else next.fill(0);
      addStarts(table, { item, starts: now, quarter }, sums, next);
      [sums, next] = [next, sums];
      if (isFree && has(sums, room)) return room;
    }
  for (let sum = room; sum >= 0; sum -= 1) if (has(sums, sum)) return sum;
  return -1;
}

/** Adds the days that an item takes of a quarter, for each of its starts, to what others take. */
function addStarts(
  { effort, horizon }: Table,
  { item, starts, quarter }: { item: number; starts: number; quarter: number },
  others: Uint32Array,
  into: Uint32Array,
): void {
  let last = -1;
  for (let bits = starts; bits !== 0; bits &= bits - 1) {
    const days = effort[(item * horizon + lowest(bits)) * horizon + quarter]!;
    if (days !== last) addShifted(others, days, into);
    last = days;
  }
}

/** The starts from which an item is still busy in a quarter. */
const underWay = (busy: number, quarter: number): number =>
  ((2 << quarter) - 1) & ~((1 << Math.max(0, quarter - busy + 1)) - 1);

const has = (sums: Uint32Array, sum: number): boolean => ((sums[sum >> 5]! >>> (sum & 31)) & 1) === 1;

/** Sets of whole numbers, a bit each: adds those of one, so much larger, to another. What is too large falls off. */
function addShifted(from: Uint32Array, by: number, into: Uint32Array): void {
  const whole = by >> 5;
  const part = by & 31;
  for (let word = into.length - 1; word >= whole; word -= 1) {
    const low = word - whole > 0 && part > 0 ? from[word - whole - 1]! >>> (32 - part) : 0;
    into[word]! |= (from[word - whole]! << part) | low;
  }
}
