import type { RoadmapProblem, Starts } from '../../roadmap/problem.ts';

/** What the solver's thread is asked, and what it says. */
export type Asked = { id: number } & (ModelAsked | PlanAsked);

/** Any model, as its text. */
export interface ModelAsked {
  kind: 'model';
  /** The model in CPLEX LP format. */
  lp: string;
  options: Record<string, string | number | boolean>;
  /** Columns that are 1 in a plan to begin from; the others are 0. */
  start: string[] | null;
}

/** The plan of most value. */
export interface PlanAsked {
  kind: 'plan';
  problem: RoadmapProblem;
  limitMs: number;
}

/** Values by column; those that are zero are left out. */
export type Values = Record<string, number>;

export type Heard = { id: number } & (
  | { kind: 'better'; values: Values; bound: number | null }
  | { kind: 'bound'; bound: number }
  | { kind: 'plan'; starts: Starts }
  | { kind: 'end'; ended: Ended }
  | { kind: 'chosen'; chosen: Chosen }
  | { kind: 'fault'; fault: string }
);

export interface Ended {
  status: 'optimal' | 'infeasible' | 'open';
  values: Values | null;
  bound: number | null;
  nodes: number;
  milliseconds: number;
  /** The solver's own version. */
  solver: string;
}

export interface Chosen {
  /** The best plan found; null when none was. */
  starts: Starts | null;
  /** Whether no plan of the same items starts them sooner. */
  soonest: boolean;
  /** No plan is worth more; -1 when it is certain that there is none, null when nothing is certain. */
  bound: number | null;
  nodes: number;
  /** The solver's own version. */
  solver: string;
}
