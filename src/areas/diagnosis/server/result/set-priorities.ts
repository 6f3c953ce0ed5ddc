import { z } from 'zod';
import { m } from '#messages';
import { text, type Text } from '#platform/text.ts';
import {
  anyone,
  notFound,
  ok,
  refuse,
  refuseField,
  useCase,
  type Context,
} from '#platform/use-case/index.ts';
import { doorSchema } from '../../assessment/index.ts';
import type { Framework } from '../../framework/index.ts';
import { checkCostProfile, sharesOfPercents, type PrioritySettings } from '../../result/index.ts';
import { openDoor } from '../assessment/index.ts';
import { frameworkOf } from '../framework/index.ts';
import { writeSettings } from './result.queries.ts';

const percent = z.coerce.number().min(0).max(100);
const importance = z.coerce.number().pipe(z.literal([0, 1, 2, 3]));

const input = doorSchema.safeExtend({
  /** Percent of a year's costs by category, adding up to 100. Without it, the framework's usual profile. */
  costs: z.record(z.string(), percent).optional(),
  /** 0 (does not matter) to 3 (essential) by indicator. Without it, all matter the same. */
  kpis: z.record(z.string(), importance).optional(),
});

/** Keeps what the firm says of its costs and indicators; its priorities follow from them at once. */
export const setPriorities = useCase({
  name: 'diagnosis.set-priorities',
  summary: text(m.result_op_priorities),
  input,
  output: z.object({ id: z.uuid() }),
  allow: anyone,
  http: { method: 'POST', path: '/answers/priorities' },
  async run({ costs, kpis, ...asked }, context) {
    const door = await openDoor(context, asked);
    if (!door) return notFound();
    if (door.facts.state === 'withdrawn')
      return refuse('conflict', 'assessment-withdrawn', text(m.result_withdrawn));
    const framework = frameworkOf(door.facts.frameworkId, door.facts.frameworkVersion);
    const problem = (costs && checkCosts(framework, costs)) || (kpis && checkImportance(framework, kpis));
    if (problem) return problem;
    const settings: PrioritySettings = {
      costProfile: costs ? sharesOfPercents(framework, costs) : null,
      kpis: kpis ? everyKpi(framework, kpis) : null,
    };
    if (!(await writeSettings(context, door, settings, door.facts.linkName ?? whoOf(context))))
      return notFound();
    context.audit('assessment', door.id, { priorities: settings });
    return ok({ id: door.id });
  },
});

type Kpis = NonNullable<PrioritySettings['kpis']>;

const whoOf = ({ actor }: Context): string => actor.userId ?? actor.kind;

function checkCosts(framework: Framework, costs: Record<string, number>) {
  const problem = checkCostProfile(framework, costs);
  return problem && refuseField('costs', 'cost-profile', problem);
}

function checkImportance({ kpis }: Framework, chosen: Kpis) {
  const stranger = Object.keys(chosen).find((id) => !kpis.some((kpi) => kpi.id === id));
  if (stranger !== undefined) return refuseKpis(text(m.result_kpi_stranger, { id: stranger }));
  const some = Object.values(chosen).some((matters) => matters > 0);
  return some ? null : refuseKpis(text(m.result_kpi_all_zero));
}

const refuseKpis = (message: Text) => refuseField('kpis', 'kpi-choice', message);

/** Indicators that were left out do not matter. */
const everyKpi = ({ kpis }: Framework, chosen: Kpis): Kpis =>
  Object.fromEntries(kpis.map(({ id }) => [id, chosen[id] ?? 0]));
