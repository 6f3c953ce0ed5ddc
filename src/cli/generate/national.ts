import { createFirmMaker } from './firm.ts';
import { attendanceOf, drawFirms, makeActivity, makeParticipation, type Invited } from './outreach.ts';
import { makeInitiative, makeOrganisations, makeProject, type Window } from './portfolio.ts';
import { createRandom, weighted, type Random } from './random.ts';
import type {
  ActivityRow,
  Batch,
  CompanyRow,
  GenerateContent,
  ParticipationRow,
  ProjectRow,
} from './types.ts';

export interface NationalOptions {
  seed: number;
  firms?: number;
  projects?: number;
  organisations?: number;
  participations?: number;
  years?: number;
  /** First day of the first year. */
  from?: string;
  batchSize?: number;
}

const DEFAULTS = {
  firms: 150_000,
  projects: 60,
  organisations: 52,
  participations: 400_000,
  years: 5,
  from: '2021-04-01',
  batchSize: 5_000,
};

/**
 * A national data set, batch by batch, in an order that foreign keys accept: organisations, initiatives, projects,
 * companies, then activities each before its participations. The same options give the same rows.
 */
export function* generateNational(options: NationalOptions, content: GenerateContent): Generator<Batch> {
  const wanted = { ...DEFAULTS, ...options };
  const random = createRandom(`national/${wanted.seed}`);
  const { startsOn, endsOn } = windowOf(wanted.from, wanted.years);
  const { delivery, funders } = makeOrganisations(
    random.fork('organisations'),
    content.regions,
    wanted.organisations,
  );
  const initiativeRandom = random.fork('portfolio');
  const [funder] = funders;
  if (!funder) throw new RangeError('No funder');
  const initiative = makeInitiative(initiativeRandom, funder, { startsOn, endsOn });
  const projects = Array.from({ length: wanted.projects }, (_, index) => {
    const organisation = delivery[index % delivery.length];
    if (!organisation) throw new RangeError('Projects need an organisation');
    const context = {
      index,
      initiative,
      organisation,
      funders,
      regions: content.regions,
      window: { startsOn, endsOn },
    };
    return makeProject(initiativeRandom, context);
  });
  yield { kind: 'organisations', rows: [...funders, ...delivery] };
  yield { kind: 'initiatives', rows: [initiative] };
  yield { kind: 'projects', rows: projects };
  const pools = yield* companyBatches(random.fork('companies'), content, wanted);
  yield* outreachBatches(random.fork('outreach'), projects, pools, wanted);
}

/** Firms by region, and all of them under `all`, each list in the order in which firms are eager to come. */
type Pools = ReadonlyMap<string, readonly Invited[]>;

function* companyBatches(
  random: Random,
  content: GenerateContent,
  { firms, batchSize }: { firms: number; batchSize: number },
): Generator<Batch, Pools> {
  const maker = createFirmMaker(random, content);
  const pools = new Map<string, Invited[]>([['all', []]]);
  for (let done = 0; done < firms; done += batchSize) {
    const rows = Array.from({ length: Math.min(batchSize, firms - done) }, () => maker.next());
    for (const row of rows) addToPools(pools, row);
    yield { kind: 'companies', rows };
  }
  return pools;
}

function addToPools(pools: Map<string, Invited[]>, row: CompanyRow): void {
  const invited = { id: row.id, host: row.website?.replace('https://www.', '') ?? null, city: row.city };
  for (const key of ['all', row.regionCode]) {
    const pool = pools.get(key);
    if (pool) pool.push(invited);
    else pools.set(key, [invited]);
  }
}

function* outreachBatches(
  random: Random,
  projects: readonly ProjectRow[],
  pools: Pools,
  { participations, batchSize }: { participations: number; batchSize: number },
): Generator<Batch> {
  // A few projects do most of the reaching, as in life.
  const pickProject = weighted(projects.map((project, index) => [project, 1 / (1 + (index % 12))] as const));
  let [activities, rows]: [ActivityRow[], ParticipationRow[]] = [[], []];
  let left = participations;
  while (left > 0) {
    const project = pickProject(random);
    const pool = poolFor(random, project, pools);
    const activity = makeActivity(random, project, { city: random.pick(pool).city });
    const firms = drawFirms(random, pool, Math.min(left, attendanceOf(random, activity.kind)));
    activities.push(activity);
    for (const firm of firms) rows.push(makeParticipation(random, activity, firm));
    left -= firms.length;
    if (rows.length >= batchSize || left === 0) {
      yield { kind: 'activities', rows: activities };
      yield { kind: 'participations', rows };
      [activities, rows] = [[], []];
    }
  }
}

function poolFor(random: Random, project: ProjectRow, pools: Pools): readonly Invited[] {
  const key = project.scope === 'national' ? 'all' : random.pick(project.regionCodes);
  const pool = pools.get(key);
  return pool && pool.length > 0 ? pool : (pools.get('all') ?? []);
}

function windowOf(from: string, years: number): Window {
  const end = new Date(`${Number(from.slice(0, 4)) + years}${from.slice(4)}T00:00:00Z`);
  return { startsOn: from, endsOn: new Date(end.getTime() - 86_400_000).toISOString().slice(0, 10) };
}
