import { m } from '#messages';
import { text } from '#platform/text.ts';
import { checkDimensions } from './dimension-coherence.rules.ts';
import { differs, idsTwice, plainNumber } from './coherence-tools.ts';
import type { Framework } from './framework.ts';
import { checkPortal } from './portal-coherence.rules.ts';
import { problem, type FrameworkProblem } from './problem.ts';
import { checkQuestions } from './question-coherence.rules.ts';
import { readFrameworkShape } from './shape.rules.ts';
import { checkTexts } from './text-coherence.rules.ts';

/** What a file holds, and everything that is wrong with it: an empty list means that it can be published. */
export interface CheckedFramework {
  /** Null when the file does not even have the shape of a framework. */
  framework: Framework | null;
  problems: FrameworkProblem[];
}

/** Checks a framework file, parsed from JSON: first its shape, then that everything in it holds together. */
export function checkFramework(json: unknown): CheckedFramework {
  const { framework, problems } = readFrameworkShape(json);
  return { framework, problems: framework ? checkCoherence(framework) : problems };
}

function checkCoherence(framework: Framework): FrameworkProblem[] {
  return [
    ...LISTS.flatMap((list) => idsTwice([list], framework[list])),
    ...checkBands(framework),
    ...checkShares(framework),
    ...checkHorizons(framework),
    ...checkUse(framework),
    ...checkDimensions(framework),
    ...checkQuestions(framework),
    ...checkMappingTargets(framework),
    ...checkPortal(framework),
    ...checkTexts(framework),
  ];
}

const LISTS = [
  'stages',
  'bands',
  'zones',
  'kpis',
  'costCategories',
  'horizons',
  'dimensions',
  'questions',
] as const;

function checkBands({ bands }: Framework): FrameworkProblem[] {
  const problems = bands.flatMap(({ max }, index) =>
    index > 0 && max <= bands[index - 1]!.max
      ? [problem(['bands', index, 'max'], text(m.framework_check_bands_order))]
      : [],
  );
  const last = bands.length - 1;
  if (bands[last]!.max !== 100)
    problems.push(problem(['bands', last, 'max'], text(m.framework_check_bands_end)));
  return problems;
}

function checkShares({ costCategories }: Framework): FrameworkProblem[] {
  const sum = costCategories.reduce((total, { usualShare }) => total + usualShare, 0);
  if (costCategories.length === 0 || !differs(sum, 1)) return [];
  return [problem(['costCategories'], text(m.framework_check_shares, { sum: plainNumber(sum) }))];
}

function checkHorizons({ horizons, kpis, costCategories }: Framework): FrameworkProblem[] {
  const problems = horizons.flatMap(({ weights }, index) => {
    const sum = weights.cost + weights.kpi + weights.proximity;
    if (!differs(sum, 1)) return [];
    return [
      problem(
        ['horizons', index, 'weights'],
        text(m.framework_check_horizon_weights, { sum: plainNumber(sum) }),
      ),
    ];
  });
  if (horizons.length > 0 && (kpis.length === 0 || costCategories.length === 0))
    problems.push(problem(['horizons'], text(m.framework_check_horizons_need)));
  return problems;
}

/** A zone without a dimension or an indicator that nothing moves is a slip: nobody would ever see it. */
function checkUse({ zones, kpis, dimensions }: Framework): FrameworkProblem[] {
  const unusedZones = zones.flatMap(({ id }, index) =>
    dimensions.some(({ zone }) => zone === id)
      ? []
      : [problem(['zones', index], text(m.framework_check_zone_unused, { id }))],
  );
  const unusedKpis = kpis.flatMap(({ id }, index) =>
    dimensions.some((dimension) => dimension.kpis.includes(id))
      ? []
      : [problem(['kpis', index], text(m.framework_check_kpi_unused, { id }))],
  );
  return [...unusedZones, ...unusedKpis];
}

function checkMappingTargets({ version, questions, mappings = [] }: Framework): FrameworkProblem[] {
  return mappings.flatMap(({ fromVersion, questions: pairs }, index) => {
    const at = ['mappings', index] as const;
    const older =
      fromVersion < version ? [] : [problem([...at, 'fromVersion'], text(m.framework_check_mapping_older))];
    const targets = Object.entries(pairs).flatMap(([old, target], position, all) => {
      const path = [...at, 'questions', old];
      if (!questions.some(({ id }) => id === target))
        return [problem(path, text(m.framework_check_no_question, { id: target }))];
      const again = all.slice(0, position).some(([, other]) => other === target);
      return again ? [problem(path, text(m.framework_check_mapping_twice, { id: target }))] : [];
    });
    return [...older, ...targets];
  });
}
