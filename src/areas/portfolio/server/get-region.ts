import { z } from 'zod';
import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { text } from '#platform/text.ts';
import { ok, query, type Context } from '#platform/use-case/index.ts';
import {
  NO_REACH,
  regionCodeSchema,
  regionDetailSchema,
  type RegionCode,
  type RegionDetail,
} from '../index.ts';
import { priorityWriter, reader } from './policies.ts';
import { listProjectsIn } from './project-list.queries.ts';
import { ALL, countRegisteredIn, readReachBy } from './reach-summary.queries.ts';
import { regionEntries } from './reference.ts';
import { readPrioritiesOf } from './region.queries.ts';

/** As many projects as a page of a region shows of each kind; the portfolio, filtered, has them all. */
const SHOWN = 50;

/** A region: what it puts first, the projects under each priority, those that work everywhere, and its firms. */
export const getRegion = query({
  name: 'portfolio.get-region',
  summary: text(m.portfolio_op_get_region),
  input: z.object({ code: regionCodeSchema }),
  output: regionDetailSchema,
  allow: reader,
  http: { method: 'GET', path: '/regions/{code}' },
  run: async ({ code }, context) => ok(await describe(context, code)),
});

async function describe({ tx, actor, now }: Context, code: RegionCode): Promise<RegionDetail> {
  const today = quebecDay(now);
  const page = { sort: '-aid', limit: SHOWN } as const;
  const own = await listProjectsIn(tx, actor, { region: code }, page, today);
  const national = await listProjectsIn(tx, actor, { national: true }, page, today);
  const reach = await readReachBy(tx, { kind: 'all', id: ALL }, 'region');
  return {
    code,
    name: regionEntries().find((entry) => entry.code === code)!.name,
    today,
    regions: regionEntries().map(({ code: other, name, tile }) => ({
      code: other,
      name,
      tile,
      reached: (reach.get(other) ?? NO_REACH).firms,
    })),
    priorities: await readPrioritiesOf(tx, actor, code),
    projects: own.items,
    projectTotal: own.total ?? own.items.length,
    national: national.items,
    nationalTotal: national.total ?? national.items.length,
    reach: reach.get(code) ?? NO_REACH,
    registered: await countRegisteredIn(tx, code),
    editable: priorityWriter(actor),
  };
}
