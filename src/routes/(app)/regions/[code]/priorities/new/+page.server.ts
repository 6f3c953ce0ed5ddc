import { addPriority, getRegion, priorityWriter } from '#areas/portfolio/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { forbidden } from '#platform/use-case/refusals.ts';
import { formValues } from '#platform/web/form.ts';
import { endPage, load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import { readDate } from '../../../../portfolio/figures/figure-form.server.ts';
import { typedAction } from '../../../../projects/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor } = event.locals;
  if (!priorityWriter(actor)) endPage(event, forbidden(actor));
  const { code, name } = await run(event, getRegion, event.params);
  return { code, name };
};

export const actions: Actions = {
  default: (event) =>
    typedAction(
      event,
      addPriority,
      (form) => ({
        input: { ...formValues(form), region: event.params.code },
        problems: readDate(form, 'adoptedOn'),
      }),
      () => {
        leaveFlash(event.cookies, text(m.portfolio_priority_added));
        return `/regions/${event.params.code}`;
      },
    ),
};
