import { askAuth, failNamed } from '#areas/accounts/server/index.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const result = await askAuth(event, '/request-password-reset', {
      email: String(form.get('email') ?? '').trim(),
    });
    return result.ok ? { sent: true } : failNamed('forgotten', result.refusal, form);
  },
};
