// Runs in a thread of its own: a solve is one long call, and pages must not wait for it.
import { parentPort } from 'node:worker_threads';
import * as highsModule from 'highs';
import type { Highs, Model, ModelStatusCode } from 'highs';
import type { Asked, Heard } from './solver-port.ts';

// The package's types name the default export otherwise than its modules do.
const loadHighs = (highsModule as unknown as { default: () => Promise<Highs> }).default;

const port = parentPort!;
const say = (message: Heard): void => port.postMessage(message);
let loading: Promise<Highs> | null = null;

const SAID = { optimal: 7, infeasible: 8 } as const satisfies Record<string, ModelStatusCode>;

function solve(highs: Highs, { id, lp, options, start }: Asked): void {
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
  const milliseconds = Math.round(performance.now() - begun);
  if (modelStatus === SAID.optimal) {
    const values = heard(model.getSolution().colValue);
    say({
      id,
      kind: 'end',
      status: 'optimal',
      values,
      bound: model.getObjectiveValue(),
      nodes: nodesOf(model),
      milliseconds,
      solver: highs.version.string,
    });
  } else {
    const status = modelStatus === SAID.infeasible ? 'infeasible' : 'open';
    say({
      id,
      kind: 'end',
      status,
      values: null,
      bound,
      nodes: nodesOf(model),
      milliseconds,
      solver: highs.version.string,
    });
  }
}

const nodesOf = (model: Model): number => Math.max(0, Number(model.info.get('mip_node_count')));

port.on('message', async (asked: Asked) => {
  try {
    solve(await (loading ??= loadHighs()), asked);
  } catch (error) {
    // An error of the solver carries its whole bundle: its first words are enough.
    const words = error instanceof Error ? error.message : String(error);
    say({ id: asked.id, kind: 'fault', fault: words.slice(0, 300) });
  }
});
