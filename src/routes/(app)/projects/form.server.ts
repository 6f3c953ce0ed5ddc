import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { refuse, type FieldProblem, type Operation } from '#platform/use-case/index.ts';
import { formAction, formValues, typedValues, type FormFailure } from '#platform/web/form.ts';
import { centsOfText } from '#ui/forms/money-text.ts';

type Values = Record<string, unknown>;

/** A form as its use case takes it, or what could not be read of it. */
export interface ReadForm {
  input: Values;
  /** What was typed and is no amount, no date: said beside its field, with everything typed kept. */
  problems: FieldProblem[];
  /** Where the input's list stands in the form, when empty rows were left out: its name and each row's place. */
  rows?: { list: string; places: string[] };
}

/** The usual form action for forms with amounts and dates that people type. */
export async function typedAction<I extends z.ZodType, O extends z.ZodType>(
  event: RequestEvent,
  operation: Operation<I, O>,
  read: (form: FormData) => ReadForm,
  next: (value: z.output<O>) => string,
): Promise<ActionFailure<FormFailure> | { value: z.output<O> }> {
  const form = await event.request.clone().formData();
  const { input, problems, rows } = read(form);
  if (problems.length > 0) {
    const message = text(m.refusal_invalid, { count: problems.length });
    return fail(422, {
      refusal: refuse('invalid', 'not-readable', message, problems).refusal,
      values: typedValues(form),
    });
  }
  const answer = await formAction(event, operation, { input: () => input, next });
  if (rows && 'data' in answer) atTheirRows(answer.data.refusal.fields, rows);
  return answer;
}

function atTheirRows(fields: FieldProblem[], { list, places }: NonNullable<ReadForm['rows']>): void {
  for (const field of fields) {
    const [name, at, ...rest] = field.path.split('.');
    if (name === list && at !== undefined) field.path = [name, places[Number(at)], ...rest].join('.');
  }
}

/** An amount as it was typed, in cents; undefined when nothing was. */
function readAmount(form: FormData, name: string, problems: FieldProblem[]): number | undefined {
  const typed = String(form.get(name) ?? '').trim();
  if (typed === '') return undefined;
  const cents = centsOfText(typed);
  if (cents === null) problems.push({ path: name, message: text(m.portfolio_not_an_amount) });
  return cents ?? undefined;
}

/** A project's form as its use case takes it. */
export function readProject(form: FormData): ReadForm {
  const values = formValues(form);
  const problems: FieldProblem[] = [];
  const rows = Object.entries((values.fundingSources ?? {}) as Record<string, Values>);
  return {
    input: {
      ...values,
      totalCostCents: readAmount(form, 'totalCostCents', problems),
      fundingSources: rows.map(([place, row]) => ({
        ...row,
        amountCents: readAmount(form, `fundingSources.${place}.amountCents`, problems),
      })),
    },
    problems,
    rows: { list: 'fundingSources', places: rows.map(([place]) => place) },
  };
}
