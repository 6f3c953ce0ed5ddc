import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** An address that leads nowhere is answered in the language of its reader. */
export const load: PageServerLoad = () => error(404, 'not-found');
