import { regionName } from '#areas/companies/server/index.ts';
import {
  addParticipation,
  cancelActivity,
  checkIn,
  closeRegistration,
  getActivity,
  listParticipationsQuery,
  matchParticipation,
  openRegistration,
  qrPath,
  removeActivity,
  removeParticipation,
  setAside,
  undoCheckIn,
  withdrawConsent,
} from '#areas/outreach/server/index.ts';
import { href } from '#i18n';
import { m } from '#messages';
import { currentRuntime } from '#platform/runtime.ts';
import { text } from '#platform/text.ts';
import { formAction, formValues, type FormEvent } from '#platform/web/form.ts';
import { load as run, searchValues } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Operation } from '#platform/use-case/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locale } = event.locals;
  const activity = await run(event, getActivity, event.params);
  const { q, state, cursor } = searchValues(event.url);
  const people = await run(event, listParticipationsQuery, { id: activity.id, q, state, cursor });
  const { config, clock } = currentRuntime();
  const url =
    activity.registrationSlug && `${config.origin}${href(`/events/${activity.registrationSlug}`, locale)}`;
  return {
    activity,
    people,
    narrowed: Boolean(q ?? state),
    region: activity.regionCode && regionName(activity.regionCode, locale),
    over: activity.endsAt <= clock.now(),
    page: url ? { url, qr: qrPath(url) } : null,
  };
};

/** Forms about one participation post its id; the page's own id stays in the address. */
const onPerson =
  (operation: Operation, more: object = {}) =>
  (event: FormEvent) =>
    formAction(event, operation, { input: (form) => ({ ...formValues(form), ...more }) });

const here = (event: FormEvent) => () => `/activities/${event.params.id ?? ''}`;

export const actions: Actions = {
  open: (event) => formAction(event, openRegistration),
  close: (event) => formAction(event, closeRegistration),
  cancel: (event) => formAction(event, cancelActivity, { next: here(event) }),
  remove: (event) =>
    formAction(event, removeActivity, {
      next: () => {
        leaveFlash(event.cookies, text(m.outreach_done_removed));
        return '/activities';
      },
    }),
  add: (event) =>
    formAction(event, addParticipation, {
      // Without scripts only the words of the firm come: they are matched, or left for review.
      input: (form) => {
        const { companyIdText, ...values } = formValues(form);
        return { ...values, ...(values.companyId ? {} : { firm: companyIdText }), ...event.params };
      },
      next: ({ alreadyListed }) => {
        leaveFlash(
          event.cookies,
          text(alreadyListed ? m.outreach_done_already_listed : m.outreach_done_added),
        );
        return here(event)();
      },
    }),
  checkIn: onPerson(checkIn),
  undo: onPerson(undoCheckIn),
  unmatch: onPerson(matchParticipation),
  review: onPerson(setAside, { aside: false }),
  withdraw: onPerson(withdrawConsent),
  removeParticipation: onPerson(removeParticipation),
};
