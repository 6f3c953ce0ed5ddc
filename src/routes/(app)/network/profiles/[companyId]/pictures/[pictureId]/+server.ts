import { error } from '@sveltejs/kit';
import { readPicture } from '#areas/network/server/index.ts';
import { currentRuntime } from '#platform/runtime.ts';
import type { RequestHandler } from './$types';

/** The small picture, for who works on the profile. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const picture = await readPicture(currentRuntime(), locals.actor, params.pictureId, 'small');
  if (!picture) error(404);
  return new Response(picture.data, {
    headers: { 'content-type': picture.mediaType, 'cache-control': 'private, max-age=3600' },
  });
};
