import { m } from '#messages';
import type { ProfileField } from './profile.ts';

type Words = (params?: object, options?: { locale?: 'fr' | 'en' }) => string;

export interface TableColumn {
  /** Its name for programs, which a header may be too. */
  key: string;
  title: Words;
  /** What the model shows in its second line. */
  example: string;
  /** The field that it fills, or a part of. */
  field: ProfileField | 'neq' | 'firm';
}

const column = (key: string, title: Words, field: TableColumn['field'], example: string): TableColumn => ({
  key,
  title,
  field,
  example,
});

/** The one format of a table of profiles: a row a firm of the register, known by its NEQ. */
export const PROFILE_COLUMNS: readonly TableColumn[] = [
  column('neq', m.profile_table_neq, 'neq', '1140000001'),
  column('firm', m.profile_table_firm, 'firm', 'Extrusions du Fjord inc.'),
  column('role', m.profile_field_role, 'role', 'Transformateur'),
  column(
    'summary_fr',
    m.profile_table_summary_fr,
    'summary',
    'Extrusion de profilés d’aluminium sur mesure.',
  ),
  column('summary_en', m.profile_table_summary_en, 'summary', 'Custom aluminium extrusions.'),
  column('description_fr', m.profile_table_description_fr, 'description', ''),
  column('description_en', m.profile_table_description_en, 'description', ''),
  column('contact_name', m.profile_table_contact_name, 'contact', 'Julie Gagnon'),
  column('contact_email', m.profile_table_contact_email, 'contact', 'ventes@extrusionsdufjord.example'),
  column('contact_phone', m.profile_table_contact_phone, 'contact', '418 555-0123'),
  column('processes', m.profile_field_processes, 'processes', 'extrusion | découpe laser'),
  column('materials', m.profile_field_materials, 'materials', 'aluminium ~ 6061 ~ T6'),
  column('finishes', m.profile_field_finishes, 'finishes', 'anodisation'),
  column('services', m.profile_field_services, 'services', 'conception de produits'),
  column('equipment', m.profile_field_equipment, 'equipment', 'Presse à extruder 2 500 t ~ 1'),
  column('max_length_mm', m.profile_envelope_max_length_mm, 'envelope', '7500'),
  column('max_width_mm', m.profile_envelope_max_width_mm, 'envelope', '300'),
  column('max_height_mm', m.profile_envelope_max_height_mm, 'envelope', ''),
  column('max_mass_kg', m.profile_envelope_max_mass_kg, 'envelope', ''),
  column('tolerance_mm', m.profile_envelope_tolerance_mm, 'envelope', '0.1'),
  column('press_tonnes', m.profile_envelope_press_tonnes, 'envelope', '2500'),
  column('batch_min', m.profile_envelope_batch_min, 'envelope', '100'),
  column('batch_max', m.profile_envelope_batch_max, 'envelope', ''),
  column(
    'certificates',
    m.profile_field_certificates,
    'certificates',
    'ISO 9001 ~ CA-12345 ~ BNQ ~ 2024-05-01 ~ 2027-04-30',
  ),
  column('open_now', m.profile_capacity_open_now, 'capacity', 'oui'),
  column('lead_time_days', m.profile_capacity_lead_time_days, 'capacity', '35'),
  column('sectors', m.profile_field_sectors, 'sectors', ''),
  column('markets', m.profile_table_markets, 'markets', 'US | DE'),
  column('incoterms', m.profile_field_incoterms, 'incoterms', 'FCA | DAP'),
  column('languages', m.profile_field_languages, 'languages', 'fr | en'),
  column('hs_codes', m.profile_field_hs_codes, 'hsCodes', '7604 | 761610'),
  column('carbon_kg_per_kg', m.profile_sustainability_carbon_kg_per_kg, 'sustainability', '4.2'),
  column('recycled_percent', m.profile_sustainability_recycled_percent, 'sustainability', '60'),
  column('products', m.profile_field_products, 'products', 'Profilés pour rampes ~ profilés'),
];
