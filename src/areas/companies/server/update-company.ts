import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, refuse, useCase, type Context, type Result } from '#platform/use-case/index.ts';
import { companyFieldsSchema, type CompanyFields } from '../company.ts';
import { changedFields } from '../company.rules.ts';
import { findByNeq, lockNeq, readFields } from './company-fields.queries.ts';
import { updateCompanies } from './company-writer.ts';
import { openForWriting } from './file-scope.ts';
import { fileWriter } from './policies.ts';
import { tidyOrRefuse } from './problems.ts';

/** Replaces what is stated of a firm. Asked about a merged record, it changes the firm that stands for it. */
export const updateCompany = useCase({
  name: 'companies.update',
  summary: text(m.companies_op_update),
  input: companyFieldsSchema.extend({ id: z.uuid() }),
  output: z.object({ id: z.uuid(), changed: z.array(z.string()) }),
  allow: fileWriter,
  http: { method: 'PUT', path: '/companies/{id}' },
  async run({ id, ...stated }, context) {
    const file = await openForWriting(context, id);
    if (!file.ok) return file;
    const tidied = tidyOrRefuse(stated);
    if (!tidied.ok) return tidied;
    const free = await refuseTakenNeq(context, tidied.value, file.value.firmId);
    if (!free.ok) return free;
    return ok(await write(context, file.value.firmId, tidied.value));
  },
});

async function write(
  context: Context,
  id: string,
  fields: CompanyFields,
): Promise<{ id: string; changed: string[] }> {
  const before = (await readFields(context.tx, [id])).get(id)!;
  const changed = changedFields(before, fields);
  if (changed.length === 0) return { id, changed };
  await updateCompanies(context, [{ id, fields, event: { kind: 'company-updated', details: { changed } } }]);
  const values = (state: CompanyFields) =>
    Object.fromEntries(changed.map((field) => [field, state[field] ?? null]));
  context.audit('company', id, { before: values(before), after: values(fields) });
  context.emit('companies.company-changed', { companyId: id });
  return { id, changed };
}

/** One NEQ is one firm: refuses when another firm holds it. Holds the NEQ until the transaction ends. */
export async function refuseTakenNeq(
  context: Context,
  { neq }: CompanyFields,
  ownId: string | null,
): Promise<Result<null>> {
  if (!neq) return ok(null);
  await lockNeq(context.tx, neq);
  const holder = await findByNeq(context.tx, neq);
  if (!holder || holder.id === ownId) return ok(null);
  const message = text(m.companies_neq_taken, { name: holder.legalName });
  return refuse('conflict', 'neq-taken', message, [{ path: 'neq', message }]);
}
