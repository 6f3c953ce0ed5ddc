import { error } from '@sveltejs/kit';
import { readLinkedFile } from '#areas/strategy/server/index.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { sentFile } from '../../../../../sent-file.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params }) => {
  const file = await readLinkedFile(currentRuntime(), params.token, params.fileId);
  return file ? sentFile(file) : error(404);
};
