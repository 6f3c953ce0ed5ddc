import { z } from 'zod';
import { m } from '#messages';
import { DELIMITERS, ENCODINGS } from '#platform/tabular/index.ts';
import { text } from '#platform/text.ts';
import { ok, useCase } from '#platform/use-case/index.ts';
import { registerStaff } from '../policies.ts';
import { clearRows } from './batch.queries.ts';
import { startJob, takeStep } from './steps.ts';

/** Reads the file again another way: encoding, delimiter, sheet or row of the titles. What was staged is dropped. */
export const readImportOtherwise = useCase({
  name: 'companies.read-import-otherwise',
  summary: text(m.imports_op_read_otherwise),
  input: z.object({
    id: z.uuid(),
    encoding: z.enum(ENCODINGS).optional(),
    delimiter: z.enum(DELIMITERS).optional(),
    sheet: z.string().max(200).optional(),
    headerRow: z.coerce.number().int().min(1).max(1000).optional(),
  }),
  output: z.object({ id: z.uuid() }),
  allow: registerStaff,
  http: { method: 'POST', path: '/imports/{id}/reading' },
  async run({ id, headerRow, ...choice }, context) {
    const step = await takeStep(context, id, 'read-otherwise');
    if (!step.ok) return step;
    const { batch, next } = step.value;
    await clearRows(context.tx, id);
    await startJob(context, batch, 'import-inspect', {
      state: next,
      summary: {},
      encoding: choice.encoding ?? batch.encoding,
      delimiter: choice.delimiter ?? batch.delimiter,
      sheet: choice.sheet ?? batch.sheet,
      mapping: headerRow ? { headerRow, columns: [] } : null,
    });
    return ok({ id });
  },
});
