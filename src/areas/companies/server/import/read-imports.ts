import { z } from 'zod';
import { m } from '#messages';
import { decodeCursor, pageInput, pageOf, toPage } from '#platform/paging.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, query } from '#platform/use-case/index.ts';
import { batchSchema, importRowSchema, ROW_FILTERS } from '../../import/batch.ts';
import { registerStaff } from '../policies.ts';
import { batchesOf, readBatch } from './batch.queries.ts';
import { reviewRows } from './review-rows.ts';

/** The organisation's lists, the newest first. */
export const listImports = query({
  name: 'companies.list-imports',
  summary: text(m.imports_op_list),
  input: pageInput,
  output: pageOf(batchSchema),
  allow: registerStaff,
  http: { method: 'GET', path: '/imports' },
  async run({ cursor, limit }, { tx, actor }) {
    const [before] = (decodeCursor(cursor, 1) ?? []) as [string?];
    const rows = await batchesOf(tx, actor.organisationId!, { limit: limit + 1, before });
    return ok(toPage(rows, limit, ({ id }) => [id]));
  },
});

export const getImport = query({
  name: 'companies.get-import',
  summary: text(m.imports_op_get),
  input: z.object({ id: z.uuid() }),
  output: batchSchema,
  allow: registerStaff,
  http: { method: 'GET', path: '/imports/{id}' },
  async run({ id }, { tx, actor }) {
    const batch = await readBatch(tx, actor.organisationId!, id);
    return batch ? ok(batch) : notFound();
  },
});

/** Rows of a checked list, in the order of the file, narrowed to those with errors, to review, and so on. */
export const listImportRows = query({
  name: 'companies.list-import-rows',
  summary: text(m.imports_op_rows),
  input: pageInput.extend({ id: z.uuid(), show: z.enum(ROW_FILTERS).default('all') }),
  output: pageOf(importRowSchema),
  allow: registerStaff,
  http: { method: 'GET', path: '/imports/{id}/rows' },
  async run({ id, show, cursor, limit }, { tx, actor }) {
    const batch = await readBatch(tx, actor.organisationId!, id);
    if (!batch) return notFound();
    const [after] = (decodeCursor(cursor, 1) ?? [0]) as [number];
    const rows = await reviewRows(tx, id, show, Number(after) || 0, limit + 1);
    return ok(toPage(rows, limit, ({ rowNumber }) => [rowNumber]));
  },
});
