import type { Cookies } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { leaveFlash, takeFlash } from './flash.ts';

/** The part of a browser's cookies that a flash uses. */
function browser(kept: Record<string, string> = {}): Cookies {
  const jar = new Map(Object.entries(kept));
  return {
    get: (name: string) => jar.get(name),
    set: (name: string, value: string) => void jar.set(name, value),
    delete: (name: string) => void jar.delete(name),
  } as unknown as Cookies;
}

describe('a sentence left for the next page', () => {
  it('is said once, in whichever language the next page speaks', () => {
    const cookies = browser();
    leaveFlash(cookies, { fr: 'C’est importé.', en: 'It is imported.' });
    expect(takeFlash(cookies)).toEqual({
      tone: 'done',
      text: { fr: 'C’est importé.', en: 'It is imported.' },
    });
    expect(takeFlash(cookies)).toBeNull();
  });

  it.each(['{', 'null', '"done"', '{"tone":"done"}', '{"text":{"fr":1,"en":"a"}}'])(
    'says nothing from a cookie that is not ours: %s',
    (flash) => expect(takeFlash(browser({ flash }))).toBeNull(),
  );

  it('an unknown tone is said plainly', () => {
    const flash = '{"tone":"loud","text":{"fr":"a","en":"b"}}';
    expect(takeFlash(browser({ flash }))?.tone).toBe('neutral');
  });
});
