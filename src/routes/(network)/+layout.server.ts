import { error, redirect } from '@sveltejs/kit';
import { isLanguage } from '#areas/network/public/index.ts';
import { currentRuntime } from '#platform/runtime.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ params, url }) => {
  // Work screens have their language before the path, these pages in it: one address for one page.
  if (url.pathname.startsWith('/en/')) redirect(308, url.pathname.slice('/en'.length) + url.search);
  const { language } = params as { language?: string };
  if (!isLanguage(language)) error(404, 'not-found');
  return { language, demonstration: currentRuntime().config.demonstration };
};
