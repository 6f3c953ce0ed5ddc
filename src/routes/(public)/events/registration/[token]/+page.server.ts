import { answerRegistration, getRegistration } from '#areas/outreach/server/index.ts';
import { formAction } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  // The address is a secret: it must not travel on with a link.
  event.setHeaders({ 'referrer-policy': 'same-origin', 'cache-control': 'no-store' });
  return { registration: await run(event, getRegistration, event.params) };
};

export const actions: Actions = {
  default: (event) => formAction(event, answerRegistration),
};
