import { describe, expect, it } from 'vitest';
import type { Refusal } from '#platform/use-case/result.ts';
import { belongsTo, fieldId, problemOf, typedList, typedText } from './form-context.ts';

const refusal: Refusal = {
  kind: 'invalid',
  code: 'sample',
  message: { fr: 'Non.', en: 'No.' },
  fields: [
    { path: 'contacts.0.email', message: { fr: 'Il manque un @.', en: 'An @ is missing.' } },
    { path: 'regions.2', message: { fr: 'Région inconnue.', en: 'Unknown region.' } },
  ],
};

describe('a field of a refused form', () => {
  it('finds its own problem, in the reader’s language', () => {
    expect(problemOf(refusal, 'contacts.0.email', 'fr')).toBe('Il manque un @.');
    expect(problemOf(refusal, 'contacts.0.email', 'en')).toBe('An @ is missing.');
    expect(problemOf(refusal, 'contacts.1.email', 'fr')).toBeUndefined();
  });

  it('a list shows the problem of any of its values', () => {
    expect(problemOf(refusal, 'regions[]', 'fr')).toBe('Région inconnue.');
    expect(belongsTo('regionsOther', 'regions[]')).toBe(false);
  });

  it('shows again what was typed, and unticks what was not', () => {
    const values = { name: 'Aciers', 'regions[]': ['02', '06'] };
    expect(typedText(values, 'name')).toBe('Aciers');
    expect(typedText(null, 'name')).toBeUndefined();
    expect(typedList(values, 'regions[]')).toEqual(['02', '06']);
    expect(typedList(values, 'terms')).toEqual([]);
    expect(typedList(null, 'terms')).toBeUndefined();
  });

  it('is where the summary’s link leads', () => {
    expect(fieldId('contacts.0.email')).toBe('f-contacts-0-email');
    expect(fieldId('regions[]')).toBe('f-regions');
  });
});
