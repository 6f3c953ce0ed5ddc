import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SupplierDocument } from '../document.ts';
import type { SearchFilters, SupplierSearch } from '../engine.ts';
import { anyFilters, anySupplier, countOf, passes } from './plain.ts';
import { asks, does, says, supplier } from './documents.ts';

type Create = () => SupplierSearch;

/** What every search of suppliers does, whatever it is made of; `create` makes an empty one of the shipped thesaurus. */
export function supplierSearchContract(name: string, create: Create): void {
  describe(name, () => {
    describe('words of any language', () => wordsContract(create));
    describe('concepts', () => conceptsContract(create));
    describe('filters', () => filtersContract(create));
    describe('facets', () => facetsContract(create));
    describe('changes', () => changesContract(create));
    describe('snapshots', () => snapshotContract(create));
    describe('names and suggestions', () => namesContract(create));
  });
}

const filled = (search: SupplierSearch, ...documents: SupplierDocument[]): SupplierSearch => {
  documents.forEach((document) => search.upsert(document));
  return search;
};

const found = (search: SupplierSearch, text: string, filters: SearchFilters = {}): string[] =>
  search.search(asks(text, { filters })).hits.map(({ id }) => id);

function wordsContract(create: Create): void {
  const search = filled(
    create(),
    supplier('french', says('fr', "Nous faisons de l'extrusion d'aluminium pour le bâtiment.")),
    supplier('forge', says('fr', 'Forgeage de pièces en acier, du prototype à la série.')),
    supplier('japanese', says('ja', '当社は精密なアルミ押出を行っています。')),
    supplier('german', says('de', 'Hersteller von Stahlrohren und Kreiselpumpen.')),
    supplier('named', does('process', 'laser-cutting')),
  );

  it.each([
    'Strangpressen Aluminium',
    'aluminium extrusions',
    'estrusione di alluminio',
    '铝挤压',
    '알루미늄압출',
  ])('finds by “%s” a firm described only in French, and one described only in Japanese', (query) =>
    expect(found(search, query).slice(0, 2).sort()).toEqual(['french', 'japanese']),
  );

  it('forgives a typing mistake, and says what it took the word for', () => {
    const { hits, typingMistakes } = search.search(asks('aluminium extrsuion'));
    expect(hits.slice(0, 2).map(({ id }) => id)).toContain('french');
    expect(typingMistakes).toEqual([{ typed: 'extrsuion', meant: 'extrusion' }]);
  });

  it('takes a number for itself: 2500 is no mistake for 500', () => {
    const press = filled(create(), supplier('small', says('fr', 'Presse de 500 tonnes.')));
    expect(press.search(asks('presse 2500')).typingMistakes).toEqual([]);
  });

  it('takes compounds apart', () => {
    expect(found(search, 'steel tubes')[0]).toBe('german');
    expect(found(search, 'pumps')[0]).toBe('german');
  });

  it('reads Chinese, Japanese and Korean without spaces, particles included', () => {
    expect(found(search, 'レーザー切断の会社')[0]).toBe('named');
    expect(found(search, '레이저절단을')[0]).toBe('named');
    expect(found(search, '激光切割')[0]).toBe('named');
  });

  it('finds words that no thesaurus has where they stand', () => {
    expect(found(search, 'prototype')).toEqual(['forge']);
    expect(found(search, 'prototipo')[0]).toBe('forge');
  });

  it('says what it understood', () =>
    expect(search.search(asks('Aluminium-Strangpressen')).understood).toContainEqual({
      words: 'Aluminium Strangpressen',
      concept: 'aluminium-extrusion',
    }));
}

