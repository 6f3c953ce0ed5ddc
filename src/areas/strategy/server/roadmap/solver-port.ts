/** What the solver's thread is asked, and what it says. */
export interface Asked {
  id: number;
  /** The model in CPLEX LP format. */
  lp: string;
  options: Record<string, string | number | boolean>;
  /** Columns that are 1 in a plan to begin from; the others are 0. */
  start: string[] | null;
}

/** Values by column; those that are zero are left out. */
export type Values = Record<string, number>;

export type Heard = { id: number } & (
  | { kind: 'better'; values: Values; bound: number | null }
  | { kind: 'bound'; bound: number }
  | ({ kind: 'end' } & Ended)
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
