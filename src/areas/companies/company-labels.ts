import { m } from '#messages';
import type { Locale } from '../../platform/text.ts';
import type { CompanyFields, NameKind, SizeClass } from './company.ts';
import type { Consent, ContactRole } from './contact.ts';
import type { TimelineEntry } from './timeline.ts';

type Message = (params?: object, options?: { locale?: Locale }) => string;

const SIZES: Record<SizeClass, Message> = {
  '1-9': m.companies_size_1_9,
  '10-49': m.companies_size_10_49,
  '50-249': m.companies_size_50_249,
  '250+': m.companies_size_250,
  unknown: m.companies_size_unknown,
};
const KINDS: Record<NameKind, Message> = {
  trade: m.companies_kind_trade,
  former: m.companies_kind_former,
  translation: m.companies_kind_translation,
};
const ROLES: Record<ContactRole, Message> = {
  owner: m.companies_role_owner,
  management: m.companies_role_management,
  operations: m.companies_role_operations,
  technology: m.companies_role_technology,
  finance: m.companies_role_finance,
  people: m.companies_role_people,
  other: m.companies_role_other,
};
const CONSENTS: Record<Consent, Message> = {
  given: m.companies_consent_given,
  refused: m.companies_consent_refused,
  withdrawn: m.companies_consent_withdrawn,
  unknown: m.companies_consent_unknown,
};
const CERTAINTIES: Record<string, Message> = {
  stated: m.companies_region_stated,
  municipality: m.companies_region_municipality,
  'postal-code': m.companies_region_postal_code,
  ambiguous: m.companies_region_ambiguous,
};
const STEPS: Record<string, Message> = {
  'review-duplicates': m.companies_next_review_duplicates,
  'add-neq': m.companies_next_add_neq,
  'add-sector': m.companies_next_add_sector,
  'confirm-region': m.companies_next_confirm_region,
  'add-contact': m.companies_next_add_contact,
  'ask-consent': m.companies_next_ask_consent,
};
const STATES: Record<string, Message> = {
  registered: m.companies_state_registered,
  attended: m.companies_state_attended,
  cancelled: m.companies_state_cancelled,
  absent: m.companies_state_absent,
};
const EVENTS: Record<string, Message> = {
  'company-created': m.companies_event_company_created,
  'company-imported': m.companies_event_company_imported,
  'company-merged': m.companies_event_company_merged,
  'company-unmerged': m.companies_event_company_unmerged,
  'contact-added': m.companies_event_contact_added,
  'contact-removed': m.companies_event_contact_removed,
  'note-added': m.companies_event_note_added,
};
const FIELDS: Record<keyof CompanyFields, Message> = {
  legalName: m.companies_field_legal_name,
  otherNames: m.companies_field_other_names,
  neq: m.companies_field_neq,
  businessNumber: m.companies_field_business_number,
  naics: m.companies_field_naics,
  sizeClass: m.companies_field_size_class,
  employees: m.companies_field_employees,
  street: m.companies_field_street,
  city: m.companies_field_city,
  province: m.companies_field_province,
  postalCode: m.companies_field_postal_code,
  country: m.companies_field_country,
  regionCode: m.companies_field_region,
  phone: m.companies_field_phone,
  website: m.companies_field_website,
  languages: m.companies_field_languages,
  memberships: m.companies_field_memberships,
};

export const sizeName = (size: SizeClass, locale?: Locale): string => SIZES[size]({}, { locale });
/** For a column of figures: "10–49"; a dash when it is not known. */
export const sizeShort = (size: SizeClass): string => (size === 'unknown' ? '—' : size.replace('-', '–'));
export const nameKindName = (kind: NameKind): string => KINDS[kind]();
export const contactRoleName = (role: ContactRole): string => ROLES[role]();
export const consentName = (consent: Consent): string => CONSENTS[consent]();
export const participationStateName = (state: string): string => STATES[state]?.() ?? state;
export const nextStepName = (step: string): string => STEPS[step]?.() ?? step;
/** How a region is known; nothing to say when it is not. */
export const certaintyName = (certainty: string): string | null => CERTAINTIES[certainty]?.() ?? null;

/** The sentence of a timeline entry: its own, or that of its kind. */
export function eventName(entry: Pick<TimelineEntry, 'kind' | 'text' | 'details'>, locale: Locale): string {
  if (entry.text) return entry.text[locale];
  if (entry.kind === 'consent-recorded') return consentName(entry.details.consent as Consent);
  if (entry.kind === 'company-updated')
    return m.companies_event_company_updated({ fields: fieldNames(entry.details.changed) });
  return (EVENTS[entry.kind] ?? m.companies_event_other)();
}

function fieldNames(changed: unknown): string {
  const fields = Array.isArray(changed) ? (changed as (keyof CompanyFields)[]) : [];
  return fields.map((field) => FIELDS[field]?.().toLocaleLowerCase() ?? field).join(', ');
}
