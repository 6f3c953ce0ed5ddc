import { error } from '@sveltejs/kit';
import { currentRuntime } from '#platform/runtime.ts';
import { demonstrationFile } from '../../../../cli/seed/demonstration-file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params }) => {
  const text = await demonstrationFile(currentRuntime(), params.file);
  if (text === null) error(404);
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${params.file}"`,
  };
  return new Response(text, { headers });
};
