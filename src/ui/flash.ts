import type { Cookies } from '@sveltejs/kit';
import type { Text } from '#platform/text.ts';
import type { Tone } from './tone.ts';

/** A sentence for the next page: what was just done. */
export interface Flash {
  tone: Tone;
  text: Text;
}

const COOKIE = 'flash';

/** Leaves a sentence for the page that a form leads to. Call it before the redirect. */
export function leaveFlash(cookies: Cookies, text: Text, tone: Tone = 'done'): void {
  cookies.set(COOKIE, JSON.stringify({ tone, text }), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    maxAge: 60,
  });
}

/** The sentence that was left, once. Anything that is not ours is dropped. */
export function takeFlash(cookies: Cookies): Flash | null {
  const kept = cookies.get(COOKIE);
  if (!kept) return null;
  cookies.delete(COOKIE, { path: '/' });
  try {
    return asFlash(JSON.parse(kept));
  } catch {
    return null;
  }
}

function asFlash(value: unknown): Flash | null {
  const { tone, text } = (value ?? {}) as Partial<Flash>;
  if (typeof text?.fr !== 'string' || typeof text.en !== 'string') return null;
  const known = (['neutral', 'action', 'attention', 'failed', 'done'] as const).find((one) => one === tone);
  return { tone: known ?? 'neutral', text: { fr: text.fr, en: text.en } };
}
