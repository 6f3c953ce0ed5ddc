import { m } from '#messages';
import { text } from '#platform/text.ts';
import type { FieldProblem } from '#platform/use-case/index.ts';
import { formValues } from '#platform/web/form.ts';
import { centsOfText } from '#ui/forms/money-text.ts';

export interface TypedProposal {
  content: Record<string, unknown>;
  problems: FieldProblem[];
}

/** What a provider typed, as its use case wants it. An amount that is none is a problem, and never taken for unknown. */
export function typedProposal(form: FormData): TypedProposal {
  const { at: _, content = {} } = formValues(form) as { at?: string; content?: Record<string, unknown> };
  const problems: FieldProblem[] = [];
  const cents = (name: 'oneOff' | 'yearly'): number | null => {
    const typed = content[name];
    if (typeof typed !== 'string') return null;
    const amount = centsOfText(typed);
    if (amount === null) problems.push({ path: `content.${name}`, message: text(m.providers_problem_price) });
    return amount;
  };
  const amounts = { oneOffCents: cents('oneOff'), yearlyCents: cents('yearly') };
  const { oneOff: _o, yearly: _y, leadTimeWeeks, ...rest } = content;
  const weeks = leadTimeWeeks === undefined ? null : Number(leadTimeWeeks);
  return { content: { ...rest, ...amounts, leadTimeWeeks: weeks }, problems };
}
