import { m } from '#messages';
import { isId } from '#platform/ids.ts';
import { pageOf } from '#platform/paging.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, query, refuseField, type Result } from '#platform/use-case/index.ts';
import { periodOf, type Period } from '../period.rules.ts';
import {
  funnelSchema,
  reachInput,
  reachSchema,
  reachedFirmSchema,
  reachedFirmsInput,
  type ReachScope,
} from '../reach.ts';
import { outreachReader, reachReader } from './policies.ts';
import { listReachedFirms, readFunnel, readReach } from './reach.queries.ts';

/** Distinct firms, contacts and unmatched contacts of a scope in a period, and by region and sector. */
export const getReach = query({
  name: 'outreach.get-reach',
  summary: text(m.outreach_op_get_reach),
  input: reachInput,
  output: reachSchema,
  allow: reachReader,
  http: { method: 'GET', path: '/reach' },
  async run({ scope, id, ...asked }, { tx, actor }) {
    const request = checked({ scope, id }, periodOf(asked));
    if (!request.ok) return request;
    return ok(await readReach(tx, actor, { scope, id }, request.value));
  },
});

/** The firms behind a figure: those whose participations the reader may see. */
export const listReachedFirmsQuery = query({
  name: 'outreach.list-reached-firms',
  summary: text(m.outreach_op_list_reached_firms),
  input: reachedFirmsInput,
  output: pageOf(reachedFirmSchema),
  allow: outreachReader,
  http: { method: 'GET', path: '/reach/firms' },
  async run({ scope, id, region, sector, cursor, limit, ...asked }, { tx, actor }) {
    const request = checked({ scope, id }, periodOf(asked));
    if (!request.ok) return request;
    const [where, period] = [{ scope, id }, request.value];
    return ok(
      await listReachedFirms(tx, actor, { scope: where, period, filter: { region, sector }, cursor, limit }),
    );
  },
});

/** How far the firms of a scope came, with the stages that are measured so far. */
export const getFunnel = query({
  name: 'outreach.get-funnel',
  summary: text(m.outreach_op_get_funnel),
  input: reachInput,
  output: funnelSchema,
  allow: reachReader,
  http: { method: 'GET', path: '/reach/funnel' },
  async run({ scope, id, ...asked }, { tx, actor }) {
    const request = checked({ scope, id }, periodOf(asked));
    if (!request.ok) return request;
    return ok({ steps: await readFunnel(tx, actor, { scope, id }, request.value) });
  },
});

function checked({ scope, id }: ReachScope, period: Period | null): Result<Period> {
  if (!period) return refuseField('to', 'period-backwards', text(m.outreach_problem_period));
  if (scope === 'all') return ok(period);
  const known = scope === 'region' ? /^(0[1-9]|1[0-7])$/.test(id) : isId(id);
  return known ? ok(period) : notFound();
}
