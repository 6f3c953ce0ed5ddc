import { PROFILE_FIELDS, type ProfileField } from '#areas/network/index.ts';
import {
  approveProfile,
  getProfile,
  recallProfile,
  reopenProfile,
  sendBackProfile,
  setConsent,
  submitProfile,
  verifyProfile,
  withdrawProfile,
} from '#areas/network/server/index.ts';
import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { text, type Text } from '#platform/text.ts';
import type { Operation } from '#platform/use-case/index.ts';
import { formAction, formValues } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { z } from 'zod';
import { namesOf } from '../names.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const profile = await run(event, getProfile, event.params);
  return {
    profile,
    names: await namesOf(profile, event.locals.locale),
    today: quebecDay(currentRuntime().clock.now()),
  };
};

const back = (companyId: string): string => `/network/profiles/${companyId}`;

/** An action that moves the profile, leaves a sentence and comes back. */
const step =
  <I extends z.ZodType, O extends z.ZodType<{ companyId: string }>>(operation: Operation<I, O>, done: Text) =>
  (event: Parameters<Actions[string]>[0]) =>
    formAction(event, operation, {
      input: (form) => ({ ...formValues(form), ...event.params }),
      next: ({ companyId }) => {
        leaveFlash(event.cookies, done);
        return back(companyId);
      },
    });

/** Every box stands in the form: one that is not ticked is a no. */
const consentOf = (form: FormData): Record<string, boolean> => {
  const ticked = form.getAll('show[]');
  return Object.fromEntries(PROFILE_FIELDS.map((field: ProfileField) => [field, ticked.includes(field)]));
};

export const actions: Actions = {
  consent: (event) =>
    formAction(event, setConsent, {
      input: (form) => ({ ...event.params, fields: consentOf(form) }),
      next: ({ companyId, emptied }) => {
        leaveFlash(event.cookies, text(emptied ? m.profile_done_emptied : m.profile_done_consent));
        return back(companyId);
      },
    }),
  submit: step(submitProfile, text(m.profile_done_submit)),
  recall: step(recallProfile, text(m.profile_done_recall)),
  approve: step(approveProfile, text(m.profile_done_approve)),
  'send-back': step(sendBackProfile, text(m.profile_done_send_back)),
  withdraw: step(withdrawProfile, text(m.profile_done_withdraw)),
  reopen: step(reopenProfile, text(m.profile_done_reopen)),
  verify: step(verifyProfile, text(m.profile_done_verify)),
};
