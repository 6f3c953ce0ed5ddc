import { describe, expect, it } from 'vitest';
import type { Concept } from '../capabilities/index.ts';
import { completenessOf } from './completeness.rules.ts';
import { conceptWords } from './concept-words.rules.ts';
import { changedFields, isBlank } from './content.rules.ts';
import { documentOf } from './document.ts';
import { emptyContent, PROFILE_FIELDS, PROFILE_STATES } from './profile.ts';
import { openActions, takeProfileStep, type ProfileSide } from './profile.workflow.ts';
import { dueReminders } from './reminder.rules.ts';
import { formPath, sectionInput } from './section-input.rules.ts';
import { SECTIONS, sectionOf } from './sections.ts';
import { freeSlug, slugOf } from './slug.rules.ts';

const concept = (id: string, kind: Concept['kind'], fr: string, de: string, parent: string | null = null) => {
  const terms = Object.fromEntries(
    ['fr', 'en', 'es', 'de', 'it', 'pt', 'nl', 'pl', 'sv', 'zh', 'ja', 'ko'].map((language) => [
      language,
      { preferred: language === 'de' ? de : fr, synonyms: [] },
    ]),
  ) as unknown as Concept['terms'];
  return { id, kind, parent, terms, units: [], codes: { cpv: [], hs: [], naics: [] }, ambiguous: [] };
};
const concepts = new Map<string, Concept>(
  [
    concept('extrusion', 'process', 'extrusion', 'Strangpressen'),
    concept('extrusion-part', 'product', 'extrusion', 'Strangpressteil'),
    concept('cold-extrusion', 'process', 'extrusion à froid', 'Kaltfließpressen', 'extrusion'),
    concept('twin-a', 'finish', 'fini mat', 'Matt'),
    concept('twin-b', 'finish', 'fini mat', 'Matt'),
  ].map((one) => [one.id, one]),
);
const words = conceptWords(concepts);

describe('the workflow of a profile', () => {
  const at = (state: (typeof PROFILE_STATES)[number], side: ProfileSide, telling = true) => ({
    state,
    side,
    telling,
  });

  it('lets only an officer publish, and only what tells something', () => {
    expect(takeProfileStep('approve', at('in-review', 'officer'))).toEqual({ ok: true, to: 'published' });
    for (const side of ['firm', 'adviser', 'system'] as const)
      expect(takeProfileStep('approve', at('in-review', side))).toEqual({ ok: false, because: 'side' });
    expect(takeProfileStep('approve', at('in-review', 'officer', false))).toEqual({
      ok: false,
      because: 'silent',
    });
    expect(takeProfileStep('approve', at('draft', 'officer'))).toEqual({ ok: false, because: 'state' });
  });

  it('takes a published profile that tells nothing away, by the rule and by nobody else', () => {
    expect(takeProfileStep('empty', at('published', 'system', false))).toEqual({ ok: true, to: 'withdrawn' });
    expect(takeProfileStep('empty', at('published', 'system', true)).ok).toBe(false);
    expect(takeProfileStep('empty', at('published', 'officer', false)).ok).toBe(false);
  });

  it('leaves consent to be given and taken back in every state', () => {
    for (const state of PROFILE_STATES) expect(takeProfileStep('consent', at(state, 'firm')).ok).toBe(true);
  });

  it('says what each can do', () => {
    expect(openActions(at('in-review', 'firm'))).toEqual(['consent', 'recall', 'verify']);
    expect(openActions(at('in-review', 'officer'))).toEqual([
      'edit',
      'consent',
      'recall',
      'approve',
      'send-back',
      'verify',
    ]);
    expect(openActions(at('withdrawn', 'firm'))).toEqual(['edit', 'consent', 'reopen']);
  });
});

