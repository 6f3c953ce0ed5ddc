import { describe, expect, it } from 'vitest';
import { newId } from '#platform/ids.ts';
import { encodeCursor } from '#platform/paging.ts';
import { actorOf, addOrganisation, testRuntime } from '#platform/testing/world.ts';
import { asActor } from '#platform/db/scope.ts';
import { systemActor } from '#platform/use-case/index.ts';
import { COMPANY_SORTS, type CompanyFilter } from '../company.ts';
import { completeNeq } from '../identifier.rules.ts';
import {
  createCompany,
  getCompany,
  listCompaniesQuery,
  readFields,
  suggestCompaniesQuery,
  updateCompany,
} from './index.ts';
import { addActivity, addFirms, addParticipation, firmNamed, mergeInto, runAs, valueAs } from './testing.ts';

const runtime = await testRuntime();
const sva = await addOrganisation(runtime, 'delivery', 'SVA');
const ministry = await addOrganisation(runtime, 'funder', 'Ministère');
const officer = actorOf(sva, 'officer');
const run = runAs(runtime, officer);
const value = valueAs(runtime, officer);
const NEQ = completeNeq('114512345');

const [aciers, fjord, erable, laval, former, merged] = (await addFirms(runtime, [
  firmNamed('Aciers Boréal ltée', {
    neq: NEQ,
    city: 'Saguenay',
    postalCode: 'G7H 5B1',
    naics: '331210',
    sizeClass: '50-249',
  }),
  firmNamed('Usinage du Fjord inc.', { city: 'Saguenay', naics: '3327', memberships: ['Alliance Métal'] }),
  firmNamed('Ébénisterie de l’Érable', { city: 'Victoriaville', naics: '337' }),
  firmNamed('Meubles Laval', { city: 'Laval', naics: '337', sizeClass: '1-9' }),
  firmNamed('Groupe Nordique', { otherNames: [{ name: 'Soudure Tremblay', kind: 'former' }] }),
  firmNamed('Usinage Fjord'),
])) as [string, string, string, string, string, string];
await mergeInto(runtime, merged, fjord);

const names = async (filter: Partial<Record<keyof CompanyFilter | 'sort', string>>) =>
  (await value(listCompaniesQuery, filter as never)).items.map(({ legalName }) => legalName);

