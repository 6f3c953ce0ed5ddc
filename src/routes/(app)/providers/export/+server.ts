import { exportProviders } from '#areas/strategy/server/index.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { attachment } from '#platform/web/file.ts';
import { endPage, searchValues } from '#platform/web/load.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { format, template_only: empty, cursor: _, ...filter } = searchValues(event.url);
  const file = await exportProviders(currentRuntime(), event.locals, filter, {
    format: format === 'xlsx' ? 'xlsx' : 'csv',
    empty: empty !== undefined,
  });
  if (!file.ok) endPage(event, file.refusal);
  return attachment(file.value);
};
