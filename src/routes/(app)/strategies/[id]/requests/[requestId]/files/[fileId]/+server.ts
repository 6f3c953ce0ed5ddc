import { error } from '@sveltejs/kit';
import { readRequestFile } from '#areas/strategy/server/index.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { sentFile } from '../../../../../../../sent-file.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const file = await readRequestFile(currentRuntime(), locals.actor, params);
  return file ? sentFile(file) : error(404);
};
