import type { Need } from './quotation.ts';

/** How a request changes after it was posted: what is asked, a later deadline, no more quotations from today on. */
export const CHANGE_KINDS = ['amended', 'extended', 'closed'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Parts of a need that change together: a quantity says nothing without its unit. */
const PARTS = [['deadline'], ['description'], ['quantity', 'unit', 'frequency']] as const;
export type Changeable = Pick<Need, (typeof PARTS)[number][number]>;

export interface NeedChange {
  before: Partial<Changeable>;
  after: Partial<Changeable>;
}

/** The parts that differ, as they were and as they are. */
export function changeOf(before: Changeable, after: Changeable): NeedChange {
  const names = PARTS.filter((part) => part.some((name) => before[name] !== after[name])).flat();
  const pick = (need: Changeable) => Object.fromEntries(names.map((name) => [name, need[name]]));
  return { before: pick(before), after: pick(after) };
}

export const changesNothing = ({ after }: NeedChange): boolean => Object.keys(after).length === 0;
