import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, refuseField, useCase, type Result } from '#platform/use-case/index.ts';
import { mappingGaps } from '../../import/guess-mapping.rules.ts';
import {
  columnLetter,
  FIELD_KEYS,
  fieldLabel,
  fieldsOf,
  type ColumnMapping,
} from '../../import/import-field.ts';
import { registerStaff } from '../policies.ts';
import { clearRows, type BatchRecord } from './batch.queries.ts';
import { rememberMapping } from './remembered-mapping.ts';
import { startJob, takeStep } from './steps.ts';

/** Says what each column holds, remembers it for the next list with these titles, and starts the dry run. */
export const confirmMapping = useCase({
  name: 'companies.confirm-import-mapping',
  summary: text(m.imports_op_confirm_mapping),
  input: z.object({ id: z.uuid(), columns: z.array(z.enum(FIELD_KEYS).nullable()).max(200) }),
  output: z.object({ id: z.uuid() }),
  allow: registerStaff,
  http: { method: 'POST', path: '/imports/{id}/mapping' },
  async run({ id, columns }, context) {
    const step = await takeStep(context, id, 'confirm-mapping');
    if (!step.ok) return step;
    const { batch, next } = step.value;
    const sound = checkMapping(columns, batch);
    if (!sound.ok) return sound;
    await rememberMapping(context.tx, batch, columns, context.now);
    await clearRows(context.tx, id);
    const { inspection } = batch.summary;
    await startJob(context, batch, 'import-check', {
      state: next,
      mapping: { headerRow: batch.mapping?.headerRow ?? 1, columns },
      summary: { inspection },
    });
    return ok({ id });
  },
});

function checkMapping(columns: ColumnMapping, { headers, kind }: BatchRecord): Result<null> {
  if (columns.length !== headers.length)
    return refuseField('columns', 'other-columns', text(m.imports_refusal_other_columns));
  const [gap] = mappingGaps(columns, kind);
  if (gap)
    return refuseField(
      'columns',
      `no-${gap}`,
      text(gap === 'firm' ? m.imports_refusal_no_firm : m.imports_refusal_no_someone),
    );
  const twice = columns.findIndex((field, at) => field !== null && columns.indexOf(field) !== at);
  if (twice >= 0) return refuseTwice(columns, twice);
  const foreign = columns.findIndex((field) => field !== null && !fieldsOf(kind).includes(field));
  return foreign < 0
    ? ok(null)
    : refuseField(`columns.${foreign}`, 'other-kind', text(m.imports_refusal_other_columns));
}

function refuseTwice(columns: ColumnMapping, at: number): Result<null> {
  const field = fieldLabel(columns[at]!);
  const letters = { first: columnLetter(columns.indexOf(columns[at]!)), second: columnLetter(at) };
  return refuseField(`columns.${at}`, 'twice', {
    fr: m.imports_refusal_twice({ field: field.fr, ...letters }, { locale: 'fr' }),
    en: m.imports_refusal_twice({ field: field.en, ...letters }, { locale: 'en' }),
  });
}
