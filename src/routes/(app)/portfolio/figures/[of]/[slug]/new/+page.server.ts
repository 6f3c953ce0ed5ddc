import { getFigures, recordFigure } from '#areas/portfolio/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound } from '#platform/use-case/index.ts';
import { endPage, load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import { typedAction } from '../../../../../projects/form.server.ts';
import { readFigure } from '../../../figure-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const indicator = event.url.searchParams.get('indicator');
  // The records of any indicator tell whose they are and who may write them.
  const asked = { ...event.params, indicator: indicator ?? 'firms-accompanied' };
  const { of, slug, name, editable } = await run(event, getFigures, asked);
  if (!editable) endPage(event, notFound().refusal);
  return { owner: { of, slug, name }, indicator };
};

export const actions: Actions = {
  default: (event) => {
    const { of, slug } = event.params;
    return typedAction(
      event,
      recordFigure,
      (form) => {
        const { input, problems } = readFigure(form, String(form.get('indicator') ?? ''));
        return { input: { ...input, of, slug }, problems };
      },
      () => {
        leaveFlash(event.cookies, text(m.portfolio_figure_recorded));
        return `/${of}s/${slug}`;
      },
    );
  },
};