describe('completeness', () => {
  const full = { ...emptyContent(), processes: [{ concept: 'extrusion', note: {} }], summary: { fr: 'Oui' } };

  it('begins at nothing, asks for processes first, and never goes over a hundred', () => {
    const { percent, suggestions } = completenessOf(emptyContent(), {});
    expect(percent).toBe(0);
    expect(suggestions[0]).toEqual({ kind: 'add', part: 'processes', points: 12 });
    expect(suggestions.reduce((sum, { points }) => sum + points, 0)).toBe(100);
  });

  it('asks to show before anything else while nothing that tells is shown', () => {
    expect(completenessOf(full, {}).suggestions[0]).toMatchObject({ kind: 'show', part: 'processes' });
    const shown = completenessOf(full, { processes: true }).suggestions;
    expect(shown[0]).toMatchObject({ kind: 'add', part: 'products' });
    expect(shown).toContainEqual({ kind: 'show', part: 'summary', points: 8 });
  });

  it('takes a "no" for something said, and a blank object for nothing', () => {
    expect(isBlank({ openNow: false })).toBe(false);
    expect(isBlank({ a: null, b: '', c: [] })).toBe(true);
  });
});

it('a change is told by field, whatever order keys come back in', () => {
  const before = {
    ...emptyContent(),
    capacity: { openNow: true, hoursPerWeek: 1, leadTimeDays: 2, statedOn: null },
  };
  const after = { ...before, capacity: { statedOn: null, leadTimeDays: 2, hoursPerWeek: 1, openNow: true } };
  expect(changedFields(before, after)).toEqual([]);
  expect(changedFields(before, { ...after, role: 'distributor' })).toEqual(['role']);
});

describe('reminders', () => {
  const due = (expiresOn: string | null, today = '2026-06-01', more = {}) =>
    dueReminders({
      certificates: [{ id: 'c', expiresOn }],
      verifiedOn: null,
      publishedOn: null,
      today,
      ...more,
    }).map(({ kind }) => kind);

  it('come at sixty days and at thirty, not before and not after', () => {
    expect(due('2026-07-31')).toEqual(['certificate-60']);
    expect(due('2026-08-01')).toEqual([]);
    expect(due('2026-07-01')).toEqual(['certificate-30']);
    expect(due('2026-06-01')).toEqual(['certificate-30']);
    expect(due('2026-05-31')).toEqual([]);
    expect(due(null)).toEqual([]);
  });

  it('come a year after the last confirmation, for published profiles alone', () => {
    const stale = (verifiedOn: string | null, publishedOn: string | null) =>
      due(null, '2026-06-01', { verifiedOn, publishedOn });
    expect(stale('2025-06-01', '2024-01-01')).toEqual(['stale']);
    expect(stale('2025-06-02', '2024-01-01')).toEqual([]);
    expect(stale(null, '2025-01-01')).toEqual(['stale']);
    expect(stale('2020-01-01', null)).toEqual([]);
  });
});

describe('words to concepts', () => {
  it('are exact in any language, of the kind that is asked, and never a guess between two', () => {
    expect(words.exact('STRANGPRESSEN', ['process'])).toBe('extrusion');
    expect(words.exact('extrusion', ['product'])).toBe('extrusion-part');
    expect(words.exact('extrusion', null)).toBe('extrusion');
    expect(words.exact('fini mat', ['finish'])).toBeNull();
    expect(words.exact('iso', ['process'])).toBeNull();
  });

  it('propose the nearest first, in the reader’s language', () => {
    expect(words.find('extr', ['process'], 'fr', 5)).toEqual([
      { id: 'extrusion', label: 'extrusion', wider: '' },
      { id: 'cold-extrusion', label: 'extrusion à froid', wider: 'extrusion' },
    ]);
    expect(words.find('kalt', null, 'fr', 5).map(({ label }) => label)).toEqual(['extrusion à froid']);
    expect(words.find('  ', null, 'fr', 5)).toEqual([]);
  });
});

