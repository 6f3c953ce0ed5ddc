import type { Column, Compare } from './field.ts';
import { comparePlaces } from './field-place.ts';
import { compareTokens } from './field-tokens.ts';
import { compareNumbers, comparePhones, compareValues } from './field-values.ts';

/** The comparison that belongs to a column, whichever thread built it. */
export function comparatorOf(column: Column): Compare {
  switch (column.kind) {
    case 'tokens':
      return compareTokens(column);
    case 'place':
      return comparePlaces(column);
    case 'phone':
      return comparePhones(column);
    case 'value':
      return compareValues(column);
    case 'number':
      return compareNumbers(column);
  }
}
