import { error } from '@sveltejs/kit';
import { readSupplierDrawing } from '#areas/network/server/index.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { sentFile } from '../../../../../../sent-file.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
  const file = await readSupplierDrawing(currentRuntime(), locals.actor, params);
  if (!file) error(404, 'not-found');
  return sentFile(file);
};