describe('searching the register', () => {
  it.each([
    ['a beginning of a name', { q: 'usin' }, ['Usinage du Fjord inc.']],
    ['capitals and no accents', { q: 'EBENISTERIE ERABLE' }, ['Ébénisterie de l’Érable']],
    ['words in any order', { q: 'fjord usinage' }, ['Usinage du Fjord inc.']],
    ['a city', { q: 'saguenay' }, ['Aciers Boréal ltée', 'Usinage du Fjord inc.']],
    [
      'a NEQ typed in groups',
      { q: `${NEQ.slice(0, 2)} ${NEQ.slice(2, 6)} ${NEQ.slice(6)}` },
      ['Aciers Boréal ltée'],
    ],
    ['the beginning of a NEQ', { q: NEQ.slice(0, 7) }, ['Aciers Boréal ltée']],
    ['a former name', { q: 'soudure tremblay' }, ['Groupe Nordique']],
    ['a postal code', { q: 'g7h 5b1' }, ['Aciers Boréal ltée']],
    ['nothing that is there', { q: 'zzzzzz' }, []],
    ['a region', { region: '02' }, ['Aciers Boréal ltée', 'Usinage du Fjord inc.']],
    ['no region', { region: 'none' }, ['Groupe Nordique']],
    ['a subsector', { sector: '337' }, ['Ébénisterie de l’Érable', 'Meubles Laval']],
    ['manufacturing as a whole', { sector: '31-33', q: 'boreal' }, ['Aciers Boréal ltée']],
    ['a four-digit group of a longer code', { sector: '3312' }, ['Aciers Boréal ltée']],
    ['a size', { size: '1-9' }, ['Meubles Laval']],
    ['a membership', { membership: 'Alliance Métal' }, ['Usinage du Fjord inc.']],
    ['several at once', { q: 'saguenay', sector: '33', size: '50-249' }, ['Aciers Boréal ltée']],
  ])('finds by %s', async (_, filter, expected) => expect(await names(filter)).toEqual(expected));

  it('finds a misspelt word’s neighbours, and says so', async () => {
    const list = await value(listCompaniesQuery, { q: 'usniage' });
    expect(list.items.map(({ id }) => id)).toEqual([fjord]);
    expect(list.corrected).toEqual([{ typed: 'usniage', used: ['usinage'] }]);
  });

  it('finds the firms that a project reached, for those who may know', async () => {
    const activity = await addActivity(runtime, sva, ministry);
    await addParticipation(runtime, activity, laval, 'Quelqu’un');
    expect(await names({ project: activity.projectId })).toEqual(['Meubles Laval']);
    const funder = valueAs(runtime, actorOf(ministry, 'funder'));
    expect((await funder(listCompaniesQuery, { project: activity.projectId })).total).toBe(1);
    const other = valueAs(runtime, actorOf(await addOrganisation(runtime, 'delivery', 'CEI'), 'officer'));
    expect((await other(listCompaniesQuery, { project: activity.projectId })).total).toBe(0);
  });

  it('finds the firms with a duplicate to judge, and marks them', async () => {
    const [leftId, rightId] = [erable, laval].sort() as [string, string];
    const pair = {
      id: newId(),
      leftId,
      rightId,
      probability: 0.6,
      evidence: '[]',
      modelVersion: 't',
      foundAt: runtime.clock.now(),
    };
    await runtime.db.insertInto('duplicatePair').values(pair).execute();
    const list = await value(listCompaniesQuery, { review: 'true' });
    expect(list.items.map(({ id, toReview }) => [id, toReview])).toEqual([
      [erable, true],
      [laval, true],
    ]);
    const funder = valueAs(runtime, actorOf(ministry, 'funder'));
    expect((await funder(listCompaniesQuery, { q: 'laval' })).items.map(({ toReview }) => toReview)).toEqual([
      false,
    ]);
  });

  it.each(COMPANY_SORTS)('pages through every firm once, sorted by %s', async (sort) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await value(listCompaniesQuery, { sort, limit: 2, cursor });
      expect(page.total).toBe(5);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect([...seen].sort()).toEqual([aciers, fjord, erable, laval, former].sort());
  });
});

describe('a cursor that someone made up', () => {
  it.each([['x'], [encodeCursor(['a', '', 'no-id'])], [encodeCursor(['drop', '', newId()])]])(
    'starts the list at its beginning: %s',
    async (cursor) => {
      const first = (await value(listCompaniesQuery, { sort: 'updated' })).items.map(({ id }) => id);
      const answered = await value(listCompaniesQuery, { sort: 'updated', cursor });
      expect(answered.items.map(({ id }) => id)).toEqual(first);
      expect((await run(getCompany, { id: aciers, cursor })).ok).toBe(true);
    },
  );
});

describe('suggestions while typing', () => {
  const suggest = async (q: string) =>
    (await value(suggestCompaniesQuery, { q })).items.map(({ name }) => name);
  it('begin with names that begin so, then those with the words', async () => {
    expect(await suggest('l')).toEqual(['Meubles Laval']);
    expect(await suggest('meub')).toEqual(['Meubles Laval']);
    expect(await suggest('tremblay')).toEqual(['Groupe Nordique']);
    expect(await suggest('   ')).toEqual([]);
  });
  it('forgive a slip when nothing else is found', async () => {
    expect(await suggest('fjrod')).toEqual(['Usinage du Fjord inc.']);
  });
});

