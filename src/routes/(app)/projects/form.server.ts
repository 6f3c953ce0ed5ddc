import type { RequestEvent } from '@sveltejs/kit';
import { fail } from '@sveltejs/kit';
import type { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { refuse, type FieldProblem, type Operation } from '#platform/use-case/index.ts';
import { formAction, formValues, typedValues, type FormFailure } from '#platform/web/form.ts';
import { centsOfText } from '#ui/forms/money-text.ts';

type Values = Record<string, unknown>;

/** Puts the rows that hold something one after the other, so that what is said of a row is shown at it. */
export function compactRows(form: FormData, list: string, keys: readonly string[]): void {
  const at = new Set(
    [...form.keys()].flatMap((name) => (name.startsWith(`${list}.`) ? [Number(name.split('.')[1])] : [])),
  );
  const rows = [...at]
    .sort((a, b) => a - b)
    .map((row) => keys.map((key) => String(form.get(`${list}.${row}.${key}`) ?? '')));
  for (const row of at) for (const key of keys) form.delete(`${list}.${row}.${key}`);
  rows
    .filter((row) => row.some((value) => value.trim() !== ''))
    .forEach((row, index) => row.forEach((value, key) => form.set(`${list}.${index}.${keys[key]}`, value)));
}

/** Amounts as they were typed, as cents; says which of them is no amount. */
export function readAmounts(
  form: FormData,
  names: readonly string[],
): { cents: Map<string, number>; problems: FieldProblem[] } {
  const cents = new Map<string, number>();
  const problems: FieldProblem[] = [];
  for (const name of names) {
    const typed = String(form.get(name) ?? '').trim();
    if (typed === '') continue;
    const amount = centsOfText(typed);
    if (amount === null) problems.push({ path: name, message: text(m.portfolio_not_an_amount) });
    else cents.set(name, amount);
  }
  return { cents, problems };
}

/** A form action that first reads amounts; any that is none is said beside its field, with everything typed kept. */
export async function moneyAction<I extends z.ZodType, O extends z.ZodType>(
  event: RequestEvent,
  operation: Operation<I, O>,
  read: (form: FormData) => { input: Values; problems: FieldProblem[] },
  next: (value: z.output<O>) => string,
): Promise<Awaited<ReturnType<typeof formAction<I, O>>> | ReturnType<typeof fail<FormFailure>>> {
  const form = await event.request.clone().formData();
  const { input, problems } = read(form);
  if (problems.length > 0) {
    const { refusal } = refuse(
      'invalid',
      'not-an-amount',
      text(m.refusal_invalid, { count: problems.length }),
      problems,
    );
    return fail(422, { refusal, values: typedValues(form) });
  }
  return formAction(event, operation, {
    input: (posted) => {
      read(posted);
      return input;
    },
    next,
  });
}

const ROW = ['funder', 'amountCents', 'recipient', 'note.fr', 'note.en'];

/** A project's form as its use case takes it. */
export function readProject(form: FormData): { input: Values; problems: FieldProblem[] } {
  compactRows(form, 'fundingSources', ROW);
  const values = formValues(form);
  const rows = Object.values((values.fundingSources ?? {}) as Record<string, Values>);
  const names = ['totalCostCents', ...rows.map((_, at) => `fundingSources.${at}.amountCents`)];
  const { cents, problems } = readAmounts(form, names);
  return {
    problems,
    input: {
      ...values,
      totalCostCents: cents.get('totalCostCents'),
      fundingSources: rows.map((row, at) => ({
        ...row,
        amountCents: cents.get(`fundingSources.${at}.amountCents`),
      })),
    },
  };
}
