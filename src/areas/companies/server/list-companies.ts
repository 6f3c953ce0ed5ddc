import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, query } from '#platform/use-case/index.ts';
import { companyListSchema, listCompaniesInput } from '../company.ts';
import { listCompanies } from './company-list.queries.ts';
import { askingAs, registerReader } from './policies.ts';

/** A page of the register: searched, filtered, sorted, with the exact number of matches. */
export const listCompaniesQuery = query({
  name: 'companies.list',
  summary: text(m.companies_op_list),
  input: listCompaniesInput,
  output: companyListSchema,
  allow: registerReader,
  http: { method: 'GET', path: '/companies' },
  async run({ sort, cursor, limit, ...filter }, { tx, actor }) {
    return ok(await listCompanies(tx, askingAs(actor), filter, { sort, cursor, limit }));
  },
});
