import source from '#areas/network/ui/widget/widget.js?raw';
import { widgetScript } from '#areas/network/server/public/index.ts';
import type { RequestHandler } from './$types';

/** The search for anybody's page. Kept for an hour: a change of ours is everybody's the same day. */
export const GET: RequestHandler = () =>
  new Response(widgetScript(source), {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=3600',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    },
  });
