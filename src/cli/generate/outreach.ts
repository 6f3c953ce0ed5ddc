import { instantAt, dayWithin, workingDay } from './calendar.ts';
import { ATTENDANCE, pickActivityKind } from './distributions.ts';
import type { Random } from './random.ts';
import type { ActivityKind, ActivityRow, ParticipationRow, ProjectRow } from './types.ts';
import { GIVEN_NAMES, SURNAMES } from './words.ts';

/** What an activity needs to know of a firm. */
export interface Invited {
  readonly id: string;
  readonly host: string | null;
  readonly city: string;
}

const THEMES: readonly (readonly [string, string])[] = [
  ['Feuille de route numérique', 'Digital roadmap'],
  ['Robotisation des petites séries', 'Robots for small batches'],
  ['Choisir un progiciel de gestion', 'Choosing an ERP'],
  ['Cybersécurité en usine', 'Cybersecurity on the shop floor'],
  ['Données de production en temps réel', 'Production data in real time'],
  ['Vendre à l’étranger par le numérique', 'Selling abroad through digital means'],
  ['Intelligence artificielle et contrôle qualité', 'Artificial intelligence and quality control'],
  ['Maintenance prédictive', 'Predictive maintenance'],
  ['Fabrication additive', 'Additive manufacturing'],
  ['Financer son virage numérique', 'Paying for your digital shift'],
  ['Jumeau numérique et simulation', 'Digital twin and simulation'],
  ['Mesurer sa productivité', 'Measuring productivity'],
];

const KIND_TITLES: Readonly<Record<ActivityKind, readonly [string, string]>> = {
  conference: ['Conférence', 'Conference'],
  webinar: ['Webinaire', 'Webinar'],
  workshop: ['Atelier', 'Workshop'],
  visit: ['Visite d’usine', 'Plant visit'],
  campaign: ['Tournée', 'Tour'],
};

const LENGTH_IN_HOURS: Readonly<Record<ActivityKind, number>> = {
  conference: 3,
  webinar: 1,
  workshop: 3,
  visit: 2,
  campaign: 7,
};

export function makeActivity(
  random: Random,
  project: ProjectRow,
  options: { kind?: ActivityKind; city: string; day?: string },
): ActivityRow {
  const kind = options.kind ?? pickActivityKind(random);
  const heldOn = workingDay(
    options.day ?? dayWithin(random, project.startsOn, project.endsOn),
    project.endsOn,
  );
  const hour = random.int(8, 14);
  const [themeFr, themeEn] = random.pick(THEMES);
  const [kindFr, kindEn] = KIND_TITLES[kind];
  const onLine = kind === 'webinar';
  const id = random.uuid();
  return {
    id,
    organisationId: project.organisationId,
    projectId: project.id,
    kind,
    titleFr: `${kindFr}\u00a0: ${themeFr.charAt(0).toLowerCase()}${themeFr.slice(1)}`,
    titleEn: `${kindEn}: ${themeEn.charAt(0).toLowerCase()}${themeEn.slice(1)}`,
    startsAt: instantAt(heldOn, hour),
    endsAt: instantAt(heldOn, hour + LENGTH_IN_HOURS[kind]),
    heldOn,
    place: onLine ? null : options.city,
    link: onLine ? `https://rencontres.example/${id}` : null,
    regionCode: onLine ? null : (project.regionCodes[0] ?? null),
  };
}

export function attendanceOf(random: Random, kind: ActivityKind): number {
  const [smallest, largest] = ATTENDANCE[kind];
  return Math.round(smallest + (largest - smallest) * random.next() ** 2.5);
}

/** One invitation in three goes to the few firms that come to everything; the others go to anybody. */
const EAGER_INVITATIONS = 0.35;
const EAGER_FIRMS = 0.03;

/**
 * Draws distinct firms for one activity, the firms at the head of the pool more often than the rest: they come to
 * many activities and most firms to one or none, which is how reach differs from contacts.
 */
export function drawFirms(random: Random, pool: readonly Invited[], count: number): Invited[] {
  const wanted = Math.min(count, pool.length);
  // In a pool nearly as small as the activity, drawing without repeats would take long: its head comes whole.
  if (wanted * 2 > pool.length) return pool.slice(0, wanted);
  const eager = Math.ceil(pool.length * EAGER_FIRMS);
  const drawn = new Set<number>();
  while (drawn.size < wanted) {
    drawn.add(random.int(0, (random.chance(EAGER_INVITATIONS) ? eager : pool.length) - 1));
  }
  return [...drawn].map((index) => pool[index] as Invited);
}

export function makeParticipation(random: Random, activity: ActivityRow, firm: Invited): ParticipationRow {
  const [given, surname] = [random.pick(GIVEN_NAMES), random.pick(SURNAMES)];
  const named = random.chance(0.8);
  return {
    id: random.uuid(),
    activityId: activity.id,
    projectId: activity.projectId,
    organisationId: activity.organisationId,
    companyId: firm.id,
    heldOn: activity.heldOn,
    personName: named ? `${given} ${surname}` : null,
    email: named ? emailOf(given, surname, firm.host) : null,
    attended: random.chance(0.88),
  };
}

export function emailOf(given: string, surname: string, host: string | null): string {
  const plain = `${given}.${surname}`.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return `${plain}@${host ?? 'courriel.example'}`;
}
