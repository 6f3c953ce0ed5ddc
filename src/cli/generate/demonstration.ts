import { attendanceFile } from './attendance-file.ts';
import { addDays, daysBetween } from './calendar.ts';
import {
  FIRMS_BY_REGION,
  NAMED_FIRMS,
  ORGANISATIONS,
  PROJECTS,
  type StoryProject,
} from './demonstration-story.ts';
import { createFirmMaker, type FirmMaker } from './firm.ts';
import { messyCompanyFile, shuffle, type MessyFile } from './messy-file.ts';
import { hostOf } from './names.ts';
import { attendanceOf, drawFirms, makeActivity, makeParticipation, type Invited } from './outreach.ts';
import { figure } from './portfolio.ts';
import { createRandom, type Random } from './random.ts';
import type {
  ActivityKind,
  ActivityRow,
  CompanyRow,
  FigureRow,
  GenerateContent,
  InitiativeRow,
  OrganisationRow,
  ParticipationRow,
  ProjectRow,
} from './types.ts';

export interface Demonstration {
  organisations: OrganisationRow[];
  initiatives: InitiativeRow[];
  projects: ProjectRow[];
  companies: CompanyRow[];
  /** Those before the given day have participations; one a project is still to come. */
  activities: ActivityRow[];
  participations: ParticipationRow[];
  /** For the visitor to import: first without lines that must be refused, then with some. */
  companyFile: MessyFile;
  companyFileWithMistakes: MessyFile;
  attendanceFile: MessyFile;
}

/** Industries of the firms that are drawn, by region: metal in Saguenay, wood and metal in the Chaudière. */
const INDUSTRIES: Readonly<Record<string, readonly string[]>> = {
  '02': ['331', '332', '332', '333', '321'],
  '12': ['332', '337', '321', '333', '326'],
  '17': ['332', '337', '321', '311', '326'],
  '06': ['332', '315', '334', '336', '311', '325', '323'],
};
const OTHER_INDUSTRIES = ['332', '333', '311', '326', '337', '335'];

/** About 300 invented firms and the story of four projects around a day; the same seed and day give the same rows. */
export function generateDemonstration(
  { seed, today }: { seed: number; today: string },
  content: GenerateContent,
): Demonstration {
  const random = createRandom(`demonstration/${seed}`);
  const reserved = NAMED_FIRMS.map(([name]) => name);
  const maker = createFirmMaker(random.fork('companies'), content, reserved);
  const organisations = ORGANISATIONS.map((organisation) => ({ id: random.uuid(), ...organisation }));
  const initiative = makeInitiative(random, organisations, today);
  const projects = PROJECTS.map((story) => makeProject(random, { story, organisations, initiative, today }));
  const companies = makeCompanies(random.fork('industries'), maker);
  const outreach = makeOutreach(random.fork('outreach'), { projects, companies, today });
  return {
    organisations,
    initiatives: [initiative],
    projects,
    companies,
    ...outreach,
    ...makeFiles(random.fork('files'), maker, companies),
  };
}

function idOf(organisations: readonly OrganisationRow[], slug: string): string {
  const found = organisations.find((organisation) => organisation.slug === slug);
  if (!found) throw new RangeError(`No organisation ${slug}`);
  return found.id;
}

function makeInitiative(
  random: Random,
  organisations: readonly OrganisationRow[],
  today: string,
): InitiativeRow {
  const startsOn = addDays(today, -560);
  return {
    id: random.uuid(),
    slug: 'demo-elan-numerique',
    organisationId: idOf(organisations, 'demo-ministere'),
    nameFr: 'Élan numérique (démonstration)',
    nameEn: 'Digital momentum (demonstration)',
    aimFr:
      'Initiative inventée pour montrer le produit\u00a0: des entreprises sensibilisées, puis accompagnées.',
    aimEn: 'An invented initiative to show the product: firms sensitised, then accompanied.',
    startsOn,
    endsOn: addDays(today, 500),
    figures: [
      figure(random, {
        kind: 'target',
        indicator: 'envelope',
        value: 6_000_000_00,
        unit: 'CAD',
        asOf: startsOn,
      }),
      figure(random, {
        kind: 'target',
        indicator: 'firms-sensitised',
        value: 2_000,
        unit: 'firms',
        asOf: startsOn,
      }),
      figure(random, {
        kind: 'target',
        indicator: 'firms-accompanied',
        value: 150,
        unit: 'firms',
        asOf: startsOn,
      }),
    ],
  };
}

function makeProject(
  random: Random,
  context: {
    story: StoryProject;
    organisations: readonly OrganisationRow[];
    initiative: InitiativeRow;
    today: string;
  },
): ProjectRow {
  const { story, organisations, initiative, today } = context;
  const startsOn = addDays(today, -story.startedDaysAgo);
  const { slug, nameFr, nameEn, summaryFr, summaryEn, regionCodes, sectors } = story;
  return {
    id: random.uuid(),
    slug,
    initiativeId: initiative.id,
    organisationId: idOf(organisations, story.organisation),
    nameFr,
    nameEn,
    summaryFr,
    summaryEn,
    scope: regionCodes.length === 0 ? 'national' : 'regions',
    regionCodes: [...regionCodes],
    sectors: [...sectors],
    startsOn,
    endsOn: addDays(today, story.endsInDays),
    totalCostCents: story.totalCost === null ? null : story.totalCost * 100,
    fundingSources: story.funding.map(([funder, dollars]) => ({
      id: random.uuid(),
      funderId: idOf(organisations, funder),
      amountCents: dollars * 100,
    })),
    figures: projectFigures(random, story, startsOn, today),
  };
}

