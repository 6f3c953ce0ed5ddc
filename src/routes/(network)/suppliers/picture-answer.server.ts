import { linkPicture, type LinkPicture } from '#areas/network/server/public/index.ts';

/** A drawn picture as an answer, kept for a day: what it says is a title. */
export async function pictureAnswer(picture: LinkPicture): Promise<Response> {
  return new Response(await linkPicture(picture), {
    headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=86400' },
  });
}
