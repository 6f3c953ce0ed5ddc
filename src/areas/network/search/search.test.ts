import { describe, expect, it } from 'vitest';
import { conceptName, LANGUAGES } from '../capabilities/index.ts';
import { supplierSearchContract } from './testing/contract.ts';
import type { Reason } from './engine.ts';
import { reasonText } from './reason.rules.ts';
import { createLexicon } from './lexicon.ts';
import { createSupplierSearch } from './search.ts';
import { shippedThesaurus } from './testing/thesaurus.ts';

const thesaurus = shippedThesaurus();
const lexicon = createLexicon(thesaurus);

supplierSearchContract('the search in process', () => createSupplierSearch(lexicon));

describe('a reason', () => {
  const { concepts, words } = thesaurus;
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const narrower: Reason = {
    kind: 'concept',
    words: 'Strangpressen',
    asked: 'extrusion',
    has: 'aluminium-extrusion',
    how: 'narrower',
    field: 'process',
  };

  it('is said in the reader’s language', () => {
    expect(reasonText(narrower, byId, 'en')).toBe('aluminium extrusion, a kind of extrusion (processes)');
    expect(reasonText(narrower, byId, 'fr')).toBe("extrusion d'aluminium, une forme de extrusion (procédés)");
    expect(reasonText(narrower, byId, 'ja')).toContain('アルミ押出');
    expect(
      reasonText({ kind: 'text', words: 'Prototyp', language: 'fr', field: 'summary' }, byId, 'de'),
    ).toBe('„Prototyp“ in einem Text auf Französisch (Kurzbeschreibung)');
  });

  it('is complete in all twelve: no name of a field or a placeholder is left', () => {
    const reasons: Reason[] = [
      ...(['same', 'narrower', 'wider', 'sibling'] as const).map((how) => ({ ...narrower, how })),
      { kind: 'text', words: 'x', language: 'pl', field: 'reference' },
      { kind: 'name', words: 'x' },
    ];
    for (const language of LANGUAGES)
      for (const reason of reasons) expect(reasonText(reason, byId, language)).toMatch(/^[^{}]{3,}$/);
  });

  it('names a concept that lacks the language in another, and says which', () => {
    const extrusion = byId.get('extrusion')!;
    expect(conceptName(extrusion, 'ko')).toBe('압출');
    const none = { preferred: '', synonyms: [] };
    const lacking = { ...extrusion, terms: { ...extrusion.terms, fr: none, en: none, es: none } };
    expect(conceptName(lacking, 'fr')).toBe('Strangpressen (allemand)');
    expect(conceptName(lacking, 'de')).toBe('Strangpressen');
    expect(conceptName(undefined, 'de')).toBe('');
  });

  it('stands on common words that are written in all twelve languages', () =>
    expect(words.filter((word) => LANGUAGES.some((language) => !word[language]?.length))).toEqual([]));
});