describe('adding a firm', () => {
  it('derives its region from the address, and tells the timeline', async () => {
    const { id } = await value(
      createCompany,
      firmNamed('Plastiques du Nord', { postalCode: 'g8p2k5', phone: '418 748 1234' }),
    );
    const file = await value(getCompany, { id });
    expect(file.identity).toMatchObject({
      regionCode: '10',
      regionCertainty: 'postal-code',
      postalCode: 'G8P 2K5',
    });
    expect(file.timeline.items.map(({ kind, organisation }) => [kind, organisation?.fr])).toEqual([
      ['company-created', 'SVA'],
    ]);
    expect(file.nextSteps).toEqual(['add-neq', 'add-sector', 'add-contact']);
  });

  it('refuses a NEQ that another firm has, and names it', async () => {
    const result = await run(createCompany, firmNamed('Autre chose', { neq: NEQ }));
    expect(result).toMatchObject({ ok: false, refusal: { code: 'neq-taken', fields: [{ path: 'neq' }] } });
    expect(result.ok ? '' : result.refusal.message.fr).toContain('Aciers Boréal ltée');
  });

  it('refuses every wrong field at once, and writes nothing', async () => {
    const result = await run(
      createCompany,
      firmNamed('Fausse', { neq: '1145123450', phone: '12', naics: '00' }),
    );
    expect(result.ok ? [] : result.refusal.fields.map(({ path }) => path).sort()).toEqual([
      'naics',
      'neq',
      'phone',
    ]);
    expect(await names({ q: 'fausse' })).toEqual([]);
  });

  it('refuses a probable duplicate until someone says that it is another firm', async () => {
    const twin = firmNamed('Ebenisterie de l’Erable inc', { city: 'Victoriaville' });
    const result = await run(createCompany, twin);
    expect(result.ok ? '' : result.refusal.code).toBe('probable-duplicates');
    expect((await run(createCompany, { ...twin, distinctFrom: [erable] })).ok).toBe(true);
  });

  it('lets two writers of one NEQ in only once', async () => {
    const neq = completeNeq('114599999');
    const results = await Promise.all(
      ['Première', 'Seconde', 'Troisième'].map((name) =>
        run(createCompany, firmNamed(`${name} venue`, { neq, distinctFrom: [] } as never)),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('changing a firm', () => {
  it('derives the region again, keeps names, and says what changed', async () => {
    const fields = firmNamed('Groupe Nordique', {
      city: 'Rimouski',
      otherNames: [{ name: 'Nordic Group', kind: 'translation' }],
    });
    const { changed } = await value(updateCompany, { ...fields, id: former });
    expect(changed).toEqual(['city', 'otherNames']);
    const file = await value(getCompany, { id: former });
    expect(file.identity).toMatchObject({
      regionCode: '01',
      otherNames: [{ name: 'Nordic Group', kind: 'translation' }],
    });
    expect(file.timeline.items[0]).toMatchObject({
      kind: 'company-updated',
      shared: true,
      details: { changed },
    });
    expect(await names({ q: 'soudure tremblay' })).toEqual([]);
    expect(await names({ q: 'nordic' })).toEqual(['Groupe Nordique']);
  });

  it('keeps a region that someone stated over the one of the address', async () => {
    await value(updateCompany, {
      ...firmNamed('Meubles Laval', { city: 'Laval', regionCode: '15' }),
      id: laval,
    });
    const { identity } = await value(getCompany, { id: laval });
    expect(identity).toMatchObject({ regionCode: '15', regionCertainty: 'stated' });
  });

  it('does nothing when nothing differs', async () => {
    const fields = await asActor(runtime.db, systemActor, (tx) => readFields(tx, [aciers]));
    const before = (await value(getCompany, { id: aciers })).identity.updatedAt;
    runtime.clock.set('2026-03-03T15:00:00Z');
    expect(await value(updateCompany, { ...fields.get(aciers)!, id: aciers })).toEqual({
      id: aciers,
      changed: [],
    });
    expect((await value(getCompany, { id: aciers })).identity.updatedAt).toEqual(before);
  });

  it('refuses another firm’s NEQ', async () => {
    const result = await run(updateCompany, {
      ...firmNamed('Usinage du Fjord inc.', { neq: NEQ }),
      id: fjord,
    });
    expect(result.ok ? '' : result.refusal.code).toBe('neq-taken');
  });
});
