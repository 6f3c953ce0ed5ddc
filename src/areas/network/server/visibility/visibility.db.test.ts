import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { newId } from '#platform/ids.ts';
import { asActor } from '#platform/db/scope.ts';
import { createApi } from '#platform/http/api.ts';
import { publicActor, systemActor, type AnyOperation } from '#platform/use-case/index.ts';
import { FUNNEL, totalOf } from '../../visibility/index.ts';
import { approveProfile, submitProfile, withdrawProfile } from '../profile/index.ts';
import { profileWorld } from '../profile/testing/profile-world.ts';
import { readSupplier } from '../public/index.ts';
import { searchSuppliers } from '../search/index.ts';
import {
  exportVisibility,
  listVisibility,
  noteApiSearch,
  noteVisit,
  readVisibility,
  visibilityBuffer,
  visibilityTasks,
} from './index.ts';
import { writeBatch } from './write-counts.ts';

const { runtime, people, must, ask, begun, fjord, alma } = await profileWorld();
const { officer, otherOfficer, adviser, firm, otherFirm, funder, public: anybody } = people;

const TODAY = '2026-03-02';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const visitor = (more: Record<string, string> = {}) => ({
  request: {
    method: 'GET',
    headers: new Headers({
      ...{ 'user-agent': FIREFOX, 'accept-language': 'de-DE,de;q=0.9', 'x-virage-address': '192.0.2.1' },
      ...more,
    }),
  },
  url: new URL('https://virage.example/suppliers/de/firm/extrusions-du-fjord'),
});
const opened = (companyId: string) => ({ kind: 'profile', companyIds: [companyId], language: 'de' }) as const;
const written = () => visibilityBuffer(runtime).flush();

