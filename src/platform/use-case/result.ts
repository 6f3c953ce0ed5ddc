import type { Text } from '../text.ts';

export type RefusalKind = 'invalid' | 'forbidden' | 'not-found' | 'conflict' | 'refused' | 'too-many';

/** What is wrong with one field: its path in the input ("contacts.0.email"; empty for the whole). */
export interface FieldProblem {
  path: string;
  message: Text;
}

/** A business "no": a value, not an exception. Nothing was changed. */
export interface Refusal {
  kind: RefusalKind;
  /** Stable name for programs, in kebab-case. */
  code: string;
  message: Text;
  fields: FieldProblem[];
}

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const refuse = (
  kind: RefusalKind,
  code: string,
  message: Text,
  fields: FieldProblem[] = [],
): { ok: false; refusal: Refusal } => ({ ok: false, refusal: { kind, code, message, fields } });

/** Refuses for one field, which the form shows beside it. */
export const refuseField = (path: string, code: string, message: Text): { ok: false; refusal: Refusal } =>
  refuse('invalid', code, message, [{ path, message }]);
