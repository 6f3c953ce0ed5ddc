import { importTemplate } from '#areas/companies/server/index.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals }) => {
  const { name, body } = importTemplate(locals.locale);
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
};
