import type { Table } from './table.rules.ts';

/** With so many days to spare a quarter that cannot be filled to the brim rules nothing out. */
const MANY_DAYS = 60;

/** What each chosen item (by its place in `chosen`) may still do, a bit for each quarter; `open`: has more than one left. */
interface Left {
  domains: Int32Array;
  open: Int32Array;
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
    const start = 31 - Math.clz32(domain);
    if ((domain & (domain - 1)) === 0) days += effort[(chosen[at]! * horizon + start) * horizon + quarter]!;
  }
  return days;
}

/** The most days of a quarter that open items could take without exceeding the room; -1 when there is no way to. */
function fullest(
  table: Table,
  chosen: readonly number[],
  { domains, open }: Left,
  quarter: number,
  room: number,
) {
  const words = (room >> 5) + 1;
  let sums = new Uint32Array(words);
  let next = new Uint32Array(words);
  sums[0] = 1;
  for (const at of open) {
    next.fill(0);
    let last = -1;
    for (let bits = domains[at]!; bits !== 0; bits &= bits - 1) {
      const start = 31 - Math.clz32(bits & -bits);
      const days = table.effort[(chosen[at]! * table.horizon + start) * table.horizon + quarter]!;
      if (days !== last) addShifted(sums, days, next);
      last = days;
    }
    [sums, next] = [next, sums];
  }
  for (let sum = room; sum >= 0; sum -= 1) if ((sums[sum >> 5]! >>> (sum & 31)) & 1) return sum;
  return -1;
}

/** Sets of whole numbers, a bit each: adds those of one, so much larger, to another. What is too large falls off. */
function addShifted(from: Uint32Array, by: number, into: Uint32Array): void {
  const whole = by >> 5;
  const part = by & 31;
  for (let word = into.length - 1; word >= whole; word -= 1) {
    const low = word - whole > 0 && part > 0 ? from[word - whole - 1]! >>> (32 - part) : 0;
    into[word]! |= (from[word - whole]! << part) | low;
  }
}
