import { networkOfficer, profileModel } from '#areas/network/server/index.ts';
import { forbidden } from '#platform/use-case/index.ts';
import { endPage } from '#platform/web/load.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => {
  const { actor, locale } = event.locals;
  if (!networkOfficer(actor)) endPage(event, forbidden(actor));
  const { name, body } = profileModel(locale);
  return new Response(body, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
};
