import { m } from '#messages';
import type { Locale } from '#platform/text.ts';

/** What the organisation asks people to agree to; the usual sentence when it wrote none. */
export interface ConsentWords {
  consentTextFr: string | null;
  consentTextEn: string | null;
  organisation: { nameFr: string; nameEn: string };
}

/** The exact words that someone is asked to agree to, and that are kept with the answer. */
export function consentText(
  { consentTextFr, consentTextEn, organisation }: ConsentWords,
  locale: Locale,
): string {
  const [own, name] =
    locale === 'fr' ? [consentTextFr, organisation.nameFr] : [consentTextEn, organisation.nameEn];
  return own ?? m.outreach_consent_usual({ organisation: name }, { locale });
}
