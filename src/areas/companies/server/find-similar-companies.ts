import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, query } from '#platform/use-case/index.ts';
import { companyFieldsSchema, similarCompanySchema } from '../company.ts';
import { tidyCompany } from '../company.rules.ts';
import { registerStaff } from './policies.ts';
import { findSimilar } from './similar-companies.ts';

/** Firms of the register that may be the one described: to look at before adding it. */
export const findSimilarCompanies = query({
  name: 'companies.find-similar',
  summary: text(m.companies_op_find_similar),
  input: companyFieldsSchema,
  output: z.object({ items: z.array(similarCompanySchema) }),
  allow: registerStaff,
  http: { method: 'POST', path: '/companies/find-similar' },
  async run(stated, { tx }) {
    // What is wrong with a field is said when the firm is written; here the rest is looked for.
    return ok({ items: await findSimilar(tx, tidyCompany(stated, () => true).fields) });
  },
});
