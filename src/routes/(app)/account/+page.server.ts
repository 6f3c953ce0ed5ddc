import { fail, type RequestEvent } from '@sveltejs/kit';
import {
  askAuth,
  callerOf,
  enrolmentOf,
  failNamed,
  readAccount,
  requireVisitor,
  tokenOfSession,
} from '#areas/accounts/server/index.ts';
import { m } from '#messages';
import { currentRuntime } from '#platform/runtime.ts';
import { text, type Text } from '#platform/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const visitor = requireVisitor(event);
  return { visitor, account: await readAccount(currentRuntime(), event.request.headers) };
};

const field = (form: FormData, name: string): string => String(form.get(name) ?? '');

/** Asks the library, and says that it was done. */
async function change(
  event: RequestEvent,
  action: string,
  path: string,
  bodyOf: (form: FormData) => object,
  done: Text,
) {
  const form = await event.request.formData();
  const result = await askAuth(event, path, bodyOf(form));
  return result.ok ? { action, done } : failNamed(action, result.refusal, form);
}

export const actions: Actions = {
  name: (event) =>
    change(
      event,
      'name',
      '/update-user',
      (form) => ({ name: field(form, 'name').trim() }),
      text(m.accounts_name_changed),
    ),

  password: (event) =>
    change(
      event,
      'password',
      '/change-password',
      (form) => ({
        currentPassword: field(form, 'password'),
        newPassword: field(form, 'newPassword'),
        revokeOtherSessions: true,
      }),
      text(m.accounts_password_changed_here),
    ),

  startSecondFactor: async (event) => {
    const form = await event.request.formData();
    const result = await askAuth(event, '/two-factor/enable', { password: field(form, 'password') });
    if (!result.ok) return failNamed('startSecondFactor', result.refusal, form);
    const { totpURI, backupCodes } = result.value as { totpURI: string; backupCodes: string[] };
    return { action: 'confirmSecondFactor', enrolment: await enrolmentOf(totpURI, backupCodes) };
  },

  confirmSecondFactor: async (event) => {
    const form = await event.request.formData();
    const result = await askAuth(event, '/two-factor/verify-totp', {
      code: field(form, 'code').replaceAll(/\s/g, ''),
    });
    if (result.ok) return { action: 'secondFactor', done: text(m.accounts_second_factor_on) };
    // A wrong digit must not cost the person the picture they have just scanned.
    const codes = form.getAll('codes').map(String);
    const enrolment = await enrolmentOf(field(form, 'uri'), codes).catch(() => null);
    return fail(422, {
      action: 'confirmSecondFactor',
      refusal: result.refusal,
      ...(enrolment && { enrolment }),
    });
  },

  stopSecondFactor: (event) =>
    change(
      event,
      'stopSecondFactor',
      '/two-factor/disable',
      (form) => ({ password: field(form, 'password') }),
      text(m.accounts_second_factor_off),
    ),

  backupCodes: async (event) => {
    const form = await event.request.formData();
    const result = await askAuth(event, '/two-factor/generate-backup-codes', {
      password: field(form, 'password'),
    });
    if (!result.ok) return failNamed('backupCodes', result.refusal, form);
    return { action: 'backupCodes', codes: (result.value as { backupCodes: string[] }).backupCodes };
  },

  removePasskey: (event) =>
    change(
      event,
      'passkeys',
      '/passkey/delete-passkey',
      (form) => ({ id: field(form, 'id') }),
      text(m.accounts_passkey_removed),
    ),

  endSession: async (event) => {
    requireVisitor(event);
    const form = await event.request.formData();
    const token = await tokenOfSession(currentRuntime(), callerOf(event).headers, field(form, 'id'));
    if (token !== null) await askAuth(event, '/revoke-session', { token });
    return { action: 'sessions', done: text(m.accounts_session_ended) };
  },

  endOtherSessions: (event) =>
    change(event, 'sessions', '/revoke-other-sessions', () => ({}), text(m.accounts_other_sessions_ended)),
};
