import {
  changeInterest,
  declareInterest,
  listMyInterests,
  listProvidersQuery,
} from '#areas/strategy/server/index.ts';
import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { text } from '#platform/text.ts';
import { formAction, formValues } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await run(event, listMyInterests, {});
  const providers = await run(event, listProvidersQuery, { limit: 200 });
  return {
    items,
    providers: providers.items.map(({ id, name }) => ({ value: id, label: name })),
    chosen: event.url.searchParams.get('provider'),
    today: quebecDay(currentRuntime().clock.now()),
  };
};

export const actions: Actions = {
  declare: (event) =>
    formAction(event, declareInterest, {
      next: () => {
        leaveFlash(event.cookies, text(m.providers_done_declared));
        return '/providers/interests';
      },
    }),
  change: (event) =>
    formAction(event, changeInterest, {
      input: formValues,
      next: () => {
        leaveFlash(event.cookies, text(m.providers_done_interest_changed));
        return '/providers/interests';
      },
    }),
};
