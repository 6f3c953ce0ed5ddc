import { LANGUAGES } from '#areas/network/index.ts';
import { networkWords, OWN_NAMES, publicPath } from '#areas/network/public/index.ts';
import type { RequestHandler } from './$types';

/** What a program that reads for somebody should know, in Markdown (llmstxt.org). */
export const GET: RequestHandler = ({ url: { origin } }) => {
  const w = networkWords('en');
  const homes = LANGUAGES.map(
    (language) => `- [${OWN_NAMES[language]}](${origin}${publicPath.home(language)})`,
  );
  const text = `# ${w('site_name')}

> ${w('home_lead')} ${w('footer_promise')}

Firms show field by field what they agree to. Texts stand in the language that their author wrote; terms of trade (processes,
materials, certificates) come from one thesaurus and are the same concept in each of the twelve languages.

## Directory by language

${homes.join('\n')}

## For programs

- [Search as JSON](${origin}/api/v1/network/suppliers?q=aluminium+extrusion&language=en): words in any of the languages; every hit says why
- [Description of the API](${origin}/api/v1/openapi.json)
- [Newest suppliers](${origin}${publicPath.home('en')}/feed.json): JSON Feed
- [Sitemap](${origin}/suppliers/sitemap.xml)
`;
  return new Response(text, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=86400' },
  });
};
