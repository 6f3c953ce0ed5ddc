import type { Refusal } from '../use-case/result.ts';
import type { Locale, Text } from '../text.ts';

const STATUS = {
  invalid: 422,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  refused: 422,
  'too-many': 429,
} as const;

/** A "no" as application/problem+json (RFC 9457), in the caller's language. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance?: string;
  errors?: { path: string; detail: string }[];
}

export function problemOf(refusal: Refusal, locale: Locale, instance: string): Problem {
  const status = refusal.code === 'sign-in-required' ? 401 : STATUS[refusal.kind];
  return {
    type: `urn:virage:problem:${refusal.code}`,
    title: refusal.code,
    status,
    detail: refusal.message[locale],
    instance,
    ...(refusal.fields.length > 0 && {
      errors: refusal.fields.map(({ path, message }) => ({ path, detail: message[locale] })),
    }),
  };
}

export function problem(
  status: number,
  code: string,
  detail: Text,
  locale: Locale,
  instance: string,
): Problem {
  return { type: `urn:virage:problem:${code}`, title: code, status, detail: detail[locale], instance };
}

export const problemResponse = (body: Problem, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {
    status: body.status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
