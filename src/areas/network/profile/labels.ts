import { m } from '#messages';
import type { Locale } from '#platform/text.ts';
import type { CompletenessPart, Suggestion } from './completeness.rules.ts';
import type { ProfileField, ProfileState, SupplierRole } from './profile.ts';
import type { ProfileAction } from './profile.workflow.ts';
import type { SectionId } from './sections.ts';

type Words = (params?: object, options?: { locale?: Locale }) => string;
const said = (words: Words, locale?: Locale): string => words({}, locale ? { locale } : {});

const FIELDS: Record<ProfileField, Words> = {
  role: m.profile_field_role,
  summary: m.profile_field_summary,
  description: m.profile_field_description,
  contact: m.profile_field_contact,
  sites: m.profile_field_sites,
  processes: m.profile_field_processes,
  materials: m.profile_field_materials,
  envelope: m.profile_field_envelope,
  equipment: m.profile_field_equipment,
  finishes: m.profile_field_finishes,
  services: m.profile_field_services,
  certificates: m.profile_field_certificates,
  capacity: m.profile_field_capacity,
  sectors: m.profile_field_sectors,
  references: m.profile_field_references,
  markets: m.profile_field_markets,
  incoterms: m.profile_field_incoterms,
  languages: m.profile_field_languages,
  hsCodes: m.profile_field_hs_codes,
  sustainability: m.profile_field_sustainability,
  products: m.profile_field_products,
  documents: m.profile_field_documents,
};
export const fieldName = (field: ProfileField, locale?: Locale): string => said(FIELDS[field], locale);

export const partName = (part: CompletenessPart): string =>
  part === 'translation' ? m.profile_part_translation() : fieldName(part);

const SECTION_NAMES: Record<SectionId, Words> = {
  firm: m.profile_section_firm,
  capabilities: m.profile_section_capabilities,
  envelope: m.profile_section_envelope,
  equipment: m.profile_section_equipment,
  certificates: m.profile_section_certificates,
  products: m.profile_section_products,
  markets: m.profile_section_markets,
  references: m.profile_section_references,
  sites: m.profile_section_sites,
  sustainability: m.profile_section_sustainability,
};
export const sectionName = (section: SectionId): string => said(SECTION_NAMES[section]);

const ROLES: Record<SupplierRole, Words> = {
  transformer: m.profile_role_transformer,
  'equipment-maker': m.profile_role_equipment_maker,
  'specialised-supplier': m.profile_role_specialised_supplier,
  distributor: m.profile_role_distributor,
};
export const roleName = (role: SupplierRole, locale?: Locale): string => said(ROLES[role], locale);

const STATES: Record<ProfileState, Words> = {
  draft: m.profile_state_draft,
  'in-review': m.profile_state_in_review,
  published: m.profile_state_published,
  withdrawn: m.profile_state_withdrawn,
};
export const stateName = (state: ProfileState): string => said(STATES[state]);

const EVENTS: Record<string, Words> = {
  created: m.profile_event_created,
  imported: m.profile_event_imported,
  edited: m.profile_event_edited,
  consent: m.profile_event_consent,
  submitted: m.profile_event_submitted,
  recalled: m.profile_event_recalled,
  approved: m.profile_event_approved,
  'sent-back': m.profile_event_sent_back,
  withdrawn: m.profile_event_withdrawn,
  emptied: m.profile_event_emptied,
  reopened: m.profile_event_reopened,
  verified: m.profile_event_verified,
};
export const eventName = (kind: string): string => said(EVENTS[kind] ?? m.profile_event_edited);

const BUTTONS: Partial<Record<ProfileAction, Words>> = {
  submit: m.profile_do_submit,
  recall: m.profile_do_recall,
  approve: m.profile_do_approve,
  'send-back': m.profile_do_send_back,
  withdraw: m.profile_do_withdraw,
  reopen: m.profile_do_reopen,
  verify: m.profile_do_verify,
};
export const actionName = (action: ProfileAction): string => said(BUTTONS[action] ?? m.profile_save);

const WHY: Partial<Record<CompletenessPart, Words>> = {
  processes: m.profile_why_processes,
  products: m.profile_why_products,
  summary: m.profile_why_summary,
  contact: m.profile_why_contact,
  certificates: m.profile_why_certificates,
  materials: m.profile_why_materials,
  envelope: m.profile_why_envelope,
  capacity: m.profile_why_capacity,
  sites: m.profile_why_sites,
  translation: m.profile_why_translation,
};
/** What to do, and why it helps. */
export const suggestionName = ({ kind, part }: Suggestion): { what: string; why: string } => ({
  what:
    kind === 'add'
      ? m.profile_next_add({ part: partName(part) })
      : m.profile_next_show({ part: partName(part) }),
  why: said(WHY[part] ?? m.profile_why_other),
});
