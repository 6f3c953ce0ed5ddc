import { z } from 'zod';
import { m } from '#messages';
import { text, type Locale } from '../text.ts';
import type { Actor } from './actor.ts';
import type { FieldProblem, Refusal } from './result.ts';

export const forbidden = (actor: Actor): Refusal => ({
  kind: 'forbidden',
  code: actor.kind === 'public' ? 'sign-in-required' : 'not-allowed',
  message: text(actor.kind === 'public' ? m.refusal_sign_in : m.refusal_not_allowed),
  fields: [],
});

export const notFound = (): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { kind: 'not-found', code: 'not-found', message: text(m.refusal_not_found), fields: [] },
});

/** Says what is wrong with each field in both languages: the schema is asked again in each, only when it failed. */
export function invalidInput(schema: z.ZodType, input: unknown): Refusal {
  const french = schema.safeParse(input, { error: sentence('fr', z.locales.frCA().localeError) });
  const english = schema.safeParse(input, { error: sentence('en', z.locales.en().localeError) });
  const fields: FieldProblem[] = (french.error?.issues ?? []).map((issue, index) => ({
    path: issue.path.join('.'),
    message: { fr: issue.message, en: english.error?.issues[index]?.message ?? issue.message },
  }));
  return {
    kind: 'invalid',
    code: 'invalid-input',
    message: text(m.refusal_invalid, { count: fields.length }),
    fields,
  };
}

/** Most mistakes are a field left empty or a choice not made: said as to a person, where the library speaks of types. */
const sentence =
  (locale: Locale, usual: z.core.$ZodErrorMap): z.core.$ZodErrorMap =>
  (issue) => {
    if (issue.input === undefined) return m.refusal_field_empty({}, { locale });
    return issue.code === 'invalid_value' ? m.refusal_field_choice({}, { locale }) : usual(issue);
  };
