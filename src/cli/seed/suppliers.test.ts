import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  conceptFileSchema,
  namedConcepts,
  PROFILE_FIELDS,
  profileContentSchema,
} from '#areas/network/index.ts';
import { generateDemonstration } from '../generate/demonstration.ts';
import { createRandom } from '../generate/random.ts';
import { content } from '../generate/testing.ts';
import { supplierConsent, supplierContent } from './supplier-content.ts';
import { EXTRUDER, extruderContent } from './supplier-extruder.ts';
import { drawSuppliers } from './suppliers.ts';

const today = '2026-06-15';
const story = generateDemonstration({ seed: 4, today }, content);
const { suppliers, added } = drawSuppliers(story, content);
const contents = suppliers.map(({ company, trade }) => {
  const draw = { company, trade, random: createRandom(company.neq), today };
  const drawn = supplierContent(draw);
  return company.legalName === EXTRUDER ? extruderContent(drawn, draw) : drawn;
});

const folder = new URL('../../../content/capabilities/', import.meta.url);
const kinds = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => conceptFileSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))))
    .map(({ id, kind }) => [id, kind]),
);

describe('the demonstration’s suppliers', () => {
  it('are seventy-five firms of the network and three hundred more that are public, each once', () => {
    const shown = suppliers.filter(({ state }) => state === 'published');
    expect(shown).toHaveLength(375);
    expect(shown.filter(({ inNetwork }) => inNetwork)).toHaveLength(75);
    expect(new Set(suppliers.map(({ company }) => company.id)).size).toBe(suppliers.length);
    expect(new Set(suppliers.map(({ company }) => company.neq)).size).toBe(suppliers.length);
    expect(new Set([...story.companies, ...added].map(({ legalName }) => legalName)).size).toBe(
      story.companies.length + added.length,
    );
  });

  it('have some whose profiles are not public, in the network and elsewhere, at each step', () => {
    for (const state of ['draft', 'in-review', 'withdrawn'])
      for (const inNetwork of [true, false])
        expect(suppliers.some((one) => one.state === state && one.inNetwork === inNetwork)).toBe(true);
  });

  it('are drawn alike each time', () => {
    expect(drawSuppliers(story, content).added).toEqual(added);
  });

  it('say what a profile can say, with concepts that exist and are of the right kind', () => {
    const wrong = contents.flatMap((one) => [
      ...(profileContentSchema.safeParse(one).error?.issues ?? []),
      ...namedConcepts(one).filter(({ id, kinds: wanted }) => {
        const kind = kinds.get(id);
        return kind === undefined || (wanted !== null && !wanted.includes(kind));
      }),
    ]);
    expect(wrong).toEqual([]);
  });

  it('speak French, and about a third of them English too', () => {
    expect(contents.every(({ summary }) => summary.fr)).toBe(true);
    const share = contents.filter(({ summary }) => summary.en).length / contents.length;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.55);
  });

  it('have one extruder in Saguenay with a press over 2,000 t and a valid ISO 9001, and no other of such a press', () => {
    const able = contents.filter(
      ({ processes, envelope }) =>
        processes.some(({ concept }) => concept === 'aluminium-extrusion') &&
        (envelope.pressTonnes ?? 0) >= 2000,
    );
    expect(able).toHaveLength(1);
    expect(able[0]!.sites[0]!.municipality).toBe('Saguenay');
    expect(able[0]!.certificates.find(({ concept }) => concept === 'iso-9001')!.expiresOn! > today).toBe(
      true,
    );
  });

  it('agree to show most of what they say, not all', () => {
    const consents = suppliers.map(({ company }) => supplierConsent(createRandom(company.neq)));
    const hidden = consents.filter((consent) => PROFILE_FIELDS.some((field) => consent[field] === false));
    expect(hidden.length).toBeGreaterThan(20);
    expect(consents.every(({ summary, processes }) => summary && processes)).toBe(true);
  });
});
