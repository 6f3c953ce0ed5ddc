import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderOf, safePath, sortLink, withoutValue, withQuery } from './links.ts';

const url = (path: string): URL => new URL(path, 'http://localhost');

describe('the addresses of a list', () => {
  it('a heading orders by its column, and once more reverses it', () => {
    const first = sortLink(url('/companies?q=acier'), 'name');
    expect(first).toBe('/companies?q=acier&sort=name');
    expect(sortLink(url(first), 'name')).toBe('/companies?q=acier&sort=-name');
    expect(orderOf(url('/companies?sort=-name'), 'name')).toBe('descending');
  });

  it('a new order starts at the first page', () => {
    expect(sortLink(url('/companies?cursor=abc'), 'city')).toBe('/companies?sort=city');
  });

  it('the usual order counts as chosen', () => {
    expect(orderOf(url('/companies'), 'name', 'name')).toBe('ascending');
    expect(sortLink(url('/companies'), 'name', 'name')).toBe('/companies?sort=-name');
  });

  it('removing one filter value keeps the others', () => {
    expect(withoutValue(url('/companies?sector=31&sector=32&q=a'), 'sector', '31')).toBe(
      '/companies?q=a&sector=32',
    );
    expect(withoutValue(url('/companies?q=a'), 'q', 'a')).toBe('/companies');
  });

  it('a list of values repeats its name', () => {
    expect(withQuery(url('/x'), { region: ['01', '02'] })).toBe('/x?region=01&region=02');
  });
});

describe('where a form may send people back to', () => {
  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    null,
    '/\t/evil.example',
    '/.//evil.example',
  ])('not to %j', (path) => expect(safePath(path)).toBe('/'));

  it('to a page of this site, with its filters', () => {
    expect(safePath('/en/companies?q=a%20b')).toBe('/en/companies?q=a%20b');
  });

  it('whatever is asked, a browser stays on this site', () => {
    fc.assert(
      fc.property(
        fc.string().map((tail) => `/${tail}`),
        (path) => {
          expect(new URL(safePath(path), 'https://virage.example/here').origin).toBe(
            'https://virage.example',
          );
        },
      ),
    );
  });
});
