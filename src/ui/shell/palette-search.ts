import { href } from '#i18n';

export interface SuggestedCompany {
  id: string;
  name: string;
  city: string | null;
}

/** Lower case without accents, to compare what is typed with what is listed. */
export const fold = (words: string): string =>
  words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** Firms whose name looks like the words; null when the search could not answer. */
export async function suggestCompanies(
  words: string,
  signal: AbortSignal,
): Promise<SuggestedCompany[] | null> {
  try {
    const response = await fetch(`${href('/companies/suggest')}?q=${encodeURIComponent(words)}`, {
      signal,
      headers: { accept: 'application/json' },
    });
    return response.ok ? ((await response.json()) as SuggestedCompany[]) : null;
  } catch {
    return null;
  }
}
