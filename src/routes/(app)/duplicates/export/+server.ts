import { exportDuplicatePairs } from '#areas/companies/server/index.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { attachment } from '#platform/web/file.ts';
import { endPage, searchValues } from '#platform/web/load.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const file = await exportDuplicatePairs(currentRuntime(), event.locals, searchValues(event.url));
  if (!file.ok) endPage(event, file.refusal);
  return attachment(file.value);
};
