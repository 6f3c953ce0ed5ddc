import { m } from '#messages';
import type { Locale } from '#platform/text.ts';

/** What the organisation asks people to agree to; the usual sentence when it wrote none. */
export interface ConsentWords {
  consentTextFr: string | null;
  consentTextEn: string | null;
  organisation: { nameFr: string; nameEn: string };
}

type OrganisationName = ConsentWords['organisation'];

/** The sentence for organisations that wrote none of their own. */
export const usualConsent = ({ nameFr, nameEn }: OrganisationName, locale: Locale): string =>
  m.outreach_consent_usual({ organisation: locale === 'fr' ? nameFr : nameEn }, { locale });

/** The exact words that someone is asked to agree to, and that are kept with the answer. */
export function consentText(
  { consentTextFr, consentTextEn, organisation }: ConsentWords,
  locale: Locale,
): string {
  return (locale === 'fr' ? consentTextFr : consentTextEn) ?? usualConsent(organisation, locale);
}
