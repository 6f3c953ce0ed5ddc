import { z } from 'zod';
import { m } from '#messages';
import { pageInput, pageOf } from '#platform/paging.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, query } from '#platform/use-case/index.ts';
import { STAGES } from '../../framework/index.ts';
import { portalColumns, writePortalRow } from '../../portal/index.ts';
import { diagnosisStaff, organisationOf } from '../assessment/policies.ts';
import { portalFramework } from './portal-framework.ts';
import { listSubmitted } from './portal.queries.ts';

/** Which version of which framework, as an address names it. */
export const portalVersion = z.object({
  id: z.string().max(60),
  version: z.coerce.number().int().positive(),
});

/** The organisation's submitted assessments as lines of the portal's file, with its titles. */
export const listPortalRows = query({
  name: 'diagnosis.list-portal-rows',
  summary: text(m.framework_op_portal_rows),
  input: portalVersion.extend({
    stage: z.enum(STAGES).optional(),
    projectId: z.uuid().optional(),
    ...pageInput.shape,
  }),
  output: pageOf(z.object({ id: z.uuid(), cells: z.array(z.string()) })).extend({
    columns: z.array(z.string()),
  }),
  allow: diagnosisStaff,
  http: { method: 'GET', path: '/frameworks/{id}/{version}/portal-rows' },
  async run({ id, version, ...filter }, { tx, actor }) {
    const framework = portalFramework(id, version);
    if (!framework) return notFound();
    const page = await listSubmitted(tx, organisationOf(actor), framework, filter);
    const items = page.items.map((record) => ({ id: record.id, cells: writePortalRow(framework, record) }));
    return ok({ ...page, items, columns: portalColumns(framework) });
  },
});
