import { error, redirect } from '@sveltejs/kit';
import { confirmSearch, getSavedSearch, stopSearch } from '#areas/network/server/index.ts';
import { performFor, STATUS } from '#platform/web/form.ts';
import { failBuyer } from '../../request/buyer-form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'referrer-policy': 'same-origin', 'cache-control': 'no-store' });
  const found = await performFor(event, getSavedSearch, { token: event.params.secret });
  if (!found.ok) error(found.refusal.kind === 'invalid' ? 404 : STATUS[found.refusal.kind], 'unknown-link');
  return { watch: found.value };
};

const act = (operation: typeof confirmSearch) => async (event: RequestEvent) => {
  const form = await event.request.formData();
  const result = await performFor(event, operation, { token: event.params.secret });
  if (!result.ok) return failBuyer(result.refusal, form);
  redirect(303, event.url.pathname);
};

export const actions: Actions = { confirm: act(confirmSearch), stop: act(stopSearch) };
