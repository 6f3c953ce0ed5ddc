import { m } from '#messages';
import { text } from '#platform/text.ts';
import { sameKeys } from './coherence-tools.ts';
import type { Dimension, Framework } from './framework.ts';
import { problem, type FrameworkProblem, type Path } from './problem.ts';

/** References, relevance, guidance and questions of every dimension. */
export function checkDimensions(framework: Framework): FrameworkProblem[] {
  return framework.dimensions.flatMap((dimension, index) => {
    const at = ['dimensions', index];
    return [
      ...checkZone(framework, dimension, at),
      ...checkKpis(framework, dimension, at),
      ...sameKeys([...at, 'costRelevance'], dimension.costRelevance, framework.costCategories),
      ...sameKeys([...at, 'kpiRelevance'], dimension.kpiRelevance, framework.kpis),
      ...checkGuidance(dimension, at),
      ...checkScored(framework, dimension, at),
    ];
  });
}

function checkZone({ zones }: Framework, { zone }: Dimension, at: Path): FrameworkProblem[] {
  if (zones.length > 0 && zone === undefined)
    return [problem([...at, 'zone'], text(m.framework_check_missing))];
  if (zone === undefined || zones.some(({ id }) => id === zone)) return [];
  return [problem([...at, 'zone'], text(m.framework_check_not_defined, { id: zone }))];
}

function checkKpis(framework: Framework, { kpis, kpiRelevance }: Dimension, at: Path): FrameworkProblem[] {
  return kpis.flatMap((id, index) => {
    const path = [...at, 'kpis', index];
    if (!framework.kpis.some((kpi) => kpi.id === id))
      return [problem(path, text(m.framework_check_not_defined, { id }))];
    if (kpis.indexOf(id) < index) return [problem(path, text(m.framework_check_twice, { id }))];
    return kpiRelevance[id] === 0 ? [problem(path, text(m.framework_check_kpi_irrelevant, { id }))] : [];
  });
}

function checkGuidance({ guidance }: Dimension, at: Path): FrameworkProblem[] {
  const problems = guidance.flatMap(({ belowScore }, index) =>
    index > 0 && belowScore <= guidance[index - 1]!.belowScore
      ? [problem([...at, 'guidance', index, 'belowScore'], text(m.framework_check_guidance_order))]
      : [],
  );
  const last = guidance.length - 1;
  if (guidance[last]!.belowScore !== 100)
    problems.push(problem([...at, 'guidance', last, 'belowScore'], text(m.framework_check_guidance_end)));
  return problems;
}

/** A dimension that no question can score would be unknown for every firm. */
function checkScored({ questions }: Framework, { id }: Dimension, at: Path): FrameworkProblem[] {
  const scored = questions.some(
    ({ dimension, weight, withdrawn }) => dimension === id && weight > 0 && !withdrawn,
  );
  return scored ? [] : [problem(at, text(m.framework_check_no_questions, { id }))];
}
