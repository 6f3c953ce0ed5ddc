import { redirect } from '@sveltejs/kit';
import { createProfile, getProfile, listProgrammes } from '#areas/network/server/index.ts';
import { href, read } from '#i18n';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { forbidden } from '#platform/use-case/index.ts';
import { formAction, formValues, performFor } from '#platform/web/form.ts';
import { endPage, load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { actor, locale } = event.locals;
  const { companyId } = actor;
  if (companyId === null) return endPage(event, forbidden(actor));
  const own = await performFor(event, getProfile, { companyId });
  if (own.ok) redirect(303, href(`/network/profiles/${own.value.companyId}`, locale));
  const { items } = await run(event, listProgrammes, {});
  return { programmes: items.map(({ id, name }) => ({ value: id, label: read(name, locale) })) };
};

export const actions: Actions = {
  default: (event) =>
    formAction(event, createProfile, {
      input: (form) => ({ ...formValues(form), companyId: event.locals.actor.companyId ?? undefined }),
      next: ({ companyId }) => {
        leaveFlash(event.cookies, text(m.profile_done_created));
        return `/network/profiles/${companyId}`;
      },
    }),
};
