import { error } from '@sveltejs/kit';
import { readDeliverableFile } from '#areas/strategy/server/index.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { pdfResponse } from '#platform/web/file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
  const file = await readDeliverableFile(currentRuntime(), locals.actor, params);
  if (!file) error(404);
  const { bytes, name, mediaType } = file;
  if (file.format === 'pdf') return pdfResponse({ bytes, name });
  return new Response(bytes, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${name}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
};
