import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, platformAdministrator, query } from '#platform/use-case/index.ts';
import { organisation } from '../organisation.ts';
import { listOrganisations as readOrganisations } from './organisation.queries.ts';

export const listOrganisations = query({
  name: 'accounts.list-organisations',
  summary: text(m.accounts_list_organisations_summary),
  input: z.object({}),
  output: z.object({ items: z.array(organisation) }),
  allow: platformAdministrator,
  http: { method: 'GET', path: '/organisations' },
  run: async (_input, context) => ok({ items: await readOrganisations(context.tx) }),
});
