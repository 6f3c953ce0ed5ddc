import { preferredLanguage, publicPath } from '#areas/network/public/index.ts';

/** Whoever comes without a language is shown the one that their browser asks for. */
export const GET = ({ request }: { request: Request }): Response =>
  new Response(null, {
    status: 302,
    headers: {
      location: publicPath.home(preferredLanguage(request.headers.get('accept-language'))),
      vary: 'accept-language',
      'cache-control': 'public, max-age=300',
    },
  });
