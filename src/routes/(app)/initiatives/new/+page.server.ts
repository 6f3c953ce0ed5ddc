import { createInitiative, initiativeWriter } from '#areas/portfolio/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { forbidden } from '#platform/use-case/refusals.ts';
import { formAction } from '#platform/web/form.ts';
import { endPage } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  const { actor } = event.locals;
  if (!initiativeWriter(actor)) endPage(event, forbidden(actor));
};

export const actions: Actions = {
  default: (event) =>
    formAction(event, createInitiative, {
      next: ({ slug }) => {
        leaveFlash(event.cookies, text(m.portfolio_initiative_created));
        return `/initiatives/${slug}`;
      },
    }),
};
