import { getInitiative, updateInitiative } from '#areas/portfolio/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound } from '#platform/use-case/index.ts';
import { formAction } from '#platform/web/form.ts';
import { endPage, load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const initiative = await run(event, getInitiative, event.params);
  if (!initiative.editable) endPage(event, notFound().refusal);
  return { initiative };
};

export const actions: Actions = {
  default: (event) =>
    formAction(event, updateInitiative, {
      next: ({ slug }) => {
        leaveFlash(event.cookies, text(m.portfolio_initiative_saved));
        return `/initiatives/${slug}`;
      },
    }),
};
