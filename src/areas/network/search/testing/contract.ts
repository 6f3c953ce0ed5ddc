import { describe, expect, it } from 'vitest';
import { facetsContract, filtersContract } from './contract-narrowing.ts';
import { asks, does, filled, found, says, supplier, type Create } from './documents.ts';

/** What every search of suppliers does, whatever it is made of; `create` makes an empty one of the shipped thesaurus. */
export function supplierSearchContract(name: string, create: Create): void {
  describe(name, () => {
    describe('words of any language', () => wordsContract(create));
    describe('texts', () => textsContract(create));
    describe('concepts', () => conceptsContract(create));
    describe('filters', () => filtersContract(create));
    describe('facets', () => facetsContract(create));
    describe('changes', () => changesContract(create));
    describe('snapshots', () => snapshotContract(create));
    describe('names and suggestions', () => namesContract(create));
  });
}

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
    'profilés 알루미늄 extrusión',
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

  it('asks once what is said twice', () =>
    expect(search.search(asks('extrusion extrusion')).hits).toEqual(search.search(asks('extrusion')).hits));

  it('says what it understood', () =>
    expect(search.search(asks('Aluminium-Strangpressen')).understood).toContainEqual({
      words: 'Aluminium Strangpressen',
      concept: 'aluminium-extrusion',
    }));
}

function textsContract(create: Create): void {
  it('weighs what a firm says of itself above what it says of its references', () => {
    const weighed = filled(
      create(),
      supplier('reference', { texts: [{ language: 'fr', field: 'reference', text: 'Un prototype.' }] }),
      supplier('summary', { texts: [{ language: 'fr', field: 'summary', text: 'Un prototype.' }] }),
    );
    expect(found(weighed, 'prototype')).toEqual(['summary', 'reference']);
  });
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
