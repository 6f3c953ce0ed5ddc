export type TabularProblem =
  | 'empty'
  | 'too-large'
  | 'too-large-unpacked'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'cell-too-long'
  | 'row-too-long'
  | 'quote-not-closed'
  | 'binary'
  | 'encoding-broken'
  | 'encoding-mixed'
  | 'old-or-protected'
  | 'damaged'
  | 'no-such-sheet'
  /** Titles and nothing below them. */
  | 'no-rows';

/** Why a table cannot be read, as a code with what a sentence about it needs. The words belong to who asks. */
export class TabularError extends Error {
  readonly problem: TabularProblem;
  /** Any of: limit, row, line, encoding, sheet. */
  readonly details: Readonly<Record<string, string | number>>;

  constructor(problem: TabularProblem, details: Record<string, string | number> = {}) {
    super(`${problem} ${JSON.stringify(details)}`);
    this.problem = problem;
    this.details = details;
  }
}
