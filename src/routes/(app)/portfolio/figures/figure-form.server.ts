import { INDICATORS, partialDateSchema, type IndicatorId } from '#areas/portfolio/index.ts';
import { formValues } from '#platform/web/form.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import type { FieldProblem } from '#platform/use-case/index.ts';
import { centsOfText } from '#ui/forms/money-text.ts';

/** What was typed for a figure, as its use case takes it: money and percentages in hundredths, the rest as counts. */
export function readFigure(
  form: FormData,
  indicator: string,
): { input: Record<string, unknown>; problems: FieldProblem[] } {
  const typed = String(form.get('value') ?? '').replace(/%/g, '');
  const unit = INDICATORS[indicator as IndicatorId]?.unit;
  const hundredths = typed.trim() === '' ? null : centsOfText(typed);
  const counted = unit !== 'CAD' && unit !== 'percent';
  const wrong = typed.trim() !== '' && (hundredths === null || (counted && hundredths % 100 !== 0));
  const dated = readDate(form, 'asOf');
  return {
    input: {
      ...formValues(form),
      value: counted && hundredths !== null ? hundredths / 100 : (hundredths ?? undefined),
    },
    problems: [
      ...(wrong
        ? [{ path: 'value', message: text(counted ? m.portfolio_not_a_count : m.portfolio_not_an_amount) }]
        : []),
      ...dated,
    ],
  };
}

/** What is wrong with a date of which the month or the day may be unknown; nothing when the field is empty. */
export function readDate(form: FormData, name: string): FieldProblem[] {
  const typed = String(form.get(name) ?? '').trim();
  if (typed === '' || partialDateSchema.safeParse(typed).success) return [];
  return [{ path: name, message: text(m.portfolio_not_a_date) }];
}
