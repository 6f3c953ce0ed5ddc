import { getRequest, updateRequest } from '#areas/strategy/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { formAction } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import { requestInput } from '../../request-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const request = await run(event, getRequest, { id: event.params.requestId });
  const { id, strategy, state, title, need, context, criteria, questions, deadlineAt } = request;
  return { id, strategy, state, value: { title, need, context, criteria, questions, deadlineAt } };
};

export const actions: Actions = {
  default: (event) =>
    formAction(event, updateRequest, {
      input: (form) => ({ ...requestInput(form), id: event.params.requestId }),
      next: ({ id }) => {
        leaveFlash(event.cookies, text(m.providers_done_saved));
        return `/strategies/${event.params.id}/requests/${id}`;
      },
    }),
};