function conceptsContract(create: Create): void {
  const search = filled(
    create(),
    supplier('exact', does('process', 'extrusion')),
    supplier('narrower', does('process', 'aluminium-extrusion')),
    supplier('wider', does('process', 'forming')),
    supplier('sibling', does('process', 'forging')),
    supplier('other', does('process', 'laser-cutting')),
  );

  it('puts the same first, then narrower, then what is near, and leaves out the rest', () => {
    const { hits } = search.search(asks('extrusion'));
    expect(hits.map(({ id }) => id).slice(0, 2)).toEqual(['exact', 'narrower']);
    expect(
      hits
        .map(({ id }) => id)
        .slice(2)
        .sort(),
    ).toEqual(['sibling', 'wider']);
    expect(hits.map(({ reasons }) => reasons[0])).toMatchObject([
      { how: 'same' },
      { how: 'narrower', has: 'aluminium-extrusion' },
      { kind: 'concept', asked: 'extrusion' },
      { kind: 'concept', asked: 'extrusion' },
    ]);
  });

  it('tells from which field a reason comes', () =>
    expect(search.search(asks('Strangpressen')).hits[0]!.reasons).toEqual([
      {
        kind: 'concept',
        words: 'Strangpressen',
        asked: 'extrusion',
        has: 'extrusion',
        how: 'same',
        field: 'process',
      },
    ]));
}

function filtersContract(create: Create): void {
  const search = filled(
    create(),
    supplier('saguenay', {
      point: { latitude: 48.42, longitude: -71.06 },
      regionCode: '02',
      numbers: { pressTonnes: 2500, maxLengthMm: 7000, toleranceMm: 0.05 },
      openNow: true,
      certificates: [{ concept: 'iso-9001', expiresOn: '2026-11-22' }],
      ...does('certificate', 'iso-9001'),
    }),
    supplier('montreal', {
      point: { latitude: 45.5, longitude: -73.57 },
      regionCode: '06',
      numbers: { pressTonnes: 800, toleranceMm: 0.2 },
      certificates: [{ concept: 'iso-9001', expiresOn: '2026-11-21' }],
      ...does('certificate', 'iso-9001'),
    }),
  );

  it('asks at least a press, a length; at most a tolerance', () => {
    expect(found(search, '', { atLeast: { pressTonnes: 2000 } })).toEqual(['saguenay']);
    expect(found(search, '', { atLeast: { maxLengthMm: 6000 } })).toEqual(['saguenay']);
    expect(found(search, '', { atLeast: { toleranceMm: 0.05 } })).toEqual(['saguenay']);
  });

  it('keeps those near a place, nearest first, with the distance', () => {
    const near = { latitude: 48.3, longitude: -71, km: 500 };
    const { hits } = search.search(asks('', { filters: { near } }));
    expect(hits.map(({ id }) => id)).toEqual(['saguenay', 'montreal']);
    expect(hits[0]!.distanceKm).toBeCloseTo(14.1, 0);
    expect(found(search, '', { near: { ...near, km: 100 } })).toEqual(['saguenay']);
  });

  it('knows a certificate that ends today from one that ended yesterday', () =>
    expect(found(search, '', { certificateValid: ['quality-certification'] })).toEqual(['saguenay']));

  it('keeps those with capacity open now, and lets nobody through for a value that nobody has', () => {
    expect(found(search, '', { openNow: true })).toEqual(['saguenay']);
    expect(found(search, '', { regions: ['06', '17'] })).toEqual(['montreal']);
    expect(found(search, '', { regions: ['17'] })).toEqual([]);
  });
}

function facetsContract(create: Create): void {
  it('count as plain counting does, filtered or not', () => {
    fc.assert(
      fc.property(fc.array(anySupplier, { maxLength: 40 }), anyFilters, (parts, filters) => {
        const documents = parts.map((part, at) => supplier(`firm-${at}`, part));
        const search = filled(create(), ...documents);
        const kept = documents.filter((document) => passes(document, filters));
        const result = search.search(asks('', { filters, facets: ['region', 'language', 'process'] }));
        expect(result.total).toBe(kept.length);
        const counts = new Map(result.facets.region!.map(({ value, count }) => [value, count]));
        expect(counts).toEqual(countOf(kept.map(({ regionCode }) => [regionCode])));
        const spoken = new Map(result.facets.language!.map(({ value, count }) => [value, count]));
        expect(spoken).toEqual(countOf(kept.map(({ languages }) => languages)));
        const forming = kept.filter(({ concepts }) => concepts.some(({ id }) => id !== 'laser-cutting'));
        expect(result.facets.process!.find(({ value }) => value === 'forming')?.count ?? 0).toBe(
          forming.length,
        );
      }),
      { numRuns: 30 },
    );
  });
}

