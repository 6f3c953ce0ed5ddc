import type { Highs, Model } from 'highs';
import type { Corner, Guide, Relaxation, Relaxed } from '../../roadmap/choose.ts';
import { combined, guideModel, MIXES, quartersOf, startColumn } from '../../roadmap/guide.rules.ts';
import { shareOf } from '../../roadmap/relaxed-model.rules.ts';
import type { Table } from '../../roadmap/table.rules.ts';

const OPTIMAL = 7;
const INFEASIBLE = [8, 9];
// Each solve begins from an earlier one: without presolve, and without weights that are dear to compute at the start (1 is
// "devex"), that takes a thousandth of a second.
const WARM = { output_flag: false, presolve: 'off', simplex_dual_edge_weight_strategy: 1 } as const;
/** A row that was added since is not at its bound. */
const BASIC = 1;

const isAnswer = (status: number): boolean => status === OPTIMAL || INFEASIBLE.includes(status);

/** The relaxed model, kept open in the solver and changed from one look to the next. */
export class HighsRelaxation implements Relaxation {
  readonly #model: Model;
  readonly #columns: number[];

  constructor(model: Model, items: number) {
    this.#model = model;
    model.options.set(WARM);
    this.#columns = Array.from({ length: items }, (_, item) => model.getColByName(shareOf(item)));
  }

  bound(item: number, low: number, high: number): void {
    this.#model.changeColBounds(this.#columns[item]!, low, high);
  }

  /** @throws Error when the solver comes to no end: nothing may be concluded then. */
  solve(): Relaxed | null {
    const status = this.#run();
    if (INFEASIBLE.includes(status)) return null;
    if (status !== OPTIMAL) throw new Error(`The relaxed model ended with status ${status}.`);
    const { colValue, colDual } = this.#model.getSolution();
    return {
      value: this.#model.getObjectiveValue(),
      share: this.#columns.map((column) => colValue[column]!),
      regret: this.#columns.map((column) => Math.abs(colDual[column]!)),
      corner: this.#corner(),
    };
  }

  #corner(): Corner {
    const { colStatus, rowStatus } = this.#model.getBasis();
    return { columns: colStatus, rows: rowStatus };
  }

  resume({ columns, rows }: Corner): void {
    const rowStatus = new Int32Array(this.#model.getDimensions().numRows).fill(BASIC);
    rowStatus.set(rows);
    this.#model.setBasis({ colStatus: columns, rowStatus });
  }

  /** Numbers can drift from one solve to the next: then it begins anew, at last with presolve. */
  #run(): number {
    const model = this.#model;
    model.run();
    if (isAnswer(model.getModelStatus())) return model.getModelStatus();
    model.clearSolver();
    model.run();
    if (isAnswer(model.getModelStatus())) return model.getModelStatus();
    model.clearSolver();
    model.options.set({ presolve: 'on' });
    model.run();
    model.options.set(WARM);
    return model.getModelStatus();
  }

  forbid(items: readonly number[]): void {
    const indices = items.map((item) => this.#columns[item]!);
    this.#model.addRow(-Infinity, items.length - 1, { indices, values: items.map(() => 1) });
  }
}

/** Where people and money are tightest for a set of items, and where its items would rather start. */
export function guideFor(highs: Highs, table: Table, chosen: readonly number[]): Guide {
  const { text, rows } = guideModel(table, chosen);
  using model = highs.createModel({ format: 'lp', data: text });
  model.options.set(WARM);
  const less = model.getColByName('t');
  const limits = MIXES.flatMap((mix) => {
    rows.forEach((row, at) => {
      if (row.kind !== 'order') model.changeCoefficient(at, less, mix[row.kind]);
    });
    model.run();
    if (model.getModelStatus() !== OPTIMAL) return [];
    const { rowDual } = model.getSolution();
    return [
      combined(
        table,
        chosen,
        rows,
        rows.map((_, at) => Math.abs(rowDual[at]!)),
      ),
    ];
  });
  const { colValue } = model.getSolution();
  const likely = new Map<number, number>();
  for (const item of chosen)
    for (const quarter of quartersOf(table, item)) {
      const share = colValue[model.getColByName(startColumn(item, quarter))]!;
      likely.set(item * table.horizon + quarter, share);
    }
  return { limits, likely: (item, quarter) => likely.get(item * table.horizon + quarter) ?? 0 };
}
