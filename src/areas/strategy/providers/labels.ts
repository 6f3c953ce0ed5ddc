import { m } from '#messages';
import type { Locale } from '#platform/text.ts';
import type { InterestKind } from './interest.ts';
import type { MatchAspect, MatchReason, Verdict } from './match.ts';
import type { RecipientState } from './proposal.workflow.ts';
import type { PROVIDER_SIZES, ProviderChange } from './provider.ts';
import type { RequestState } from './request.workflow.ts';

type Words = (params?: object, options?: { locale?: Locale }) => string;
const said = (words: Words, locale?: Locale): string => words({}, locale ? { locale } : {});

const SIZES: Record<(typeof PROVIDER_SIZES)[number], Words> = {
  '1-9': m.companies_size_1_9,
  '10-49': m.companies_size_10_49,
  '50-249': m.companies_size_50_249,
  '250+': m.companies_size_250,
  unknown: m.companies_size_unknown,
};
export const providerSizeName = (size: (typeof PROVIDER_SIZES)[number], locale?: Locale): string =>
  said(SIZES[size], locale);

/** "français": as machines know it, for any code. */
export const languageName = (code: string, locale: Locale): string =>
  new Intl.DisplayNames([locale === 'fr' ? 'fr-CA' : 'en-CA'], { type: 'language', fallback: 'code' }).of(
    code,
  ) ?? code;

const ASPECTS: Record<MatchAspect, Words> = {
  expertise: m.providers_aspect_expertise,
  sector: m.providers_aspect_sector,
  region: m.providers_aspect_region,
  language: m.providers_aspect_language,
  references: m.providers_aspect_references,
};
export const aspectName = (aspect: MatchAspect): string => said(ASPECTS[aspect]);

const VERDICTS: Record<Verdict, Words> = {
  met: m.providers_verdict_met,
  partly: m.providers_verdict_partly,
  unknown: m.providers_verdict_unknown,
  lacks: m.providers_verdict_lacks,
};
export const verdictName = (verdict: Verdict): string => said(VERDICTS[verdict]);

const REASONS: Record<MatchAspect, Record<Verdict, Words>> = {
  expertise: {
    met: m.providers_reason_expertise_met,
    partly: m.providers_reason_expertise_partly,
    unknown: m.providers_reason_expertise_unknown,
    lacks: m.providers_reason_expertise_lacks,
  },
  sector: {
    met: m.providers_reason_sector_met,
    partly: m.providers_reason_sector_met,
    unknown: m.providers_reason_sector_unknown,
    lacks: m.providers_reason_sector_lacks,
  },
  region: {
    met: m.providers_reason_region_met,
    partly: m.providers_reason_region_met,
    unknown: m.providers_reason_region_unknown,
    lacks: m.providers_reason_region_lacks,
  },
  language: {
    met: m.providers_reason_language_met,
    partly: m.providers_reason_language_met,
    unknown: m.providers_reason_language_unknown,
    lacks: m.providers_reason_language_lacks,
  },
  references: {
    met: m.providers_reason_references_met,
    partly: m.providers_reason_references_partly,
    unknown: m.providers_reason_references_lacks,
    lacks: m.providers_reason_references_lacks,
  },
};
/** A sentence for one line of a match. */
export const reasonName = ({ aspect, verdict }: Pick<MatchReason, 'aspect' | 'verdict'>): string =>
  said(REASONS[aspect][verdict]);

const INTERESTS: Record<InterestKind, Words> = {
  employment: m.providers_interest_employment,
  ownership: m.providers_interest_ownership,
  family: m.providers_interest_family,
  commission: m.providers_interest_commission,
};
export const interestName = (kind: InterestKind): string => said(INTERESTS[kind]);

const REQUEST_STATES: Record<RequestState, Words> = {
  draft: m.providers_request_draft,
  sent: m.providers_request_sent,
  closed: m.providers_request_closed,
  chosen: m.providers_request_chosen,
  cancelled: m.providers_request_cancelled,
};
export const requestStateName = (state: RequestState): string => said(REQUEST_STATES[state]);

const RECIPIENT_STATES: Record<RecipientState, Words> = {
  listed: m.providers_recipient_listed,
  invited: m.providers_recipient_invited,
  submitted: m.providers_recipient_submitted,
  declined: m.providers_recipient_declined,
  chosen: m.providers_recipient_chosen,
  'not-chosen': m.providers_recipient_not_chosen,
};
export const recipientStateName = (state: RecipientState): string => said(RECIPIENT_STATES[state]);

const CHANGES: Record<ProviderChange['kind'], Words> = {
  added: m.providers_change_added,
  imported: m.providers_change_imported,
  changed: m.providers_change_changed,
  withdrawn: m.providers_change_withdrawn,
  restored: m.providers_change_restored,
};
export const changeName = (kind: ProviderChange['kind']): string => said(CHANGES[kind]);

const FIELDS: Record<string, Words> = {
  name: m.providers_field_name,
  website: m.providers_field_website,
  email: m.providers_field_email,
  contactName: m.providers_field_contact,
  phone: m.providers_field_phone,
  language: m.providers_field_language,
  sizeClass: m.providers_field_size,
  summary: m.providers_field_summary,
  regionCodes: m.providers_field_regions,
  sectors: m.providers_field_sectors,
  languages: m.providers_field_languages,
  families: m.providers_field_families,
  templateIds: m.providers_field_templates,
  references: m.providers_field_references,
  brands: m.providers_field_brands,
  ties: m.providers_field_ties,
};
export const providerFieldName = (field: string, locale?: Locale): string => {
  const words = FIELDS[field];
  return words ? said(words, locale) : field;
};
