import { importErrors } from '#areas/companies/server/index.ts';
import { performFor } from '#platform/web/form.ts';
import { endPage } from '#platform/web/load.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { locale } = event.locals;
  const file = await importErrors(event.params.id, locale, (operation, input) =>
    performFor(event, operation, input),
  );
  if (!file.ok) endPage(event, file.refusal);
  const { name, body } = file.value;
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
};
