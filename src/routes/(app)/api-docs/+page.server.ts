import { apiReference } from '#platform/http/api-reference.ts';
import { operations } from '../../../composition.ts';
import type { PageServerLoad } from './$types';

const entries = apiReference(operations);

export const load: PageServerLoad = () => ({ entries });
