import { m } from '#messages';
import { text, type Text } from '#platform/text.ts';
import { refuse, type Refusal } from '#platform/use-case/index.ts';
import type { CompanyFields } from '../company.ts';
import { tidyCompany, type CompanyProblem } from '../company.rules.ts';
import { naicsReference } from './reference.ts';

/** Tidies what was stated of a firm, or refuses with every field that is wrong. */
export function tidyOrRefuse(
  stated: CompanyFields,
): { ok: true; value: CompanyFields } | { ok: false; refusal: Refusal } {
  const { fields, problems } = tidyCompany(stated, (code) => naicsReference().closest(code) !== null);
  if (problems.length === 0) return { ok: true, value: fields };
  return refuse(
    'invalid',
    'invalid-input',
    text(m.refusal_invalid, { count: problems.length }),
    problems.map((problem) => ({ path: problem.field, message: explain(problem) })),
  );
}

/** A sentence for each thing that can be wrong with a field: what, and what was expected. */
export function explain({ field, problem }: CompanyProblem): Text {
  if (field === 'neq') return text(NEQ[problem]);
  if (field === 'businessNumber') return text(BUSINESS_NUMBER[problem]);
  return text(OTHERS[field]);
}

const NEQ = {
  empty: m.companies_problem_neq_length,
  characters: m.companies_problem_neq_characters,
  length: m.companies_problem_neq_length,
  prefix: m.companies_problem_neq_prefix,
  'check-digit': m.companies_problem_neq_check,
  'program-account': m.companies_problem_neq_characters,
};

const BUSINESS_NUMBER = {
  empty: m.companies_problem_bn_length,
  characters: m.companies_problem_bn_characters,
  length: m.companies_problem_bn_length,
  prefix: m.companies_problem_bn_length,
  'check-digit': m.companies_problem_bn_check,
  'program-account': m.companies_problem_bn_account,
};

const OTHERS = {
  postalCode: m.companies_problem_postal_code,
  phone: m.companies_problem_phone,
  website: m.companies_problem_website,
  naics: m.companies_problem_naics,
};
