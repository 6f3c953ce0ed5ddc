import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, query } from '#platform/use-case/index.ts';
import { companySuggestionSchema } from '../company.ts';
import { suggestCompanies } from './company-suggest.queries.ts';
import { fileReader } from './policies.ts';

/** Firms to pick from while someone types. */
export const suggestCompaniesQuery = query({
  name: 'companies.suggest',
  summary: text(m.companies_op_suggest),
  input: z.object({
    q: z.string().trim().max(200).default(''),
    limit: z.coerce.number().int().min(1).max(20).default(8),
  }),
  output: z.object({ items: z.array(companySuggestionSchema) }),
  allow: fileReader,
  http: { method: 'GET', path: '/companies/suggest' },
  async run({ q, limit }, { tx }) {
    return ok({ items: await suggestCompanies(tx, q, limit) });
  },
});
