import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needs } from './coherence.rules.ts';
import type { Proposal, ProposalFirm } from './propose.ts';
import { proposeInitiatives } from './propose.rules.ts';
import { TEMPLATE_SIZES } from './template.ts';
import { frameworkFile, scoreWith, shippedCatalogue as catalogue } from './testing.ts';

const { framework, templates } = catalogue;
const european = frameworkFile('dma-compatible');
const known = new Map(templates.map((template) => [template.id, template]));
const dimensionIds = framework.dimensions.map(({ id }) => id);

const propose = (dimensions: Record<string, number>, firm?: ProposalFirm): Proposal[] =>
  proposeInitiatives(scoreWith(framework, { dimensions }), framework, catalogue, firm);
const everywhere = (level: number): Record<string, number> =>
  Object.fromEntries(dimensionIds.map((id) => [id, level]));
const idsOf = (proposals: Proposal[]): string[] => proposals.map(({ template }) => template.id);
const reasonsOf = (proposals: Proposal[], id: string): string[] =>
  proposals.find(({ template }) => template.id === id)!.reasons.map(({ fr }) => fr);

/** Levels of some dimensions; the others are unknown. */
const levels = fc
  .tuple(...dimensionIds.map(() => fc.option(fc.double({ min: 0, max: 5, noNaN: true }), { nil: undefined })))
  .map(
    (values) =>
      Object.fromEntries(
        dimensionIds.flatMap((id, index) => (values[index] === undefined ? [] : [[id, values[index]]])),
      ) as Record<string, number>,
  );
const firms = fc.record({
  sizeClass: fc.constantFrom(...TEMPLATE_SIZES, 'unknown' as const, null),
  kpis: fc.subarray(
    framework.kpis.map(({ id }) => id),
    { maxLength: 4 },
  ),
  done: fc.subarray(
    templates.map(({ id }) => id),
    { maxLength: 5 },
  ),
});

describe('what is proposed to a firm', () => {
  it('says which gap, from which level to which, and which indicator', () => {
    const proposals = propose({ 'quoting-orders': 1 }, { sizeClass: '10-49' });
    expect(idsOf(proposals)).toContain('quoting-software');
    expect(reasonsOf(proposals, 'quoting-software')).toEqual([
      '« Soumissions et commandes » est au niveau 1 sur 5 ; ce projet mène habituellement au niveau 3.'.replace(
        /« | »| ;/g,
        (mark) => mark.replace(' ', '\u00a0'),
      ),
      expect.stringContaining('Délai de soumission'),
      expect.stringContaining('10\u00a0000\u00a0$ à 40\u00a0000\u00a0$'),
    ]);
  });

  it('names first what has to come first', () => {
    const proposals = propose({ planning: 2, 'data-governance': 0 });
    const scheduling = proposals.find(({ template }) => template.id === 'production-scheduling')!;
    expect(scheduling.first).toEqual(['master-data-cleanup', 'erp-inventory', 'erp-production']);
    expect(scheduling.reasons.map(({ en }) => en)).toContainEqual(
      expect.stringMatching(/^First: “Master-data/),
    );
  });

  it('asks for nothing first where the plant already stands there', () => {
    const proposals = propose({ ...everywhere(3), planning: 3.2 });
    expect(proposals.find(({ template }) => template.id === 'production-scheduling')?.first).toEqual([]);
  });

  it('tells of two that exclude each other that one is to be chosen', () => {
    const proposals = propose({ 'shop-floor-data': 1.5, planning: 1 });
    expect(idsOf(proposals)).toEqual(expect.arrayContaining(['shop-floor-tablets', 'mes']));
    expect(reasonsOf(proposals, 'mes')).toContainEqual(expect.stringContaining('l’un ou l’autre'));
  });

  it('puts first what moves the indicator that the firm chose', () => {
    const before = idsOf(propose({ maintenance: 1, 'quality-traceability': 1 }));
    const after = idsOf(propose({ maintenance: 1, 'quality-traceability': 1 }, { kpis: ['downtime'] }));
    expect(after.indexOf('maintenance-cmms')).toBeLessThanOrEqual(before.indexOf('maintenance-cmms'));
    expect(after[0]).toBe('maintenance-cmms');
  });

  it('proposes nothing to a plant that is at the top, and nothing when all is unknown', () => {
    expect(propose(everywhere(5))).toEqual([]);
    expect(propose({})).toEqual([]);
  });

  it('begins with foundations and single tools in a plant that works on paper, not with forecasts by machine', () => {
    const ids = idsOf(propose(everywhere(0), { sizeClass: '10-49' }));
    for (const late of ['digital-twin', 'ai-demand', 'ai-quoting', 'condition-monitoring', 'plant-history'])
      expect(ids).not.toContain(late);
    expect(ids.slice(0, 8)).toContain('shop-floor-tablets');
  });

  it('reads another framework, and says that a hint is one', () => {
    const score = scoreWith(european, { questions: { Q8: 1, Q4: 2, Q9: 1 } });
    const proposals = proposeInitiatives(score, european, catalogue);
    expect(idsOf(proposals)).toContain('cybersecurity-basics');
    expect(reasonsOf(proposals, 'cybersecurity-basics')[0]).toMatch(
      /^Vos réponses sous «.Données et sécurité.»/,
    );
    expect(reasonsOf(proposals, 'maintenance-cmms')[0]).toMatch(/^Indice à vérifier/);
  });

  it('proposes nothing from a framework that it has no link with', () => {
    const stranger = { ...european, id: 'another' };
    expect(proposeInitiatives(scoreWith(stranger, { questions: { Q8: 0 } }), stranger, catalogue)).toEqual(
      [],
    );
  });
});

