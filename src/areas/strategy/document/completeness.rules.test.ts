import { describe, expect, it } from 'vitest';
import { missingParts, sectionStates, type Draft } from './completeness.rules.ts';
import { fundingSums } from './funding.rules.ts';
import { technologyInitiativeSchema, type TechnologyInitiative } from './initiative.ts';
import { missingName } from './missing-names.ts';
import { emptySection, readSection, SECTIONS, type SectionContents } from './sections.ts';

const id = (at: number): string => `01890000-0000-7000-8000-00000000000${at}`;
const empty = Object.fromEntries(
  SECTIONS.map((section) => [section, emptySection(section)]),
) as SectionContents;

const sheet = (more: Partial<TechnologyInitiative> = {}): TechnologyInitiative => ({
  ...technologyInitiativeSchema.parse({
    id: id(1),
    strategyId: id(9),
    templateId: null,
    position: 1,
    title: 'Suivi des machines',
    problem: 'Arrêts inconnus',
    benefit: 'Capacité',
    owner: 'Directrice',
    oneOffCents: 100,
  }),
  ...more,
});

function draft(sections: Partial<SectionContents> = {}, initiatives: TechnologyInitiative[] = []): Draft {
  const all = { ...empty, ...sections };
  const funding = fundingSums(all.funding.sources, initiatives);
  return { sections: all, initiatives, funding, diagnosed: false, planned: false, asides: [] };
}

const ready: Partial<SectionContents> = {
  profile: readSection('profile', { description: 'x', aims: [{ id: id(2), aim: 'y' }] }),
  inventory: readSection('inventory', { processes: [{ id: id(3), process: 'Commandes' }] }),
  needs: readSection('needs', { needs: [{ id: id(4), need: 'Voir' }] }),
  'action-plan': readSection('action-plan', {
    actions: [{ id: id(5), action: 'Choisir', owner: 'Ana', due: '2027-01-01' }],
  }),
  funding: readSection('funding', { sources: [{ id: id(6), name: 'Fonds', amountCents: 100 }] }),
};
const musts = (one: Draft): string[] =>
  missingParts(one)
    .filter(({ must }) => must)
    .map(({ code }) => code);

describe('what is left before the signature', () => {
  it('is named for an empty strategy, section by section', () => {
    expect(musts(draft())).toEqual([
      'description',
      'aims',
      'processes',
      'needs',
      'sheets',
      'actions',
      'sources',
    ]);
    expect(Object.values(sectionStates(draft(), missingParts(draft())))).toEqual(SECTIONS.map(() => 'empty'));
  });

  it('is nothing that must be once each part stands, though more may be wished for', () => {
    const complete = draft(ready, [sheet()]);
    expect(musts(complete)).toEqual([]);
    expect(missingParts(complete).map(({ code }) => code)).toContain('sheet-kpi');
    const states = sectionStates(complete, missingParts(complete));
    expect(states).toMatchObject({ profile: 'complete', initiatives: 'started', maturity: 'empty' });
  });

  it('asks nothing of a sheet that is not to be done, but of one at least that is', () => {
    const without = sheet({ must: 'must-not', problem: '', owner: '', oneOffCents: null });
    expect(musts(draft(ready, [without]))).toEqual(['sheets']);
  });

  it('has an owner and a day for each action, and a choice for each text that waits', () => {
    const vague = readSection('action-plan', { actions: [{ id: id(5), action: 'Choisir' }] });
    const waiting = { section: 'initiative' as const, initiativeId: id(1) };
    const one = { ...draft({ ...ready, 'action-plan': vague }, [sheet()]), asides: [waiting] };
    expect(musts(one)).toEqual(['action-owner', 'aside']);
  });

  it('says which sheet lacks what', () => {
    const [part] = missingParts(draft(ready, [sheet({ owner: '' })])).filter(({ must }) => must);
    expect(missingName(part!, 'Suivi des machines', 'fr')).toBe(
      'Suivi des machines\u00a0: Nommer une personne responsable',
    );
  });

  it('tells that sources and costs differ, without standing in the way', () => {
    const short = draft(ready, [sheet({ oneOffCents: 500 })]);
    expect(missingParts(short)).toContainEqual(expect.objectContaining({ code: 'sums', must: false }));
  });
});
