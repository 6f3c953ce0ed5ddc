import {
  describeProvider,
  failNamed,
  readIdentityProvider,
  removeIdentityProvider,
  setIdentityProvider,
} from '#areas/accounts/server/index.ts';
import { identityProviderInput } from '#areas/accounts/index.ts';
import { m } from '#messages';
import { currentRuntime } from '#platform/runtime.ts';
import { text } from '#platform/text.ts';
import { admit, type Result } from '#platform/use-case/index.ts';
import { formValues, performFor } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import type { RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => run(event, readIdentityProvider, {});

/** Asks the provider first, then stores what it said: no call outside while a transaction is open. */
async function register(event: RequestEvent, form: FormData): Promise<Result<unknown>> {
  const admitted = admit(
    event.locals.actor,
    { ...setIdentityProvider, input: identityProviderInput },
    formValues(form),
  );
  if (!admitted.ok) return admitted;
  const { issuer, clientId, clientSecret } = admitted.value;
  const described = await describeProvider(currentRuntime(), issuer);
  if (!described.ok) return described;
  return performFor(event, setIdentityProvider, { clientId, clientSecret, description: described.value });
}

export const actions: Actions = {
  set: async (event) => {
    const form = await event.request.formData();
    const result = await register(event, form);
    return result.ok
      ? { action: 'set', done: text(m.accounts_provider_set) }
      : failNamed('set', result.refusal, form);
  },
  remove: async (event) => {
    const form = await event.request.formData();
    const result = await performFor(event, removeIdentityProvider, {});
    return result.ok
      ? { action: 'set', done: text(m.accounts_provider_removed) }
      : failNamed('set', result.refusal, form);
  },
};
