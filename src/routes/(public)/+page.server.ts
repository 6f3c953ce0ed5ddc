import { PERSONAS } from '#areas/accounts/server/index.ts';
import { currentRuntime } from '#platform/runtime.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
  personas: currentRuntime().config.demonstration
    ? PERSONAS.map(({ key, name, title }) => ({ key, name, title }))
    : [],
});
