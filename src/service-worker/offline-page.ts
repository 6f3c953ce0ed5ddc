import { m } from '#messages';
import type { KeptPage } from './kept.ts';

const STYLE = `body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem;color:#17202a;background:#fff}
a{display:block;padding:1rem 0;color:#0b5d68}li{border-bottom:1px solid #dbe1e8}ul{list-style:none;padding:0}
@media(prefers-color-scheme:dark){body{color:#e7ebf0;background:#14191f}a{color:#63c3cf}li{border-color:#2b343e}}`;

/** What is shown in place of a page that is not kept: what happened, and the pages that can be opened. Titles come as HTML. */
export function offlinePage(pathname: string, pages: readonly KeptPage[]): Response {
  const locale = /^\/en(\/|$)/.test(pathname) ? 'en' : 'fr';
  const say = (message: (params: object, options: { locale: 'fr' | 'en' }) => string) =>
    message({}, { locale });
  const items = pages.map(({ path, title }) => `<li><a href="${path}">${title}</a></li>`).join('');
  const kept = items ? `<h2>${say(m.assessment_offline_pages)}</h2><ul>${items}</ul>` : '';
  const html = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${say(m.assessment_sync_offline)}</title>
<style>${STYLE}</style></head><body><main><h1>${say(m.assessment_sync_offline)}</h1>
<p>${say(m.assessment_offline_text)}</p>${kept}</main></body></html>`;
  return new Response(html, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
}
