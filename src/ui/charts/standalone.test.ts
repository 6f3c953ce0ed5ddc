import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTokens } from '../colour.ts';
import { standaloneSvg } from './standalone.ts';

const tokens = readTokens(readFileSync(new URL('../tokens.css', import.meta.url), 'utf8'));
const chart =
  '<div><!--[--><svg class="s-1" width="100%" height="80" role="img"><title>Firmes</title>' +
  '<a href="/regions/02"><rect width="50%" fill="var(--data-1)"></rect></a></svg><!--]--></div>';

describe('a chart taken out of its page', () => {
  const file = standaloneSvg(chart, tokens, 640);

  it('has its own size, so that percentages mean something', () => {
    expect(file).toContain('width="640" viewBox="0 0 640 80" height="80"');
    expect(file).toContain('<rect width="50%"');
  });

  it('carries its colours and leaves the page behind', () => {
    expect(file).toContain(`fill="${tokens['data-1']!.light}"`);
    expect(file).not.toMatch(/var\(|class=|<!--|<a\b/);
    expect(file.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
  });

  it('a colour that is no token is found out', () => {
    expect(() => standaloneSvg('<svg fill="var(--pink)"></svg>', tokens, 640)).toThrow('--pink');
    expect(() => standaloneSvg('<p>none</p>', tokens, 640)).toThrow();
  });
});
