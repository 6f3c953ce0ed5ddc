import { error } from '@sveltejs/kit';
import { isLanguage, networkWords } from '#areas/network/public/index.ts';
import { pictureLanguage } from '#areas/network/server/public/index.ts';
import { pictureAnswer } from '../../picture-answer.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params }) => {
  if (!isLanguage(params.language)) error(404, 'not-found');
  const w = networkWords(pictureLanguage(params.language));
  return pictureAnswer({ title: w('home_title'), under: '', detail: w('search_hint'), site: w('site_name') });
};
