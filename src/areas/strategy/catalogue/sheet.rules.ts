import type { Framework } from '../../diagnosis/index.ts';
import type { Text } from '../../../platform/text.ts';
import type { TemplateSheet, TemplateSummary } from './reading.ts';
import type { InitiativeTemplate } from './template.ts';

interface Named {
  id: string;
  name: Text;
}

const namedIn = (all: readonly Named[], id: string): Named => {
  const found = all.find((one) => one.id === id);
  return { id, name: found?.name ?? { fr: id, en: id } };
};

/** A template as a list shows it. */
export function summaryOf(template: InitiativeTemplate, { dimensions, kpis }: Framework): TemplateSummary {
  const { id, version, family, title, summary, sizes, months, prerequisites } = template;
  const { oneOffCents, yearlyCents, effortDays } = template;
  return {
    ...{ id, version, family, title, summary, sizes, months, prerequisites },
    ...{ oneOffCents, yearlyCents, effortDays },
    dimensions: template.raises.map(({ dimension }) => namedIn(dimensions, dimension)),
    kpis: template.kpis.map((kpi) => namedIn(kpis, kpi.id)),
  };
}

/** A template as its page shows it, beside the others of the catalogue. */
export function sheetOf(
  template: InitiativeTemplate,
  templates: readonly InitiativeTemplate[],
  framework: Framework,
): TemplateSheet {
  const related = (ids: readonly string[]) =>
    templates.filter(({ id }) => ids.includes(id)).map(({ id, title }) => ({ id, title }));
  const after = templates
    .filter(({ prerequisites }) => prerequisites.includes(template.id))
    .map(({ id }) => id);
  return {
    template,
    raises: template.raises.map(({ dimension, from, to }) => ({
      dimension: namedIn(framework.dimensions, dimension),
      from,
      to,
      fromText: levelText(framework, dimension, from),
      toText: levelText(framework, dimension, to),
    })),
    kpis: template.kpis.map(({ id, note }) => ({ ...namedIn(framework.kpis, id), note })),
    first: related(template.prerequisites),
    leadsTo: related(after),
    instead: related(template.excludes),
    framework: { id: framework.id, version: framework.version },
  };
}

/** What a firm at that level reads of itself in the questionnaire. */
function levelText({ questions }: Framework, dimension: string, level: number): Text | null {
  for (const question of questions)
    if (question.dimension === dimension && question.type === 'level')
      return question.levels.find(({ value }) => value === level)?.text ?? null;
  return null;
}
