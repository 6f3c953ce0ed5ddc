import { getActivity, updateActivity } from '#areas/outreach/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound } from '#platform/use-case/index.ts';
import { formAction } from '#platform/web/form.ts';
import { endPage, load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import { formChoices } from '../../form-choices.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const activity = await run(event, getActivity, event.params);
  if (!activity.mine) endPage(event, notFound().refusal);
  return { activity, ...(await formChoices(event)) };
};

export const actions: Actions = {
  default: (event) =>
    formAction(event, updateActivity, {
      next: ({ id, told }) => {
        leaveFlash(event.cookies, text(told ? m.outreach_done_saved_told : m.outreach_done_saved));
        return `/activities/${id}`;
      },
    }),
};
