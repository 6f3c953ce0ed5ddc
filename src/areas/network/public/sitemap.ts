import { LANGUAGES, type Language } from '../capabilities/index.ts';
import { xmlText } from './feeds.ts';

/** sitemaps.org allows 50,000 addresses and 50 MB in one file; a firm's products come with it. */
export const SITEMAP_MOST = 50_000;

export interface SitemapEntry {
  path: string;
  lastmod: Date;
}

/** One file: what kind of page, in which language, and which part of them, from 1. */
export interface SitemapFile {
  kind: 'pages' | 'firms';
  language: Language;
  part: number;
}

export const sitemapPath = ({ kind, language, part }: SitemapFile): string =>
  `/suppliers/sitemap/${kind}-${language}-${part}.xml`;

/** Reads the name of a file; null when there can be none of that name. */
export function readSitemapName(name: string): SitemapFile | null {
  const [, kind, tongue, part] = /^(pages|firms)-([a-z]{2})-([1-9]\d{0,4})\.xml$/.exec(name) ?? [];
  const language = LANGUAGES.find((one) => one === tongue);
  return language ? { kind: kind as SitemapFile['kind'], language, part: Number(part) } : null;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** Every file, with when anything in it last changed. */
export function sitemapIndex(origin: string, files: readonly (SitemapFile & { lastmod: Date })[]): string {
  const lines = files.map(
    (file) =>
      `<sitemap><loc>${xmlText(origin + sitemapPath(file))}</loc><lastmod>${file.lastmod.toISOString()}</lastmod></sitemap>`,
  );
  return `${HEAD}<sitemapindex ${SPACE}>\n${lines.join('\n')}\n</sitemapindex>\n`;
}

/**
 * The addresses of one file. A page's counterparts in other languages are named by the page itself, so they are not
 * repeated here: eleven of them would make each file twelve times as long.
 * @throws Error when there are more than a sitemap may hold: the caller cuts them into parts.
 */
export function sitemapFile(origin: string, entries: readonly SitemapEntry[]): string {
  if (entries.length > SITEMAP_MOST) throw new Error(`A sitemap holds ${SITEMAP_MOST} addresses at most.`);
  const lines = entries.map(
    ({ path, lastmod }) =>
      `<url><loc>${xmlText(origin + path)}</loc><lastmod>${lastmod.toISOString()}</lastmod></url>`,
  );
  return `${HEAD}<urlset ${SPACE}>\n${lines.join('\n')}\n</urlset>\n`;
}
