import { readSupplierFile } from '#areas/network/server/index.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { publicActor } from '#platform/use-case/index.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params }) => {
  const file = await readSupplierFile(currentRuntime(), publicActor, params.id);
  if (!file) return new Response(null, { status: 404 });
  return new Response(file.bytes, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'cache-control': 'public, max-age=3600',
    },
  });
};
