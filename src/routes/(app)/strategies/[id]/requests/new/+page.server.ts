import { createRequest, getRequestForm } from '#areas/strategy/server/index.ts';
import { m } from '#messages';
import { isId } from '#platform/ids.ts';
import { text } from '#platform/text.ts';
import { formAction } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import { requestFromSheet, requestInput } from '../request-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const wanted = event.url.searchParams.get('initiative') ?? '';
  const input = { strategyId: event.params.id, ...(isId(wanted) && { initiativeId: wanted }) };
  const { strategy, initiatives, sheet } = await run(event, getRequestForm, input);
  return {
    strategy,
    initiatives,
    sheet: sheet && { id: sheet.id, title: sheet.title },
    value: sheet && requestFromSheet(sheet, event.locals.locale),
  };
};

export const actions: Actions = {
  default: (event) => {
    const strategyId = event.params.id;
    return formAction(event, createRequest, {
      input: (form) => ({
        ...requestInput(form),
        strategyId,
        initiativeId: event.url.searchParams.get('initiative'),
      }),
      next: ({ id }) => {
        leaveFlash(event.cookies, text(m.providers_done_request));
        return `/strategies/${strategyId}/requests/${id}`;
      },
    });
  },
};
