import { getRegion, removePriority, updatePriority } from '#areas/portfolio/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound } from '#platform/use-case/index.ts';
import { formAction, formValues } from '#platform/web/form.ts';
import { endPage, load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import { readDate } from '../../../../portfolio/figures/figure-form.server.ts';
import { typedAction } from '../../../../projects/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { code, name, priorities } = await run(event, getRegion, { code: event.params.code });
  const priority = priorities.find(({ id, editable }) => id === event.params.id && editable);
  if (!priority) endPage(event, notFound().refusal);
  return { code, name, priority };
};

export const actions: Actions = {
  save: (event) =>
    typedAction(
      event,
      updatePriority,
      (form) => ({
        input: { ...formValues(form), id: event.params.id, region: event.params.code },
        problems: readDate(form, 'adoptedOn'),
      }),
      ({ region }) => {
        leaveFlash(event.cookies, text(m.portfolio_priority_saved));
        return `/regions/${region}`;
      },
    ),
  remove: (event) =>
    formAction(event, removePriority, {
      input: () => ({ id: event.params.id }),
      next: ({ region }) => {
        leaveFlash(event.cookies, text(m.portfolio_priority_removed));
        return `/regions/${region}`;
      },
    }),
};