describe('a section’s form', () => {
  const tools = { words, concepts, locale: 'fr' as const, newId: () => 'new' };
  const read = (typed: Record<string, unknown>, content = emptyContent()) =>
    sectionInput('capabilities', typed, content, tools);

  it('keeps what was picked, finds what was only typed, and drops what was cleared', () => {
    const typed = {
      processes: {
        0: { concept: 'extrusion', conceptText: 'extrusion', note: { fr: 'Six axes' } },
        1: { concept: 'extrusion' },
        2: { conceptText: 'Kaltfließpressen' },
      },
    };
    const { fields, places } = read(typed);
    expect(fields.processes).toEqual([
      { concept: 'extrusion', note: { fr: 'Six axes' } },
      { concept: 'cold-extrusion', note: {} },
    ]);
    expect(places.processes).toEqual([0, 2]);
    expect(formPath('processes.1.concept', places)).toBe('processes.2.concept');
  });

  it('says which words the thesaurus does not know, with the nearest', () => {
    const { problems } = read({ processes: { 0: { conceptText: 'extrusio' } } });
    expect(problems[0]!.path).toBe('processes.0.concept');
    expect(problems[0]!.message.fr).toContain('extrusion à froid');
  });

  it('reads numbers as both languages write them, and keeps what the form does not carry', () => {
    const group = sectionInput(
      'envelope',
      { envelope: { maxLengthMm: '1 234,5', pressTonnes: 'x' } },
      emptyContent(),
      tools,
    );
    expect(group.fields.envelope).toMatchObject({ maxLengthMm: 1234.5, pressTonnes: 'x', batchMin: null });
    const product = {
      ...{ id: 'p', slug: 'profiles', name: { fr: 'Profilés' }, description: {}, concepts: [] },
      ...{ pictureFileIds: ['a'], hsCode: null },
    };
    const products = sectionInput(
      'products',
      { products: { 0: { id: 'p', name: { fr: 'Profilés minces' } }, 1: { name: { fr: 'Neuf' } } } },
      { ...emptyContent(), products: [product] },
      tools,
    ).fields.products as object[];
    expect(products[0]).toMatchObject({
      id: 'p',
      slug: 'profiles',
      pictureFileIds: ['a'],
      name: { fr: 'Profilés minces' },
    });
    expect(products[1]).toMatchObject({ id: 'new', slug: 'neuf' });
  });

  it('has every field in one section', () => {
    expect(Object.values(SECTIONS).flat().sort()).toEqual([...PROFILE_FIELDS].sort());
    expect(sectionOf('capacity')).toBe('envelope');
  });
});

it('an address is made of a name, and never two of one', () => {
  expect(slugOf('Les Aciers du Fjord ltée')).toBe('les-aciers-du-fjord');
  expect(slugOf('Œuvre & Métal inc.')).toBe('oeuvre-metal');
  expect(slugOf('株式会社')).toBe('entreprise');
  expect(freeSlug('a', (slug) => ['a', 'a-2'].includes(slug))).toBe('a-3');
});

it('the search learns what is shown, and the register’s place when no other is', () => {
  const company = {
    legalName: 'Fjord',
    otherNames: [],
    regionCode: '02',
    city: 'Saguenay',
    sizeClass: '10-49',
  };
  const shown = { companyId: 'c', slug: 'f', verifiedOn: null };
  const bare = documentOf(shown, company, '2026-01-01T00:00:00Z');
  expect(bare.sizeClass).toBe('10-49');
  expect(documentOf(shown, { ...company, sizeClass: 'unknown' }, bare.updatedAt).sizeClass).toBe('');
  expect(bare).toMatchObject({
    concepts: [],
    texts: [],
    regionCode: '02',
    municipality: 'Saguenay',
    point: null,
    openNow: false,
  });
  const { envelope, capacity } = emptyContent();
  const view = {
    ...shown,
    processes: [{ concept: 'extrusion', note: {} }],
    summary: { fr: 'Oui', en: 'Yes' },
    envelope: { ...envelope, pressTonnes: 2500 },
    capacity: { ...capacity, openNow: true, leadTimeDays: 30 },
  };
  expect(documentOf(view, company, '2026-01-01T00:00:00Z')).toMatchObject({
    concepts: [{ id: 'extrusion', weight: 'process' }],
    texts: [
      { language: 'fr', field: 'summary', text: 'Oui' },
      { language: 'en', field: 'summary', text: 'Yes' },
    ],
    numbers: { pressTonnes: 2500, leadTimeDays: 30 },
    openNow: true,
  });
});
