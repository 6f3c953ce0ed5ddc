import { error } from '@sveltejs/kit';
import { readSupplierFile } from '#areas/network/server/index.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { sentFile } from '../../../../../../sent-file.server.ts';
import type { RequestHandler } from './$types';

/** A document or a proof, for who works on the profile. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const file = await readSupplierFile(currentRuntime(), locals.actor, params.fileId);
  return file ? sentFile({ name: file.name, data: file.bytes }) : error(404);
};
