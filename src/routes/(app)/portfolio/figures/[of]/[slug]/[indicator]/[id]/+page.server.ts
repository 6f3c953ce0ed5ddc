import { correctFigure, getFigures, withdrawFigure } from '#areas/portfolio/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound } from '#platform/use-case/index.ts';
import { formAction, formValues } from '#platform/web/form.ts';
import { endPage, load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import { typedAction } from '../../../../../../projects/form.server.ts';
import { readFigure } from '../../../../figure-form.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async (event) => {
  const { of, slug, indicator, id } = event.params;
  const history = await run(event, getFigures, { of, slug, indicator });
  const record = history.records.find((one) => one.id === id && one.withdrawnAt === null);
  if (!history.editable || !record) endPage(event, notFound().refusal);
  return { owner: { of: history.of, slug, name: history.name }, record };
};

const back = ({ of, slug, indicator }: RouteParams): string =>
  `/portfolio/figures/${of}/${slug}/${indicator}`;

export const actions: Actions = {
  correct: (event) =>
    typedAction(
      event,
      correctFigure,
      (form) => {
        const { input, problems } = readFigure(form, event.params.indicator);
        return { input: { ...input, id: event.params.id }, problems };
      },
      () => {
        leaveFlash(event.cookies, text(m.portfolio_figure_corrected));
        return back(event.params);
      },
    ),
  withdraw: (event) =>
    formAction(event, withdrawFigure, {
      input: (form) => ({ ...formValues(form), id: event.params.id }),
      next: () => {
        leaveFlash(event.cookies, text(m.portfolio_figure_withdrawn));
        return back(event.params);
      },
    }),
};
