import { rolesOf, SCOPES } from '#areas/accounts/index.ts';
import { createApiKey, failNamed, listApiKeys, revokeApiKey } from '#areas/accounts/server/index.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { formValues, performFor } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { organisation } = await event.parent();
  const { items } = await run(event, listApiKeys, {});
  return { keys: items, scopes: SCOPES, roles: rolesOf(organisation.kind) };
};

export const actions: Actions = {
  create: async (event) => {
    const form = await event.request.formData();
    const result = await performFor(event, createApiKey, formValues(form));
    return result.ok
      ? { action: 'created', secret: result.value.secret }
      : failNamed('create', result.refusal, form);
  },
  revoke: async (event) => {
    const form = await event.request.formData();
    const result = await performFor(event, revokeApiKey, formValues(form));
    return result.ok
      ? { action: 'keys', done: text(m.accounts_key_revoked) }
      : failNamed('keys', result.refusal, form);
  },
};
