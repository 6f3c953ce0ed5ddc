import { exportAudit } from '#areas/accounts/server/index.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { attachment } from '#platform/web/file.ts';
import { endPage, searchValues } from '#platform/web/load.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => {
  const { cursor: _, ...filter } = searchValues(event.url);
  const file = exportAudit(currentRuntime(), event.locals, filter);
  if (!file.ok) endPage(event, file.refusal);
  return attachment({ ...file.value, mediaType: 'text/csv; charset=utf-8' });
};
