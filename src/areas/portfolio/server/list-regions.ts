import { z } from 'zod';
import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { text } from '#platform/text.ts';
import { ok, query, type Context } from '#platform/use-case/index.ts';
import {
  breakDown,
  NO_MONEY,
  NO_REACH,
  placeOf,
  regionListSchema,
  type RegionCode,
  type RegionList,
} from '../index.ts';
import { reader } from './policies.ts';
import { visible } from './project-filter.queries.ts';
import { ALL, countRegistered, readReachBy } from './reach-summary.queries.ts';
import { regionEntries } from './reference.ts';
import { countPriorities } from './region.queries.ts';
import { readProjectMoney } from './summary.queries.ts';

export const listRegions = query({
  name: 'portfolio.list-regions',
  summary: text(m.portfolio_op_list_regions),
  input: z.object({}),
  output: regionListSchema,
  allow: reader,
  http: { method: 'GET', path: '/regions' },
  run: async (_input, context) => ok(await describe(context)),
});

async function describe({ tx, actor, now }: Context): Promise<RegionList> {
  const projects = await readProjectMoney(tx, visible(actor));
  const parts = new Map(breakDown(projects, placeOf).map(({ key, ...part }) => [key, part]));
  const none = { projects: 0, aid: NO_MONEY };
  const priorities = await countPriorities(tx);
  const reach = await readReachBy(tx, { kind: 'all', id: ALL }, 'region');
  const registered = await countRegistered(tx);
  return {
    today: quebecDay(now),
    regions: regionEntries().map(({ code, name, tile }) => ({
      code: code as RegionCode,
      name,
      tile,
      projects: projects.filter(({ regions }) => regions.includes(code)).length,
      aid: (parts.get(code) ?? none).aid,
      priorities: priorities.get(code) ?? 0,
      reach: reach.get(code) ?? NO_REACH,
      registered: registered.get(code) ?? 0,
    })),
    national: parts.get('national') ?? none,
    severalRegions: parts.get('several') ?? none,
    elsewhere: { reach: reach.get('') ?? NO_REACH, registered: registered.get('') ?? 0 },
  };
}
