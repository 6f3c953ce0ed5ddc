import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, refuse, useCase, type Context, type Result } from '#platform/use-case/index.ts';
import { companyFieldsSchema, type CompanyFields } from '../company.ts';
import { insertCompanies } from './company-writer.ts';
import { judgeDistinct } from './duplicates/judge-distinct.ts';
import { registerStaff } from './policies.ts';
import { tidyOrRefuse } from './problems.ts';
import { findSimilar } from './similar-companies.ts';
import { refuseTakenNeq } from './update-company.ts';

/**
 * Adds a firm to the register. A firm with the same NEQ refuses; probable duplicates refuse too, until the caller says
 * of each that it is another firm.
 */
export const createCompany = useCase({
  name: 'companies.create',
  summary: text(m.companies_op_create),
  input: companyFieldsSchema.extend({
    /** Firms that were looked at and are not this one. */
    distinctFrom: z.array(z.uuid()).max(50).default([]),
  }),
  output: z.object({ id: z.uuid() }),
  allow: registerStaff,
  http: { method: 'POST', path: '/companies' },
  async run({ distinctFrom, ...stated }, context) {
    const tidied = tidyOrRefuse(stated);
    if (!tidied.ok) return tidied;
    const free = await refuseTakenNeq(context, tidied.value, null);
    if (!free.ok) return free;
    const distinct = await refuseDuplicates(context, tidied.value, distinctFrom);
    if (!distinct.ok) return distinct;
    const id = context.newId();
    await insertCompanies(context, [{ id, fields: tidied.value, event: { kind: 'company-created' } }]);
    await judgeDistinct(context, id, distinctFrom);
    context.audit('company', id, { legalName: tidied.value.legalName, distinctFrom });
    context.emit('companies.company-changed', { companyId: id });
    return ok({ id });
  },
});

async function refuseDuplicates(
  context: Context,
  fields: CompanyFields,
  distinctFrom: string[],
): Promise<Result<null>> {
  const similar = await findSimilar(context.tx, fields);
  const open = similar.filter(({ id }) => !distinctFrom.includes(id));
  if (open.length === 0) return ok(null);
  return refuse(
    'conflict',
    'probable-duplicates',
    text(m.companies_probable_duplicates, { count: open.length }),
  );
}
