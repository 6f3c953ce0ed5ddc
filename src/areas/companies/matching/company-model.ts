import { companyKeyParts } from './blocking.ts';
import { COMPANY_FIELDS } from './company-fields.ts';
import shipped from './default-model.json' with { type: 'json' };
import type { Frequencies } from './field.ts';
import type { Parameters } from './model.ts';
import type { Spaces } from './patterns.ts';
import { spacesOf } from './patterns.ts';
import type { MatchRecord } from './record.ts';
import type { Plan } from './register.ts';

/**
 * All that was learnt from a register, as plain JSON: weights of the fields and frequencies of name words. Keep one
 * beside the register and learn it anew now and then; the one that ships was learnt on an invented register of
 * Québec patterns.
 */
export interface CompanyModel {
  readonly parameters: Parameters;
  readonly frequencies: Frequencies;
}

export const COMPANY_PLAN: Plan<MatchRecord> = { fields: COMPANY_FIELDS, keys: companyKeyParts };
export const COMPANY_SPACES: Spaces = spacesOf(COMPANY_FIELDS);
export const DEFAULT_MODEL: CompanyModel = shipped;