describe('visibility figures', () => {
  it('count each view once: by day, firm, country, language and concept, with the same sum everywhere', async () => {
    for (const companyId of [fjord, alma]) {
      await begun(companyId);
      await must(officer, submitProfile, { companyId });
      await must(officer, approveProfile, { companyId });
    }
    const shown = {
      kind: 'impression',
      companyIds: [fjord, alma],
      language: 'de',
      concept: 'extrusion',
    } as const;
    await noteVisit(visitor(), shown, runtime);
    await noteVisit(visitor(), opened(fjord), runtime);
    await noteVisit(visitor(), opened(fjord), runtime);
    await noteVisit(
      visitor({ 'x-virage-address': '192.0.2.2', 'x-virage-country': 'AT' }),
      opened(fjord),
      runtime,
    );
    const referer = 'https://virage.example/suppliers/de/capability/aluminium-extrusion';
    const product = { ...opened(fjord), kind: 'product', product: 'rails' } as const;
    await noteVisit(visitor({ referer }), product, runtime);
    await noteVisit(visitor(), { ...opened(alma), kind: 'contact' }, runtime);
    await written();
    await written();
    const figures = await must(officer, readVisibility, {});
    const total = { impression: 2, profile: 3, product: 1, contact: 1, request: 0, award: 0 };
    expect(figures.total).toEqual(total);
    const { days, firms, countries, languages, concepts } = figures;
    for (const side of [days, firms, countries, languages, concepts]) expect(totalOf(side)).toEqual(total);
    expect(days.map(({ value }) => value)).toEqual([TODAY]);
    expect(countries.map(({ value, profile }) => [value, profile])).toEqual([
      ['DE', 2],
      ['AT', 1],
    ]);
    expect(concepts.map(({ value, product }) => [value, product])).toContainEqual(['aluminium-extrusion', 1]);
    expect(concepts.find(({ value }) => value === 'aluminium-extrusion')?.en).toBe('aluminium extrusion');
    expect(figures.visitors, 'two at one firm, one at the other').toBe(3);
  });

  it('leave robots out, and what a browser fetches ahead', async () => {
    const before = (await must(officer, readVisibility, {})).total;
    const robots: Record<string, string>[] = [
      { 'user-agent': 'Googlebot/2.1' },
      { 'user-agent': '' },
      { 'sec-purpose': 'prefetch' },
    ];
    for (const headers of robots)
      expect(await noteVisit(visitor(headers), opened(fjord), runtime)).toBe(false);
    await written();
    expect((await must(officer, readVisibility, {})).total).toEqual(before);
  });

  it('count what a search of the widget, or of the API, showed to somebody, once for each answer', async () => {
    const api = createApi({
      runtime,
      operations: [searchSuppliers as unknown as AnyOperation],
      authenticate: () => Promise.resolve(publicActor),
      answered: (reading) => noteApiSearch(reading, runtime),
    });
    const search = (asked: string, more: Record<string, string> = {}) =>
      api.request(`/network/suppliers?${asked}`, visitor(more).request);
    const shown = async () => {
      await written();
      return (await must(officer, readVisibility, {})).total.impression;
    };
    const before = await shown();
    const answer = await search('q=Strangpressen&language=de');
    const { items, understood } = searchSuppliers.output.parse(await answer.json());
    expect(items).toHaveLength(2);
    expect(await shown()).toBe(before + 2);
    const { concepts } = await must(officer, readVisibility, {});
    expect(concepts.find(({ value }) => value === understood[0]!.concept)?.impression).toBe(2);
    expect((await search('q=Strangpressen&limit=many')).status).toBe(422);
    await search('q=Strangpressen', { 'user-agent': 'node' });
    await search('q=qqqqzzzzxx');
    expect(await shown()).toBe(before + 2);
  });

  it('say the same in the file and in the API as on the page', async () => {
    const { items } = await must(officer, listVisibility, { limit: 2 });
    expect(items).toHaveLength(2);
    const file = await exportVisibility(runtime, { actor: officer, locale: 'en' }, {}, 'csv');
    const lines = (await new Response(file.ok ? file.value.body : null).text()).trim().split('\r\n').slice(1);
    const sum = lines.reduce((all, line) => all + Number(line.split(',').at(-1)), 0);
    const { total } = await must(officer, readVisibility, {});
    expect(sum).toBe(FUNNEL.reduce((all, kind) => all + total[kind], 0));
    const days = await must(firm, readVisibility, { from: '2026-03-01', to: '2026-03-01' });
    expect(days.total.profile).toBe(0);
    expect((await ask(officer, readVisibility, { from: '2026-03-02', to: '2026-03-01' })).ok).toBe(false);
  });

  it('are a firm’s own, its programme’s, and nobody else’s', async () => {
    const of = async (actor: typeof officer) => (await must(actor, readVisibility, {})).total.profile;
    expect(await Promise.all([officer, adviser, firm, otherFirm, otherOfficer].map(of))).toEqual([
      3, 3, 3, 0, 0,
    ]);
    expect((await must(otherFirm, readVisibility, { companyId: fjord })).total.profile).toBe(0);
    for (const actor of [funder, anybody]) expect((await ask(actor, readVisibility, {})).ok).toBe(false);
    const seen = (actor: typeof officer) =>
      asActor(
        runtime.db,
        actor,
        async (tx) => (await tx.selectFrom('visibilityCount').selectAll().execute()).length,
      );
    expect(await seen(otherOfficer)).toBe(0);
    expect(await seen(anybody)).toBe(0);
    expect(await seen(otherFirm)).toBe(3);
    await expect(
      asActor(runtime.db, officer, (tx) => tx.selectFrom('visibilitySalt').selectAll().execute()),
    ).rejects.toThrow(/permission denied/);
  });

  it('take a batch once, however often it is sent, and several at a time', async () => {
    const count = { companyId: alma, day: TODAY, kind: 'profile', country: 'SE', language: 'sv' } as const;
    const gone = { ...count, companyId: newId() };
    const batch = (views: number) => ({
      ...{ id: newId(), visits: [] },
      counts: [count, gone].map((one) => ({ ...one, concept: '', product: '', views })),
    });
    const lost = batch(5);
    const now = runtime.clock.now();
    await Promise.all([lost, lost, batch(2), batch(3)].map((one) => writeBatch(runtime.db, one, now)));
    await writeBatch(runtime.db, lost, now);
    const { countries } = await must(otherFirm, readVisibility, {});
    expect(countries.find(({ value }) => value === 'SE')?.profile).toBe(10);
  });

  it('hold no address, and after the night nothing that leads back to anybody', async () => {
    const { rows } = await sql<{ all: string }>`
      select string_agg(v::text, '') || (select string_agg(c::text, '') from visibility_count c) as all from visibility_visitor v`.execute(
      runtime.db,
    );
    expect(rows[0]!.all).not.toContain('192.0.2');
    runtime.clock.set('2026-03-03T08:17:00Z');
    await visibilityTasks['network-forget-visitors']!({} as never, {
      ...{ runtime, actor: systemActor, stopping: new AbortController().signal },
    });
    for (const table of ['visibilitySalt', 'visibilityVisitor'] as const)
      expect(await runtime.db.selectFrom(table).selectAll().execute()).toEqual([]);
    expect((await must(firm, readVisibility, {})).visitors).toBe(2);
  });

  it('of a profile that was withdrawn stand, and grow no more: its page is not there', async () => {
    await must(firm, withdrawProfile, { companyId: fjord, reason: 'Nous déménageons.' });
    const gone = await ask(anybody, readSupplier, { slug: 'extrusions-du-fjord', language: 'de' });
    expect(gone).toMatchObject({ ok: false, refusal: { code: 'supplier-gone' } });
    expect((await must(firm, readVisibility, {})).total.profile).toBe(3);
  });
});