function projectFigures(random: Random, story: StoryProject, startsOn: string, today: string): FigureRow[] {
  const targets = story.targets.map(([indicator, value]) =>
    figure(random, { kind: 'target', indicator, value, unit: 'firms', asOf: startsOn }),
  );
  const indicator = story.targets.some(([id]) => id === 'firms-accompanied')
    ? 'firms-accompanied'
    : 'firms-with-strategy';
  const halfWay = addDays(startsOn, Math.floor(daysBetween(startsOn, today) / 2));
  const counts = [
    [Math.ceil(story.accompanied / 3), halfWay],
    [story.accompanied, addDays(today, -20)],
  ] as const;
  const results = counts.map(([value, asOf]) =>
    figure(random, { kind: 'result', indicator, value, unit: 'firms', asOf }),
  );
  return [...targets, ...results];
}

function makeCompanies(random: Random, maker: FirmMaker): CompanyRow[] {
  return FIRMS_BY_REGION.flatMap(([regionCode, count]) => {
    const named = NAMED_FIRMS.filter(([, region]) => region === regionCode);
    const drawn = Array.from({ length: count - named.length }, () =>
      demonstrationFirm(random, maker, regionCode),
    );
    return [...named.map((firm) => namedFirm(maker, firm)), ...drawn];
  });
}

/** Telephone numbers from 555-0100 to 555-0199, the ones set aside for stories. */
const LAST_STORY_PHONE = 199;

function demonstrationFirm(random: Random, maker: FirmMaker, regionCode: string): CompanyRow {
  const industry = random.pick(INDUSTRIES[regionCode] ?? OTHER_INDUSTRIES);
  return maker.next({ regionCode, industry, lastPhone: LAST_STORY_PHONE });
}

function namedFirm(
  maker: FirmMaker,
  [legalName, regionCode, industry]: (typeof NAMED_FIRMS)[number],
): CompanyRow {
  const drawn = maker.next({ regionCode, industry, lastPhone: LAST_STORY_PHONE });
  return { ...drawn, legalName, otherNames: [], website: `https://www.${hostOf(legalName)}` };
}

function makeOutreach(
  random: Random,
  context: { projects: readonly ProjectRow[]; companies: readonly CompanyRow[]; today: string },
): { activities: ActivityRow[]; participations: ParticipationRow[] } {
  const { projects, companies, today } = context;
  const activities: ActivityRow[] = [];
  const participations: ParticipationRow[] = [];
  projects.forEach((project, index) => {
    const story = PROJECTS[index] as StoryProject;
    const pool = poolOf(random, project, companies);
    const kinds = story.activities.flatMap(([kind, count]) => Array<ActivityKind>(count).fill(kind));
    for (const kind of kinds) {
      const day = addDays(project.startsOn, random.int(20, daysBetween(project.startsOn, today) - 7));
      const activity = makeActivity(random, project, { kind, city: random.pick(pool).city, day });
      activities.push(activity);
      const firms = drawFirms(
        random,
        pool,
        Math.min(attendanceOf(random, kind), Math.floor(pool.length / 2)),
      );
      participations.push(...firms.map((firm) => makeParticipation(random, activity, firm)));
    }
    const day = addDays(today, random.int(9, 60));
    activities.push(
      makeActivity(random, project, { kind: story.upcoming, city: random.pick(pool).city, day }),
    );
  });
  return { activities, participations };
}

function poolOf(random: Random, project: ProjectRow, companies: readonly CompanyRow[]): Invited[] {
  const own = companies.filter(
    ({ regionCode }) => project.scope === 'national' || project.regionCodes.includes(regionCode),
  );
  const invited = own.map(({ id, website, city }) => ({
    id,
    city,
    host: website?.replace('https://www.', '') ?? null,
  }));
  return shuffle(random, invited);
}

function makeFiles(random: Random, maker: FirmMaker, companies: readonly CompanyRow[]) {
  const fresh = Array.from({ length: 46 }, () =>
    demonstrationFirm(random, maker, random.pick(['02', '06', '12'])),
  );
  const known = shuffle(random, companies);
  const list = { known: known.slice(0, 24), fresh: fresh.slice(0, 34) };
  return {
    companyFile: messyCompanyFile(random, { ...list, mistakes: false }),
    companyFileWithMistakes: {
      ...messyCompanyFile(random, { ...list, mistakes: true }),
      name: 'liste-a-corriger.csv',
    },
    attendanceFile: attendanceFile(random, { known: known.slice(20, 50), fresh: fresh.slice(34) }),
  };
}
