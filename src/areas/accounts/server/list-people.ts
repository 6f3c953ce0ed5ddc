import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, query } from '#platform/use-case/index.ts';
import { member as memberSchema } from '../membership.ts';
import { listMembers } from './membership.queries.ts';
import { member, organisationOf } from './policies.ts';

/** The people of the organisation: colleagues see each other. */
export const listPeople = query({
  name: 'accounts.list-people',
  summary: text(m.accounts_list_people_summary),
  input: z.object({}),
  output: z.object({ items: z.array(memberSchema) }),
  allow: member,
  http: { method: 'GET', path: '/organisation/people' },
  run: async (_input, context) => ok({ items: await listMembers(context.tx, organisationOf(context.actor)) }),
});
