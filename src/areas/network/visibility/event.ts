import type { Language } from '../capabilities/index.ts';

/** What is counted of a page's being read: shown among search results; its page, a product's page; a way to reach it. */
export const SEEN_KINDS = ['impression', 'profile', 'product', 'contact'] as const;
export type SeenKind = (typeof SEEN_KINDS)[number];

/** The steps of the funnel, in their order. Requests and awards are counted from the requests themselves. */
export const FUNNEL = ['impression', 'profile', 'product', 'contact', 'request', 'award'] as const;
export type FunnelKind = (typeof FUNNEL)[number];

/** Where one view counts. Empty where it is not known, or does not apply. */
export interface CountKey {
  companyId: string;
  /** YYYY-MM-DD in Québec's time. */
  day: string;
  kind: SeenKind;
  /** ISO 3166-1, or empty. */
  country: string;
  language: Language;
  /** The concept that was searched for, or empty. */
  concept: string;
  /** A product's slug, or empty. */
  product: string;
}

export interface Count extends CountKey {
  views: number;
}
