import { priorityInput } from '#areas/diagnosis/index.ts';
import { getResult, setPriorities } from '#areas/diagnosis/server/index.ts';
import { m } from '#messages';
import { preparePdf } from '#platform/documents/index.ts';
import { text } from '#platform/text.ts';
import { formAction, formValues } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  // The address is a secret: it must not travel on with a link.
  event.setHeaders({ 'referrer-policy': 'same-origin', 'cache-control': 'no-store' });
  const assessment = await run(event, getResult, { token: event.params.token });
  if (assessment.result) preparePdf();
  return { assessment };
};

export const actions: Actions = {
  priorities: (event) =>
    formAction(event, setPriorities, {
      input: (form) => ({ ...priorityInput(formValues(form)), token: event.params.token }),
      next: () => {
        leaveFlash(event.cookies, text(m.result_settings_saved));
        return `/answer/${event.params.token}/result#priorities`;
      },
    }),
};
