import { fail } from '@sveltejs/kit';
import { openComments } from '#areas/strategy/index.ts';
import {
  adoptPlan,
  getRoadmap,
  getStrategy,
  planItem,
  saveRoadmapSettings,
  solveRoadmapNow,
} from '#areas/strategy/server/index.ts';
import { readSettings } from '#areas/strategy/ui/roadmap/read-settings.ts';
import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { text, type Text } from '#platform/text.ts';
import { refuse, type Operation } from '#platform/use-case/index.ts';
import { formAction, formValues, STATUS, typedValues, type FormEvent } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const [roadmap, { comments }] = await Promise.all([
    run(event, getRoadmap, { id }),
    run(event, getStrategy, { id }),
  ]);
  return {
    roadmap,
    openComments: openComments(comments).length,
    running: quarterOfDay(quebecDay(currentRuntime().clock.now())),
  };
};

/** "2026-11-22" is in "2026-Q4". */
const quarterOfDay = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

const backTo = (event: FormEvent, done: Text) => () => {
  leaveFlash(event.cookies, done);
  return `/strategies/${event.params.id}/roadmap`;
};

const step = (operation: Operation, done: Text) => (event: FormEvent) =>
  formAction(event, operation, {
    input: (form) => ({ ...formValues(form), id: event.params.id }),
    next: backTo(event, done),
  });

/** What is no amount is said beside its field; only what can be read goes on. */
async function settings(event: FormEvent) {
  const form = await event.request.clone().formData();
  const { input, problems } = readSettings(form);
  if (problems.length > 0) {
    const { refusal } = refuse(
      'invalid',
      'not-readable',
      text(m.refusal_invalid, { count: problems.length }),
      problems,
    );
    return fail(STATUS.invalid, { refusal, values: typedValues(form) });
  }
  return formAction(event, saveRoadmapSettings, {
    input: () => ({ ...input, id: event.params.id }),
    next: backTo(event, text(m.roadmap_done_settings)),
  });
}

export const actions: Actions = {
  settings,
  place: step(planItem, text(m.roadmap_done_item)),
  solve: step(solveRoadmapNow, text(m.roadmap_done_solve)),
  adopt: step(adoptPlan, text(m.roadmap_done_adopt)),
};
