import type { Framework } from '../../diagnosis/index.ts';
import type { Locale } from '../../../platform/text.ts';
import type { InitiativeTemplate, TemplateRange, TemplateSize } from '../catalogue/template.ts';
import { initiativeFieldsSchema, type InitiativeFields } from './initiative.ts';

interface Begun {
  id: string;
  templateId: string | null;
}

export interface Prefill {
  template: InitiativeTemplate;
  /** The framework whose indicators the template names. */
  framework: Pick<Framework, 'kpis'>;
  locale: Locale;
  size: TemplateSize;
  /** 0 to 100, from the proposal; the middle when nothing proposed it. */
  value: number;
  /** Sheets that are in the strategy already. */
  sheets: readonly Begun[];
  newId: () => string;
}

/** Halfway between the usual ends, in whole thousands of dollars where it is that much: an estimate should not look like a quotation. */
export function middleCents([low, high]: TemplateRange): number {
  const middle = (low + high) / 2;
  const step = middle >= 1_000_000 ? 100_000 : 10_000;
  return Math.min(high, Math.max(low, Math.round(middle / step) * step));
}

const middle = ([low, high]: TemplateRange): number => Math.round((low + high) / 2);

/** A sheet's first text from a template: a start to write over, with usual figures for the firm's size. */
export function prefilledSheet(prefill: Prefill): InitiativeFields {
  const { template, locale, size, value, sheets, newId } = prefill;
  const sheetsOf = (templates: readonly string[]) =>
    sheets
      .filter(({ templateId }) => templateId !== null && templates.includes(templateId))
      .map(({ id }) => id);
  return initiativeFieldsSchema.parse({
    title: template.title[locale],
    problem: template.problem[locale],
    benefit: template.benefit[locale],
    kpis: kpisOf(prefill),
    options: template.optionKinds.map((kind) => ({
      id: newId(),
      name: kind.name[locale],
      description: kind.for[locale],
    })),
    oneOffCents: middleCents(template.oneOffCents[size]),
    yearlyCents: middleCents(template.yearlyCents[size]),
    effortDays: middle(template.effortDays[size]),
    durationQuarters: Math.min(12, Math.max(1, Math.ceil(middle(template.months) / 3))),
    value: Math.min(100, Math.max(0, Math.round(value))),
    risks: template.risks.map((risk) => `– ${risk[locale]}`).join('\n'),
    security: template.security[locale],
    training: template.training[locale],
    prerequisites: sheetsOf(template.prerequisites),
    excludes: sheetsOf(template.excludes),
  });
}

/** Indicators by name and unit; the baseline is the firm's to measure. */
const kpisOf = ({ template, framework, locale, newId }: Prefill) =>
  template.kpis.flatMap(({ id }) => {
    const kpi = framework.kpis.find((one) => one.id === id);
    return kpi ? [{ id: newId(), name: kpi.name[locale], unit: kpi.unit[locale] }] : [];
  });
