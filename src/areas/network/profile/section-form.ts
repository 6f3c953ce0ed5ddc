import { m } from '#messages';
import type { ConceptKind } from '../capabilities/index.ts';
import { INCOTERMS, MARKET_STAGES, SUPPLIER_ROLES, type ProfileField } from './profile.ts';
import { roleName } from './labels.ts';

export interface Choice {
  value: string;
  label: string;
}

/** One input of a form. `local` is a text in French and in English; `concept` a term of the thesaurus. */
export interface Control {
  name: string;
  label: () => string;
  kind: 'text' | 'number' | 'date' | 'email' | 'local' | 'concept' | 'concepts' | 'choice' | 'yes-no';
  /** For a concept: what it may be; any when left out. */
  of?: ConceptKind;
  choices?: () => Choice[];
  long?: boolean;
}

/** How a field is written. Rows are things of one shape; the row goes when its key is cleared. */
export type FieldForm =
  | { kind: 'value'; control: Control }
  | { kind: 'texts' }
  | { kind: 'group'; controls: readonly Control[] }
  | { kind: 'rows'; what: () => string; key: string; controls: readonly Control[]; room: number }
  | { kind: 'concepts'; what: () => string; of: ConceptKind; room: number }
  | { kind: 'codes'; hint: () => string }
  | { kind: 'ticks'; choices: () => Choice[] }
  /** Added and removed as files, beside the form. */
  | { kind: 'files' };

const control = (
  kind: Control['kind'],
  name: string,
  label: () => string,
  more: Partial<Control> = {},
): Control => ({ kind, name, label, ...more });
const number = (name: string, label: () => string) => control('number', name, label);

export const FIELD_FORMS: Record<ProfileField, FieldForm> = {
  role: {
    kind: 'value',
    control: control('choice', 'role', m.profile_field_role, {
      choices: () => SUPPLIER_ROLES.map((value) => ({ value, label: roleName(value) })),
    }),
  },
  summary: { kind: 'texts' },
  description: { kind: 'texts' },
  contact: {
    kind: 'group',
    controls: [
      control('text', 'name', m.profile_item_name),
      control('text', 'title', m.profile_item_job),
      control('email', 'email', m.profile_item_email),
      control('text', 'phone', m.profile_item_phone),
    ],
  },
  sites: {
    kind: 'rows',
    what: m.profile_item_site,
    key: 'name',
    room: 2,
    controls: [
      control('text', 'name', m.profile_item_name),
      control('text', 'municipality', m.profile_item_municipality),
      control('choice', 'regionCode', m.profile_item_region),
      number('latitude', m.profile_item_latitude),
      number('longitude', m.profile_item_longitude),
    ],
  },
  processes: {
    kind: 'rows',
    what: m.profile_item_process,
    key: 'concept',
    room: 3,
    controls: [
      control('concept', 'concept', m.profile_item_process, { of: 'process' }),
      control('local', 'note', m.profile_item_note),
    ],
  },
  materials: {
    kind: 'rows',
    what: m.profile_item_material,
    key: 'concept',
    room: 3,
    controls: [
      control('concept', 'concept', m.profile_item_material, { of: 'material' }),
      control('text', 'alloy', m.profile_item_alloy),
      control('text', 'temper', m.profile_item_temper),
    ],
  },
  envelope: {
    kind: 'group',
    controls: [
      number('pressTonnes', m.profile_envelope_press_tonnes),
      number('toleranceMm', m.profile_envelope_tolerance_mm),
      number('maxLengthMm', m.profile_envelope_max_length_mm),
      number('maxWidthMm', m.profile_envelope_max_width_mm),
      number('maxHeightMm', m.profile_envelope_max_height_mm),
      number('maxMassKg', m.profile_envelope_max_mass_kg),
      number('batchMin', m.profile_envelope_batch_min),
      number('batchMax', m.profile_envelope_batch_max),
    ],
  },
  equipment: {
    kind: 'rows',
    what: m.profile_item_equipment,
    key: 'name',
    room: 3,
    controls: [
      control('text', 'name', m.profile_item_name),
      control('concept', 'concept', m.profile_item_kind, { of: 'equipment' }),
      number('count', m.profile_item_count),
      control('text', 'note', m.profile_item_note),
    ],
  },
  finishes: { kind: 'concepts', what: m.profile_item_finish, of: 'finish', room: 2 },
  services: { kind: 'concepts', what: m.profile_item_service, of: 'service', room: 2 },
  certificates: {
    kind: 'rows',
    what: m.profile_item_certificate,
    key: 'concept',
    room: 2,
    controls: [
      control('concept', 'concept', m.profile_item_certificate, { of: 'certificate' }),
      control('text', 'number', m.profile_item_number),
      control('text', 'body', m.profile_item_body),
      control('date', 'issuedOn', m.profile_item_issued),
      control('date', 'expiresOn', m.profile_item_expires),
    ],
  },
  capacity: {
    kind: 'group',
    controls: [
      control('yes-no', 'openNow', m.profile_capacity_open_now),
      number('hoursPerWeek', m.profile_capacity_hours_per_week),
      number('leadTimeDays', m.profile_capacity_lead_time_days),
      control('date', 'statedOn', m.profile_capacity_stated_on),
    ],
  },
  sectors: { kind: 'concepts', what: m.profile_item_sector, of: 'sector', room: 3 },
  references: {
    kind: 'rows',
    what: m.profile_item_reference,
    key: 'name',
    room: 2,
    controls: [
      control('text', 'name', m.profile_item_name),
      control('concept', 'sector', m.profile_item_sector, { of: 'sector' }),
      control('text', 'country', m.profile_item_country),
      control('local', 'text', m.profile_item_text, { long: true }),
    ],
  },
  markets: {
    kind: 'rows',
    what: m.profile_item_market,
    key: 'country',
    room: 3,
    controls: [
      control('text', 'country', m.profile_item_country),
      control('choice', 'stage', m.profile_item_stage, {
        choices: () => MARKET_STAGES.map((value) => ({ value, label: stageName(value) })),
      }),
    ],
  },
  incoterms: { kind: 'ticks', choices: () => INCOTERMS.map((value) => ({ value, label: value })) },
  languages: { kind: 'codes', hint: m.profile_languages_hint },
  hsCodes: { kind: 'codes', hint: m.profile_hs_hint },
  sustainability: {
    kind: 'group',
    controls: [
      number('carbonKgPerKg', m.profile_sustainability_carbon_kg_per_kg),
      number('recycledPercent', m.profile_sustainability_recycled_percent),
      control('text', 'source', m.profile_sustainability_source),
    ],
  },
  products: {
    kind: 'rows',
    what: m.profile_item_product,
    key: 'name',
    room: 1,
    controls: [
      control('local', 'name', m.profile_item_name),
      control('local', 'description', m.profile_field_description, { long: true }),
      control('concepts', 'concepts', m.profile_item_concepts),
      control('text', 'hsCode', m.profile_item_hs),
    ],
  },
  documents: { kind: 'files' },
};

export const stageName = (stage: (typeof MARKET_STAGES)[number]): string =>
  stage === 'active' ? m.profile_stage_active() : m.profile_stage_targeted();
