import { importErrors } from '#areas/companies/server/index.ts';
import { performFor } from '#platform/web/form.ts';
import { attachment } from '#platform/web/file.ts';
import { endPage } from '#platform/web/load.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { locale } = event.locals;
  const file = await importErrors(event.params.id, locale, (operation, input) =>
    performFor(event, operation, input),
  );
  if (!file.ok) endPage(event, file.refusal);
  return attachment({ ...file.value, mediaType: 'text/csv; charset=utf-8' });
};
