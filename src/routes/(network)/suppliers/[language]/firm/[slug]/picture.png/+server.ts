import { error } from '@sveltejs/kit';
import { isLanguage, listIn, networkWords } from '#areas/network/public/index.ts';
import { pictureLanguage, readSupplier } from '#areas/network/server/public/index.ts';
import { readPublic } from '../../../../public-page.server.ts';
import { pictureAnswer } from '../../../../picture-answer.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  if (!isLanguage(event.params.language)) error(404, 'not-found');
  const language = pictureLanguage(event.params.language);
  const { name, place, profile, concepts } = await readPublic(event, readSupplier, {
    ...{ slug: event.params.slug, language },
  });
  const does = [...(profile.processes ?? []).map(({ concept }) => concept), ...(profile.finishes ?? [])];
  const detail = listIn(
    does.slice(0, 6).map((id) => concepts[id]?.name ?? id),
    language,
  );
  return pictureAnswer({ title: name, under: place, detail, site: networkWords(language)('site_name') });
};
