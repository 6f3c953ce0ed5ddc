import { getContext, setContext } from 'svelte';
import type { Refusal } from '#platform/use-case/result.ts';
import type { Locale } from '#platform/text.ts';

/** What a form tells its fields: the server's "no" and what had been typed. */
export interface FormState {
  refusal: Refusal | null | undefined;
  values: Record<string, string | string[]> | null | undefined;
  /** Nothing in it is asked for: its fields do not each say that they may be left empty. */
  unmarked?: boolean;
}

const KEY = Symbol('form');

/** `state` has getters, so that fields follow it as it changes. */
export const provideForm = (state: FormState): void => void setContext(KEY, state);

export const currentForm = (): FormState =>
  getContext<FormState | undefined>(KEY) ?? { refusal: null, values: null };

/** The field a problem is shown at: "codes.2" belongs to the list "codes[]". */
export const belongsTo = (path: string, name: string): boolean =>
  name.endsWith('[]')
    ? path === name.slice(0, -2) || path.startsWith(`${name.slice(0, -2)}.`)
    : path === name;

export const problemOf = (refusal: FormState['refusal'], name: string, locale: Locale): string | undefined =>
  refusal?.fields.find((field) => belongsTo(field.path, name))?.message[locale];

/** A field's id from its name: stable on server and browser, so that the summary can link to it. */
export const fieldId = (name: string): string => `f-${name.replaceAll('[]', '').replaceAll(/[^\w-]/g, '-')}`;

export function typedText(values: FormState['values'], name: string): string | undefined {
  const typed = values?.[name];
  return Array.isArray(typed) ? typed[0] : typed;
}

export function typedList(values: FormState['values'], name: string): string[] | undefined {
  if (!values) return undefined;
  const typed = values[name];
  if (typed === undefined) return [];
  return Array.isArray(typed) ? typed : [typed];
}
