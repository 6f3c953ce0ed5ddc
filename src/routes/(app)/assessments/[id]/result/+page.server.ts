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
  const assessment = await run(event, getResult, { assessmentId: event.params.id });
  if (assessment.result) preparePdf();
  return { assessment, canLead: event.locals.actor.companyId === null };
};

export const actions: Actions = {
  priorities: (event) =>
    formAction(event, setPriorities, {
      input: (form) => ({ ...priorityInput(formValues(form)), assessmentId: event.params.id }),
      next: ({ id }) => {
        leaveFlash(event.cookies, text(m.result_settings_saved));
        return `/assessments/${id}/result#priorities`;
      },
    }),
};
