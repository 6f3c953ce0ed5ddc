// Runs in a thread of its own: a solve is one long call, and pages must not wait for it.
import { parentPort } from 'node:worker_threads';
import * as highsModule from 'highs';
import type { Highs, ModelStatusCode } from 'highs';
import { holds } from '../../roadmap/check.rules.ts';
import { choose } from '../../roadmap/choose.rules.ts';
import { valueModel } from '../../roadmap/model.rules.ts';
import type { Starts } from '../../roadmap/problem.ts';
import { relaxedText } from '../../roadmap/relaxed-model.rules.ts';
import { sooner } from '../../roadmap/sooner.rules.ts';
import { tableOf, type Table } from '../../roadmap/table.rules.ts';
import { forcedItems } from '../../roadmap/windows.rules.ts';
import { guideFor, HighsRelaxation } from './relaxation.ts';
import type { Asked, Ended, Heard, ModelAsked, PlanAsked } from './solver-port.ts';

// The package's types name the default export otherwise than its modules do.
const loadHighs = (highsModule as unknown as { default: () => Promise<Highs> }).default;

const port = parentPort!;
const say = (message: Heard): void => port.postMessage(message);
let loading: Promise<Highs> | null = null;

const SAID = { optimal: 7, infeasible: 8 } as const satisfies Record<string, ModelStatusCode>;

function solve(highs: Highs, id: number, { lp, options, start }: ModelAsked): void {
  const begun = performance.now();
  using model = highs.createModel({ format: 'lp', data: lp });
  model.options.set({ ...options });
  const { numCols: columns } = model.getDimensions();
  const names = Array.from({ length: columns }, (_, at) => model.getColName(at));
  if (start) model.setSolution({ colValue: names.map((name) => (start.includes(name) ? 1 : 0)) });
  const { mipImprovingSolution, mipLogging } = highs.constants.callbackType;
  const heard = (vector: ArrayLike<number>): Record<string, number> =>
    Object.fromEntries(names.map((name, at) => [name, vector[at]!]).filter(([, value]) => value !== 0));
  let bound: number | null = null;
  const { modelStatus } = model.run({
    [mipImprovingSolution]({ data }: { data: { mip_solution?: Float64Array; mip_dual_bound?: number } }) {
      bound = data.mip_dual_bound ?? bound;
      if (data.mip_solution) say({ id, kind: 'better', values: heard(data.mip_solution), bound });
      return undefined;
    },
    [mipLogging]({ data }: { data: { mip_dual_bound?: number } }) {
      if (data.mip_dual_bound !== undefined) say({ id, kind: 'bound', bound: (bound = data.mip_dual_bound) });
      return undefined;
    },
  });
  const told = {
    nodes: Math.max(0, Number(model.info.get('mip_node_count'))),
    milliseconds: Math.round(performance.now() - begun),
    solver: highs.version.string,
  };
  const ended: Ended =
    modelStatus === SAID.optimal
      ? {
          ...told,
          status: 'optimal',
          values: heard(model.getSolution().colValue),
          bound: model.getObjectiveValue(),
        }
      : { ...told, status: modelStatus === SAID.infeasible ? 'infeasible' : 'open', values: null, bound };
  say({ id, kind: 'end', ended });
}

/** The plan of most value. Every plan is checked from the problem alone before it counts. */
function choosePlan(highs: Highs, id: number, { problem, limitMs }: PlanAsked): void {
  const end = performance.now() + limitMs;
  const late = () => performance.now() > end;
  const model = valueModel(problem);
  const table = tableOf(problem, model);
  const ids = forcedItems(problem);
  const forced = new Set(table.ids.flatMap((item, at) => (ids.has(item) ? [at] : [])));
  using lp = highs.createModel({ format: 'lp', data: relaxedText(model, table.values, forced) });
  const best: { placed: Map<number, number> | null } = { placed: null };
  const startsOf = (placed: Map<number, number>): Starts =>
    Object.fromEntries([...placed].map(([item, quarter]) => [table.ids[item]!, quarter]));
  const { bound, nodes } = choose({
    table,
    forced,
    relaxation: new HighsRelaxation(lp, table.ids.length),
    guide: (chosen) => guideFor(highs, table, chosen),
    late,
    better(placed) {
      const starts = startsOf(placed);
      if (!holds(problem, starts)) return false;
      best.placed = placed;
      say({ id, kind: 'plan', starts });
      return true;
    },
  });
  const known = Number.isFinite(bound) ? bound : null;
  const until = Math.min(end, performance.now() + SOONEST_MS);
  const found = best.placed && soonestOf(highs, table, best.placed, until);
  const told = { bound: known, nodes, solver: highs.version.string };
  const starts = found && startsOf(found.starts);
  say({ id, kind: 'chosen', chosen: { ...told, starts, soonest: found?.proven ?? false } });
}

/** How long is spent on starting the chosen items sooner. */
const SOONEST_MS = 500;

function soonestOf(highs: Highs, table: Table, from: Map<number, number>, end: number) {
  const late = () => performance.now() > end;
  if (late()) return { starts: from, proven: false };
  return sooner(table, from, { guide: guideFor(highs, table, [...from.keys()]), late });
}

port.on('message', async (asked: Asked) => {
  try {
    const highs = await (loading ??= loadHighs());
    if (asked.kind === 'plan') choosePlan(highs, asked.id, asked);
    else solve(highs, asked.id, asked);
  } catch (error) {
    // An error of the solver carries its whole bundle: its first words are enough.
    const words = error instanceof Error ? error.message : String(error);
    say({ id: asked.id, kind: 'fault', fault: words.slice(0, 300) });
  }
});
