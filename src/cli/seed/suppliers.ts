import {
  completenessOf,
  freeSlug,
  publicView,
  slugOf,
  type Consent,
  type ProfileState,
} from '#areas/network/index.ts';
import { quebecDay } from '#platform/clock.ts';
import { asActor, type Tx } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';
import { systemActor } from '#platform/use-case/index.ts';
import { generateContent } from '../generate/content.ts';
import { createFirmMaker } from '../generate/firm.ts';
import type { Demonstration } from '../generate/index.ts';
import { loadBatches } from '../generate/load.ts';
import { hostOf } from '../generate/names.ts';
import { createRandom, type Random } from '../generate/random.ts';
import type { CompanyRow, GenerateContent } from '../generate/types.ts';
import { PLACE_WORDS, SURNAMES } from '../generate/words.ts';
import { supplierConsent, supplierContent } from './supplier-content.ts';
import { EXTRUDER, extruderContent } from './supplier-extruder.ts';
import { TRADES, type SupplierTrade } from './supplier-trades.ts';

const DAY = 86_400_000;
const NETWORK = 'demo-alliance-aluminium';
/** The network's own region, Saguenay–Lac-Saint-Jean. */
const NEAR = '02';
const NETWORK_PROJECT = 'demo-metal-en-reseau';
const IN_NETWORK = 75;
const OTHERS = 300;
const PUBLISHED = IN_NETWORK + OTHERS;

/** Where the profiles stand of firms that are not public, so that a list has something of each: the first of two is near. */
const SIDE_BY_SIDE: readonly ProfileState[] = [
  ...(['in-review', 'in-review', 'draft', 'draft'] as const),
  ...(['in-review', 'in-review', 'withdrawn', 'withdrawn'] as const),
];
const JOINING = [...SIDE_BY_SIDE, ...SIDE_BY_SIDE];

/** Regions of the firms that are made up beside those of the story, in turn. */
const REGIONS = [
  '16',
  '06',
  '12',
  '05',
  '17',
  '04',
  '15',
  '03',
  '14',
  '13',
  '02',
  '08',
  '07',
  '01',
  '09',
  '11',
  '16',
  '12',
];

const KEEPERS: Readonly<Record<string, string>> = {
  '02': NETWORK,
  '06': 'demo-centre-metropole',
  '13': 'demo-centre-metropole',
  '12': 'demo-pole-chaudiere',
  '17': 'demo-pole-chaudiere',
};
const OTHER_KEEPER = 'demo-manufacturiers';

interface Supplier {
  company: CompanyRow;
  trade: SupplierTrade;
  keeper: string;
  inNetwork: boolean;
  state: ProfileState;
}

/** Seventy-five published firms of the network's project and three hundred more, invented, beside a few that are not public. */
export async function seedSuppliers(runtime: Runtime, story: Demonstration): Promise<void> {
  const now = runtime.clock.now();
  const { suppliers, added } = drawSuppliers(story, generateContent());
  await asActor(runtime.db, systemActor, async (tx) => {
    if (await tx.selectFrom('supplierProfile').select('companyId').limit(1).executeTakeFirst()) return;
    await loadBatches(tx, [{ kind: 'companies', rows: added }], { now, bulk: false });
    await insertProfiles(tx, suppliers, now);
  });
}

/** The story's metal firms, and as many new ones as are missing. */
export function drawSuppliers(
  story: Demonstration,
  content: GenerateContent,
): { suppliers: Supplier[]; added: CompanyRow[] } {
  const metal = story.companies.filter(({ naics }) => /^33[1236]/.test(naics));
  const added = newFirms(story, content, PUBLISHED + JOINING.length - metal.length);
  const near = [...metal, ...added.map(({ company }) => company)].filter(
    ({ regionCode }) => regionCode === NEAR,
  );
  const inNetwork = new Set(near.slice(0, IN_NETWORK).map(({ id }) => id));
  const all = [...metal.map((company, at) => ({ company, trade: tradeOf(company, at) })), ...added];
  return {
    added: added.map(({ company }) => company),
    suppliers: all.map(({ company, trade }, at) => {
      const { id, regionCode } = company;
      const joining = JOINING[at - PUBLISHED];
      const isOfNetwork = inNetwork.has(id) || (joining !== undefined && regionCode === NEAR);
      const keeper = isOfNetwork ? NETWORK : keeperOf(regionCode);
      return { company, trade, keeper, inNetwork: isOfNetwork, state: joining ?? 'published' };
    }),
  };
}

/** Firms of the region beyond the seventy-five are kept by the association that goes everywhere. */
const keeperOf = (regionCode: string): string =>
  regionCode === NEAR ? OTHER_KEEPER : (KEEPERS[regionCode] ?? OTHER_KEEPER);

const tradeOf = ({ legalName }: CompanyRow, at: number): SupplierTrade =>
  TRADES.find(({ named }) => named.test(legalName)) ?? TRADES[at % TRADES.length]!;