describe('whatever the score', () => {
  const always = (
    check: (proposals: Proposal[], given: Record<string, number>, firm: ProposalFirm) => void,
  ) =>
    fc.assert(
      fc.property(levels, firms, (given, firm) => check(propose(given, firm), given, firm)),
      { numRuns: 60 },
    );

  it('gives each proposal a reason in both languages, and a priority of 1 to 100', () => {
    always((proposals) => {
      for (const { reasons, priority, steps, template } of proposals) {
        expect(reasons.length, template.id).toBeGreaterThan(0);
        for (const { fr, en } of reasons) expect([fr.trim(), en.trim(), fr === en]).not.toContain('');
        expect(priority).toBeGreaterThanOrEqual(1);
        expect(priority).toBeLessThanOrEqual(100);
        for (const { level, to } of steps) expect(level).toBeLessThan(to);
      }
    });
  });

  it('proposes nothing twice, nothing in place, nothing that is not for firms of that size', () => {
    always((proposals, _given, { done = [], sizeClass }) => {
      const ids = idsOf(proposals);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of done) expect(ids).not.toContain(id);
      if (sizeClass && sizeClass !== 'unknown')
        for (const { template } of proposals) expect(template.sizes).toContain(sizeClass);
    });
  });

  it('puts nothing before what it needs', () => {
    always((proposals) => {
      const ids = idsOf(proposals);
      ids.forEach((id, at) => {
        for (const before of needs(id, known))
          if (proposals[at]!.first.includes(before) && ids.includes(before))
            expect(ids.indexOf(before), `${before} before ${id}`).toBeLessThan(at);
      });
    });
  });

  it('lists the most useful first', () => {
    always((proposals) => {
      const priorities = proposals.map(({ priority }) => priority);
      expect(priorities).toEqual([...priorities].sort((one, other) => other - one));
    });
  });

  it('proposes a template for its own gap only where something it raises is known', () => {
    always((proposals, given) => {
      for (const { steps } of proposals)
        for (const { dimension } of steps) expect(given).toHaveProperty(dimension);
    });
  });

  it('gives the same answer twice, and leaves what it was given as it was', () => {
    const frozen = structuredClone(catalogue.templates);
    always((proposals, given, firm) => {
      expect(propose(given, firm)).toEqual(proposals);
    });
    expect(catalogue.templates).toEqual(frozen);
  });

  it('never values a gap within reach less because it is wider', () => {
    const raise = fc.constantFrom(
      ...templates.flatMap(({ id, raises }) => raises.map((one) => ({ id, ...one }))),
    );
    fc.assert(
      fc.property(
        raise,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (one, a, b) => {
          const worthAt = (share: number): number => {
            const level = one.from + share * (one.to - one.from) * 0.999;
            const found = propose({ [one.dimension]: level }).find(({ template }) => template.id === one.id)!;
            return found.steps.find(({ dimension }) => dimension === one.dimension)!.worth;
          };
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          expect(worthAt(low)).toBeGreaterThanOrEqual(worthAt(high));
        },
      ),
      { numRuns: 60 },
    );
  });
});
