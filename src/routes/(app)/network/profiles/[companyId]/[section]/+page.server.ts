import { error, fail, redirect } from '@sveltejs/kit';
import { isSection, SECTIONS, type SectionId } from '#areas/network/index.ts';
import {
  addEvidence,
  addPicture,
  addSupplierDocument,
  getProfile,
  readSectionForm,
  removePicture,
  removeSupplierFile,
  updateProfile,
} from '#areas/network/server/index.ts';
import { href } from '#i18n';
import { m } from '#messages';
import { text, type Text } from '#platform/text.ts';
import type { Operation } from '#platform/use-case/index.ts';
import { formAction, formValues, performFor, STATUS, typedValues } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { z } from 'zod';
import { namesOf } from '../../names.server.ts';
import type { Actions, PageServerLoad } from './$types';

interface Here {
  params: { companyId: string; section: string };
}

const sectionOf = ({ params }: Here): SectionId => (isSection(params.section) ? params.section : error(404));

export const load: PageServerLoad = async (event) => {
  const section = sectionOf(event);
  const profile = await run(event, getProfile, { companyId: event.params.companyId });
  const names = await namesOf(profile, event.locals.locale);
  return { section, fields: SECTIONS[section], profile, names };
};

const here = ({ params }: Here): string => `/network/profiles/${params.companyId}/${params.section}`;

/** An action on a file: what came beside the form's own values, then the same page again. */
const fileStep =
  <I extends z.ZodType, O extends z.ZodType>(operation: Operation<I, O>, done: Text) =>
  async (event: Parameters<Actions[string]>[0]) => {
    const sent = (await event.request.clone().formData()).get('file');
    const data = sent instanceof File ? new Uint8Array(await sent.arrayBuffer()) : new Uint8Array();
    const name = sent instanceof File ? sent.name : '';
    return formAction(event, operation, {
      input: (form) => ({ name, ...formValues(form), companyId: event.params.companyId, data }),
      next: () => {
        leaveFlash(event.cookies, done);
        return here(event);
      },
    });
  };

const saved = text(m.profile_done_saved);

export const actions: Actions = {
  async save(event) {
    const section = sectionOf(event);
    const { companyId } = event.params;
    const form = await event.request.formData();
    const values = typedValues(form);
    const profile = await run(event, getProfile, { companyId });
    const { fields, refusal, inForm } = await readSectionForm(
      section,
      formValues(form),
      profile,
      event.locals.locale,
    );
    if (refusal) return fail(STATUS.invalid, { refusal, values });
    const revision = form.get('revision') ?? undefined;
    const result = await performFor(event, updateProfile, { companyId, revision, fields });
    if (!result.ok) return fail(STATUS[result.refusal.kind], { refusal: inForm(result.refusal), values });
    const emptied = result.value.state !== profile.state;
    leaveFlash(event.cookies, emptied ? text(m.profile_done_emptied) : saved);
    redirect(
      303,
      href(form.has('more') ? here(event) : `/network/profiles/${companyId}`, event.locals.locale),
    );
  },
  picture: fileStep(addPicture, saved),
  'remove-picture': fileStep(removePicture, saved),
  document: fileStep(addSupplierDocument, saved),
  evidence: fileStep(addEvidence, saved),
  'remove-file': fileStep(removeSupplierFile, saved),
};
