import { OPEN_DATA_LICENCE } from '#areas/network/server/public/index.ts';

/** Open data as an answer: anybody's page may read it, and the licence goes with it. */
export const openDataAnswer = (body: ReadableStream<Uint8Array>, mediaType: string): Response =>
  new Response(body, {
    headers: {
      'content-type': mediaType,
      'cache-control': 'public, max-age=3600',
      'access-control-allow-origin': '*',
      link: `<${OPEN_DATA_LICENCE}>; rel="license"`,
    },
  });
