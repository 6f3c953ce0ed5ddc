import {
  municipalitiesContentSchema,
  naicsContentSchema,
  regionsContentSchema,
} from '#areas/companies/reference/index.ts';
import { readContent } from '#platform/content.ts';
import type { GenerateContent } from './types.ts';

/** What the generator draws from, as this installation ships it. */
export function generateContent(): GenerateContent {
  return {
    ...regionsContentSchema.parse(readContent('reference/regions')),
    ...municipalitiesContentSchema.parse(readContent('reference/municipalities')),
    manufacturing: naicsContentSchema.parse(readContent('reference/naics')).manufacturing,
  };
}
