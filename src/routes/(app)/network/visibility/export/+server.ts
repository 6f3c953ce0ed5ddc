import { exportVisibility } from '#areas/network/server/index.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { endPage, searchValues } from '#platform/web/load.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { format, cursor: _, ...period } = searchValues(event.url);
  const kind = format === 'xlsx' ? 'xlsx' : 'csv';
  const file = await exportVisibility(currentRuntime(), event.locals, period, kind);
  if (!file.ok) endPage(event, file.refusal);
  const { name, mediaType, body } = file.value;
  return new Response(body, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
};
