import { m } from '#messages';
import { text } from '#platform/text.ts';
import { problem, type FrameworkProblem, type Path } from './problem.ts';

/** Whether two figures written in decimals differ by more than their binary noise. */
export const differs = (one: number, other: number): boolean => Math.abs(one - other) > 1e-6;

/** A sum as it would have been written: "1.05", not "1.0500000000000003". */
export const plainNumber = (value: number): string => String(Number(value.toFixed(6)));

/** Every id of a list that an earlier entry has already. */
export function idsTwice(path: Path, list: readonly { id: string }[]): FrameworkProblem[] {
  return list.flatMap(({ id }, index) => {
    const first = list.findIndex((entry) => entry.id === id);
    if (first === index) return [];
    return [problem([...path, index, 'id'], text(m.framework_check_id_twice, { id, first }))];
  });
}

/** The names of a record against those that it must have, no more and no fewer. */
export function sameKeys(
  path: Path,
  record: Readonly<Record<string, unknown>>,
  wanted: readonly { id: string }[],
): FrameworkProblem[] {
  const missing = wanted.filter(({ id }) => !(id in record)).map(({ id }) => id);
  const strange = Object.keys(record).filter((key) => !wanted.some(({ id }) => id === key));
  return [
    ...missing.map((key) => problem([...path, key], text(m.framework_check_missing))),
    ...strange.map((key) => problem([...path, key], text(m.framework_check_not_defined, { id: key }))),
  ];
}
