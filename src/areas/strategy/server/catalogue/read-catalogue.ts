import { z } from 'zod';
import { m } from '#messages';
import { pageOf } from '#platform/paging.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, query, signedIn } from '#platform/use-case/index.ts';
import {
  listTemplatesInput,
  searchTemplates,
  sheetOf,
  summaryOf,
  templateSheetSchema,
  templateSummarySchema,
} from '../../catalogue/index.ts';
import { findTemplate, publishedCatalogue } from './published.ts';

/** The catalogue, searched, narrowed and in order. */
export const listTemplates = query({
  name: 'strategy.list-templates',
  summary: text(m.catalogue_op_list),
  input: listTemplatesInput,
  output: pageOf(templateSummarySchema),
  allow: signedIn,
  http: { method: 'GET', path: '/initiative-templates' },
  run: async ({ sort, cursor: _, limit: __, ...filter }, { locale }) => {
    const { templates, framework } = publishedCatalogue();
    const items = searchTemplates(templates, filter, sort, locale).map((template) =>
      summaryOf(template, framework),
    );
    return ok({ items, nextCursor: null, total: items.length });
  },
});

/** One sheet of the catalogue, with what it points to. */
export const getTemplate = query({
  name: 'strategy.get-template',
  summary: text(m.catalogue_op_get),
  input: z.object({ id: z.string().max(60) }),
  output: templateSheetSchema,
  allow: signedIn,
  http: { method: 'GET', path: '/initiative-templates/{id}' },
  run: async ({ id }) => {
    const { templates, framework } = publishedCatalogue();
    const template = findTemplate(id);
    return template ? ok(sheetOf(template, templates, framework)) : notFound();
  },
});
