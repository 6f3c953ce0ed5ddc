import { z } from 'zod';
import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { text } from '#platform/text.ts';
import { ok, query } from '#platform/use-case/index.ts';
import { initiativeSummarySchema } from '../index.ts';
import { findInitiatives, summariseInitiatives } from './initiative.queries.ts';
import { reader } from './policies.ts';

export const listInitiatives = query({
  name: 'portfolio.list-initiatives',
  summary: text(m.portfolio_op_list_initiatives),
  input: z.object({}),
  output: z.object({ items: z.array(initiativeSummarySchema) }),
  allow: reader,
  http: { method: 'GET', path: '/initiatives' },
  async run(_input, { tx, actor, now }) {
    const { rows } = await summariseInitiatives(tx, actor, await findInitiatives(tx), quebecDay(now));
    return ok({ items: rows });
  },
});