function changesContract(create: Create): void {
  it('shows a new firm, its change and its removal in the very next search', () => {
    const search = filled(create(), supplier('a', does('process', 'forging')));
    search.upsert(supplier('b', does('process', 'forging')));
    expect(found(search, 'Schmieden').sort()).toEqual(['a', 'b']);
    search.upsert(supplier('a', does('process', 'laser-cutting')));
    expect(found(search, 'Schmieden')).toEqual(['b']);
    search.remove('b');
    expect(found(search, 'Schmieden')).toEqual([]);
    expect(search.size).toBe(1);
  });

  it('is the same after any changes as if it had been made so', () => {
    const many = Array.from({ length: 300 }, (_, at) =>
      supplier(`firm-${at}`, {
        name: `Atelier ${at}`,
        ...does('process', at % 3 ? 'forging' : 'extrusion'),
      }),
    );
    const changed = filled(
      create(),
      ...many,
      ...many.slice(0, 90).map((one) => ({ ...one, ...does('process', 'extrusion') })),
    );
    many.slice(200).forEach(({ id }) => changed.remove(id));
    const plain = filled(
      create(),
      ...many.slice(0, 200).map((one, at) => (at < 90 ? { ...one, ...does('process', 'extrusion') } : one)),
    );
    for (const text of ['forging', 'extrusion', 'Atelier 42']) {
      const [a, b] = [changed, plain].map((one) => one.search(asks(text, { limit: 50 })));
      expect(a!.total).toBe(b!.total);
      expect(a!.hits[0]!.id).toBe(b!.hits[0]!.id);
    }
  });
}

function snapshotContract(create: Create): void {
  it('comes back whole from a snapshot, and goes on changing', () => {
    const search = filled(
      create(),
      supplier('kept', { name: 'Forge du Nord', ...does('process', 'forging') }),
      supplier('gone', does('process', 'forging')),
    );
    search.remove('gone');
    const again = create();
    again.load(search.save());
    expect(found(again, '锻造')).toEqual(['kept']);
    expect(again.search(asks('锻造'))).toEqual(search.search(asks('锻造')));
    again.upsert(supplier('new', does('process', 'forging')));
    expect(found(again, 'kucie').sort()).toEqual(['kept', 'new']);
  });

  it('refuses a snapshot cut short, and keeps what it had', () => {
    const search = filled(create(), supplier('a', does('process', 'forging')));
    expect(() => search.load(search.save().slice(0, -8))).toThrow(/not a whole one/);
    expect(found(search, 'forging')).toEqual(['a']);
  });
}

function namesContract(create: Create): void {
  const search = filled(
    create(),
    supplier('tremblay', { name: 'Usinage Tremblay inc.' }),
    supplier('gagnon', { name: 'Soudure Gagnon et fils', otherNames: ['Groupe GSM'] }),
    supplier('machinist', does('process', 'machining')),
  );

  it('finds a firm by its name, with a typing mistake, and by its other name', () => {
    expect(found(search, 'Tremblay')[0]).toBe('tremblay');
    expect(found(search, 'usinage trembley')[0]).toBe('tremblay');
    expect(found(search, 'groupe gsm')[0]).toBe('gagnon');
  });

  it('suggests concepts in the reader’s language and firms, as someone types', () => {
    const suggested = search.suggest({ text: 'Strangp', readerLanguage: 'fr', limit: 8 });
    expect(suggested[0]).toEqual({
      kind: 'concept',
      id: 'extrusion',
      label: 'extrusion',
      matched: 'Strangpressen',
    });
    expect(search.suggest({ text: 'trembl', readerLanguage: 'en', limit: 8 })).toContainEqual(
      expect.objectContaining({ kind: 'firm', id: 'tremblay', label: 'Usinage Tremblay inc.' }),
    );
    expect(search.suggest({ text: '  ', readerLanguage: 'en', limit: 8 })).toEqual([]);
  });
}
