import { m } from '#messages';
import { text, type Text } from '#platform/text.ts';

const EXPECTATIONS = {
  'neq-form': () => text(m.imports_expected_neq_form),
  'neq-check': () => text(m.imports_expected_neq_check),
  'businessNumber-form': () => text(m.imports_expected_business_number_form),
  'businessNumber-check': () => text(m.imports_expected_business_number_check),
  naics: () => text(m.imports_expected_naics),
  size: () => text(m.imports_expected_size),
  postalCode: () => text(m.imports_expected_postal_code),
  phone: () => text(m.imports_expected_phone),
  website: () => text(m.imports_expected_website),
  country: () => text(m.imports_expected_country),
  region: () => text(m.imports_expected_region),
  language: () => text(m.imports_expected_language),
  email: () => text(m.imports_expected_email),
  consent: () => text(m.imports_expected_consent),
  attendance: () => text(m.imports_expected_attendance),
  'error-value': () => text(m.imports_expected_no_error_value),
  'damaged-text': () => text(m.imports_expected_sound_text),
  'too-many-cells': () => text(m.imports_expected_no_more_cells),
  'too-long': () => text(m.imports_expected_shorter),
  'firm-missing': () => text(m.imports_expected_firm),
  'someone-missing': () => text(m.imports_expected_someone),
  'name-missing': () => text(m.imports_expected_name),
  'neq-of-another': () => text(m.imports_expected_other_neq),
};

/** Why a cell was refused; stable, also in the file of errors that people download. */
export type ExpectationCode = keyof typeof EXPECTATIONS;

/** What was expected where a cell was refused. */
export const expectation = (code: ExpectationCode): Text => EXPECTATIONS[code]();
