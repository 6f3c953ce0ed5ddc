import { exportPortal } from '#areas/diagnosis/server/index.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { attachment } from '#platform/web/file.ts';
import { endPage, searchValues } from '#platform/web/load.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { stage, projectId } = searchValues(event.url);
  const file = await exportPortal(currentRuntime(), event.locals, { ...event.params, stage, projectId });
  if (!file.ok) endPage(event, file.refusal);
  return attachment(file.value);
};
