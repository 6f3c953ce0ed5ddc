import type { Framework } from '../../diagnosis/index.ts';
import type { InitiativeTemplate } from './template.ts';

/** How many templates must raise a dimension, so that a firm has a choice. */
const CHOICES_A_DIMENSION = 2;

/** What does not hold together in the catalogue, in words for whoever writes it; empty when it can be used. */
export function catalogueProblems(templates: readonly InitiativeTemplate[], framework: Framework): string[] {
  const known = new Map(templates.map((template) => [template.id, template]));
  return [
    ...twice(templates.map(({ id }) => id)).map((id) => `two templates are called ${id}`),
    ...templates.flatMap((template) =>
      [...ownProblems(template, framework), ...linkProblems(template, known)].map(
        (problem) => `${template.id}: ${problem}`,
      ),
    ),
    ...templates
      .filter(({ id }) => needs(id, known).has(id))
      .map(({ id }) => `${id}: it is a prerequisite of itself, through others`),
    ...framework.dimensions.flatMap(({ id }) => dimensionProblems(id, templates)),
  ];
}

function ownProblems({ raises, kpis, sizes, months }: InitiativeTemplate, framework: Framework): string[] {
  const dimensions = raises.map(({ dimension }) => dimension);
  const indicators = kpis.map(({ id }) => id);
  return [
    ...dimensions
      .filter((id) => !framework.dimensions.some((dimension) => dimension.id === id))
      .map((id) => `no dimension is called ${id}`),
    ...indicators
      .filter((id) => !framework.kpis.some((kpi) => kpi.id === id))
      .map((id) => `no indicator is called ${id}`),
    ...[...twice(dimensions), ...twice(indicators), ...twice(sizes)].map((id) => `${id} is named twice`),
    ...(months[1] > 36 ? ['more than three years is several initiatives'] : []),
  ];
}

function linkProblems(
  { id, prerequisites, excludes }: InitiativeTemplate,
  known: ReadonlyMap<string, InitiativeTemplate>,
): string[] {
  const linked = [...prerequisites, ...excludes];
  const before = needs(id, known);
  return [
    ...linked.filter((other) => !known.has(other)).map((other) => `no template is called ${other}`),
    ...twice(linked).map((other) => `${other} is named twice`),
    ...excludes
      .filter((other) => known.has(other) && !known.get(other)!.excludes.includes(id))
      .map((other) => `it excludes ${other}, which does not say so`),
    ...excludes.filter((other) => before.has(other)).map((other) => `it excludes ${other}, which it needs`),
  ];
}

function dimensionProblems(id: string, templates: readonly InitiativeTemplate[]): string[] {
  const steps = templates.flatMap(({ raises }) => raises.filter(({ dimension }) => dimension === id));
  const problems =
    steps.length < CHOICES_A_DIMENSION ? [`${id}: fewer than ${CHOICES_A_DIMENSION} templates raise it`] : [];
  for (let level = 0; level < 5; level++)
    if (!steps.some(({ from, to }) => from <= level && level < to))
      problems.push(`${id}: no template takes a firm on from level ${level}`);
  return problems;
}

/** Everything that stands before a template, in any number of steps. A circle is walked once. */
export function needs(id: string, known: ReadonlyMap<string, InitiativeTemplate>): Set<string> {
  const found = new Set<string>();
  const ahead = [...(known.get(id)?.prerequisites ?? [])];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    ahead.push(...(known.get(next)?.prerequisites ?? []));
  }
  return found;
}

const twice = (ids: readonly string[]): string[] => [
  ...new Set(ids.filter((id, index) => ids.indexOf(id) !== index)),
];
