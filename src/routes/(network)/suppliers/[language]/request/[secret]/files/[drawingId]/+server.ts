import { error } from '@sveltejs/kit';
import { readLinkedDrawing } from '#areas/network/server/index.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { sentFile } from '../../../../../../../sent-file.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params }) => {
  const file = await readLinkedDrawing(currentRuntime(), params.secret, params.drawingId);
  if (!file) error(404, 'not-found');
  return sentFile(file);
};
