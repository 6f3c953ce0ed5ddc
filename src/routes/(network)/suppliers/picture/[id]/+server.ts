import { readPicture } from '#areas/network/server/index.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { publicActor } from '#platform/use-case/index.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url }) => {
  const size = url.searchParams.get('size') === 'small' ? 'small' : 'large';
  const picture = await readPicture(currentRuntime(), publicActor, params.id, size);
  if (!picture) return new Response(null, { status: 404 });
  return new Response(picture.data, {
    // A picture never changes; whether it is shown does, and is asked again within the hour.
    headers: { 'content-type': picture.mediaType, 'cache-control': 'public, max-age=3600' },
  });
};
