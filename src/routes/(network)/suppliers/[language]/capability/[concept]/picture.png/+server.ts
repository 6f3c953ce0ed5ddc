import { error } from '@sveltejs/kit';
import { atStart, isLanguage, listIn, networkWords } from '#areas/network/public/index.ts';
import { pictureLanguage, readCapability } from '#areas/network/server/public/index.ts';
import { readPublic } from '../../../../public-page.server.ts';
import { pictureAnswer } from '../../../../picture-answer.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  if (!isLanguage(event.params.language)) error(404, 'not-found');
  const language = pictureLanguage(event.params.language);
  const { name, narrower } = await readPublic(event, readCapability, {
    ...{ concept: event.params.concept, language },
  });
  const w = networkWords(language);
  return pictureAnswer({
    title: w('capability_for', { capability: atStart(name, language) }),
    under: '',
    detail: listIn(
      narrower.slice(0, 6).map(({ label }) => label),
      language,
    ),
    site: w('site_name'),
  });
};
