import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, query } from '#platform/use-case/index.ts';
import { companyFormSchema } from '../company-file.ts';
import { readFields } from './company-fields.queries.ts';
import { openForWriting } from './file-scope.ts';
import { fileWriter } from './policies.ts';

/** A firm's fields, to fill the form that changes them. */
export const getCompanyForm = query({
  name: 'companies.get-form',
  summary: text(m.companies_op_get_form),
  input: z.object({ id: z.uuid() }),
  output: companyFormSchema,
  allow: fileWriter,
  async run({ id }, context) {
    const file = await openForWriting(context, id);
    if (!file.ok) return file;
    const { firmId } = file.value;
    return ok({ id: firmId, fields: (await readFields(context.tx, [firmId])).get(firmId)! });
  },
});
