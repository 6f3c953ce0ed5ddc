import { getEventCalendar } from '#areas/outreach/server/index.ts';
import { load as run } from '#platform/web/load.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { fileName, calendar } = await run(event, getEventCalendar, event.params);
  return new Response(calendar, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-cache',
    },
  });
};
