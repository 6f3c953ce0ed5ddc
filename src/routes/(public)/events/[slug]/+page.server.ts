import { fail, redirect } from '@sveltejs/kit';
import { regionName } from '#areas/companies/server/index.ts';
import { consentText } from '#areas/outreach/index.ts';
import { getEvent, register, registrationAllowance } from '#areas/outreach/server/index.ts';
import { href } from '#i18n';
import { m } from '#messages';
import { takeTurn } from '#platform/limit.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { text } from '#platform/text.ts';
import { refuse } from '#platform/use-case/index.ts';
import { formValues, performFor, STATUS, typedValues } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locale } = event.locals;
  const activity = await run(event, getEvent, event.params);
  return {
    activity,
    region: activity.regionCode && regionName(activity.regionCode, locale),
    consent: consentText(activity, locale),
    thanks: event.url.searchParams.has('thanks'),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { locale } = event.locals;
    const { db, clock } = currentRuntime();
    const form = await event.request.formData();
    const allowed = await takeTurn(
      db,
      `register:${event.getClientAddress()}`,
      registrationAllowance,
      clock.now(),
    );
    const result = allowed
      ? await performFor(event, register, { ...formValues(form), ...event.params })
      : refuse('too-many', 'too-many-registrations', text(m.outreach_register_too_many));
    if (!result.ok)
      return fail(STATUS[result.refusal.kind], { refusal: result.refusal, values: typedValues(form) });
    redirect(303, href(`/events/${event.params.slug}?thanks`, locale));
  },
};