function newFirms(
  story: Demonstration,
  content: GenerateContent,
  count: number,
): { company: CompanyRow; trade: SupplierTrade }[] {
  const random = createRandom('suppliers/firms');
  const maker = createFirmMaker(random, content);
  const taken = new Set(story.companies.flatMap(({ neq, legalName }) => [neq, legalName]));
  const inRegion = IN_NETWORK - story.companies.filter(isMetalNear).length;
  const firms: { company: CompanyRow; trade: SupplierTrade }[] = [];
  while (firms.length < count) {
    const at = firms.length;
    const trade = TRADES[at % TRADES.length]!;
    const joining = at - (count - JOINING.length);
    const isNear = at < inRegion || (joining >= 0 && joining % 2 === 0);
    const regionCode = isNear ? NEAR : REGIONS[at % REGIONS.length]!;
    const drawn = maker.next({
      regionCode,
      industry: random.pick(['331', '332', '332', '333']),
      lastPhone: 199,
    });
    const company = { ...drawn, ...nameOf(random, trade, drawn), otherNames: [] };
    if (taken.has(company.legalName) || taken.has(company.neq)) continue;
    taken.add(company.legalName).add(company.neq);
    firms.push({ company, trade });
  }
  return firms;
}

const isMetalNear = ({ naics, regionCode }: CompanyRow): boolean =>
  /^33[1236]/.test(naics) && regionCode === NEAR;

/** A name that tells the trade, and who can be reached. Each NEQ that was drawn is a company's: its form is one too. */
function nameOf(random: Random, trade: SupplierTrade, { city }: CompanyRow) {
  const end = random.pick([random.pick(SURNAMES), random.pick(PLACE_WORDS), city]);
  const core = `${random.pick(trade.words)} ${end}`;
  return {
    legalName: `${core} inc.`,
    website: `https://www.${hostOf(core)}`,
    languages: random.chance(0.33) ? ['fr', 'en'] : ['fr'],
  };
}

async function insertProfiles(tx: Tx, suppliers: readonly Supplier[], now: Date): Promise<void> {
  const ids = await idsBySlug(tx);
  const slugs = new Set<string>();
  const rows = suppliers.map((supplier) => rowOf(supplier, { now, ids, slugs }));
  await tx
    .insertInto('supplierProfile')
    .values(rows.map(({ profile }) => profile))
    .execute();
  await tx
    .insertInto('supplierProfileEvent')
    .values(rows.map(({ event }) => event))
    .execute();
  await tx
    .insertInto('supplierPublic')
    .values(rows.flatMap(({ shown }) => shown ?? []))
    .execute();
}

async function idsBySlug(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const organisations = await tx.selectFrom('organisation').select(['slug', 'id']).execute();
  const projects = await tx.selectFrom('project').select(['slug', 'id']).execute();
  return new Map([...organisations, ...projects].map(({ slug, id }) => [slug, id]));
}

interface Making {
  now: Date;
  ids: ReadonlyMap<string, string>;
  slugs: Set<string>;
}

function rowOf({ company, trade, keeper, inNetwork, state }: Supplier, { now, ids, slugs }: Making) {
  const random = createRandom(`suppliers/${company.neq}`);
  const draw = { company, trade, random, today: quebecDay(now) };
  const drawn = supplierContent(draw);
  const content = company.legalName === EXTRUDER ? extruderContent(drawn, draw) : drawn;
  const drawnConsent = supplierConsent(random);
  const consent = company.legalName === EXTRUDER ? everything(drawnConsent) : drawnConsent;
  const slug = freeSlug(slugOf(company.legalName), (one) => slugs.has(one));
  slugs.add(slug);
  const updatedAt = new Date(now.getTime() - random.int(5, 420) * DAY);
  const verifiedOn = state === 'published' ? quebecDay(updatedAt) : null;
  const { id: companyId } = company;
  const view = publicView({ ...content, ...{ companyId, slug, verifiedOn, consent } });
  const times = { publishedAt: state === 'published' ? updatedAt : null, updatedAt };
  return {
    profile: {
      ...{ companyId, slug, state, verifiedOn, ...times },
      ...{ content: JSON.stringify(content), consent: JSON.stringify(consent) },
      organisationId: ids.get(keeper)!,
      projectId: inNetwork ? ids.get(NETWORK_PROJECT)! : null,
      completeness: completenessOf(content, consent).percent,
      submittedAt: state === 'draft' ? null : updatedAt,
      reviewedAt: times.publishedAt,
      createdAt: new Date(updatedAt.getTime() - 20 * DAY),
      updatedByName: content.contact.name,
    },
    event: {
      ...{ id: newId(now.getTime()), companyId, kind: EVENTS[state], at: updatedAt },
      ...{ byName: 'Maude Tremblay', bySide: 'staff' },
    },
    shown:
      state === 'published'
        ? {
            companyId,
            slug,
            published: JSON.stringify(view),
            publishedAt: updatedAt,
            updatedAt,
            lastmod: updatedAt,
          }
        : null,
  };
}

const everything = (consent: Consent): Consent =>
  Object.fromEntries(Object.keys(consent).map((field) => [field, true]));

const EVENTS: Record<ProfileState, string> = {
  draft: 'created',
  'in-review': 'submitted',
  published: 'approved',
  withdrawn: 'withdrawn',
};
