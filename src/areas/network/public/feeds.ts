import type { Language } from '../capabilities/index.ts';
import { publicPath } from './address.ts';
import { listIn } from './figures.ts';
import { languageTag } from './language-tag.ts';
import type { Spoken } from './spoken.ts';
import { networkWords } from './words.ts';

/** A supplier as a feed tells it. */
export interface FeedSupplier {
  id: string;
  slug: string;
  name: string;
  place: string;
  summary: Spoken | null;
  does: readonly string[];
  lastmod: Date;
  publishedAt: Date;
}

const XML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as XML holds it: what no XML may hold at all (control signs, halves of pairs) is left out. */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (sign) => XML[sign]!);

export interface FeedPlace {
  origin: string;
  language: Language;
  /** When there is nothing in it yet. */
  now: Date;
}

const toldIn = (supplier: FeedSupplier, language: Language): string =>
  supplier.summary?.text ?? [supplier.place, listIn(supplier.does, language)].filter(Boolean).join(' · ');

/** RFC 4287. An entry keeps its id whatever its address becomes. */
export function atomFeed(suppliers: readonly FeedSupplier[], { origin, language, now }: FeedPlace): string {
  const w = networkWords(language);
  const home = origin + publicPath.home(language);
  const updated = (suppliers[0]?.lastmod ?? now).toISOString();
  const entries = suppliers.map(
    (supplier) => `
  <entry>
    <id>urn:uuid:${supplier.id}</id>
    <title>${xmlText(supplier.name)}</title>
    <link href="${xmlText(origin + publicPath.firm(language, supplier.slug))}"/>
    <published>${supplier.publishedAt.toISOString()}</published>
    <updated>${supplier.lastmod.toISOString()}</updated>
    <author><name>${xmlText(supplier.name)}</name></author>
    <summary xml:lang="${languageTag(supplier.summary?.language ?? language)}">${xmlText(toldIn(supplier, language))}</summary>
  </entry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${languageTag(language)}">
  <id>${xmlText(home)}</id>
  <title>${xmlText(`${w('site_name')} · ${w('feed_title')}`)}</title>
  <link href="${xmlText(home)}"/>
  <link rel="self" type="application/atom+xml" href="${xmlText(`${home}/feed.atom`)}"/>
  <updated>${updated}</updated>${entries.join('')}
</feed>
`;
}

/** JSON Feed 1.1. */
export function jsonFeed(suppliers: readonly FeedSupplier[], { origin, language }: FeedPlace): object {
  const w = networkWords(language);
  const home = origin + publicPath.home(language);
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: `${w('site_name')} · ${w('feed_title')}`,
    home_page_url: home,
    feed_url: `${home}/feed.json`,
    language: languageTag(language),
    items: suppliers.map((supplier) => ({
      id: `urn:uuid:${supplier.id}`,
      url: origin + publicPath.firm(language, supplier.slug),
      title: supplier.name,
      content_text: toldIn(supplier, language),
      language: languageTag(supplier.summary?.language ?? language),
      date_published: supplier.publishedAt.toISOString(),
      date_modified: supplier.lastmod.toISOString(),
      tags: supplier.does,
    })),
  };
}
