import { createActivity } from '#areas/outreach/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { formAction } from '#platform/web/form.ts';
import { leaveFlash } from '#ui/flash.ts';
import { formChoices } from '../form-choices.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => formChoices(event);

export const actions: Actions = {
  default: (event) =>
    formAction(event, createActivity, {
      next: ({ id }) => {
        leaveFlash(event.cookies, text(m.outreach_done_planned));
        return `/activities/${id}`;
      },
    }),
};
