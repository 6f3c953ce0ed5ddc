import { fail, redirect } from '@sveltejs/kit';
import {
  assessmentInvitees,
  assessmentProjects,
  frameworks,
  startAssessment,
} from '#areas/diagnosis/server/index.ts';
import { suggestCompaniesQuery } from '#areas/companies/server/index.ts';
import { qrPath } from '#areas/outreach/server/index.ts';
import { href, pick, read } from '#i18n';
import { isId } from '#platform/ids.ts';
import { formValues, performFor, STATUS, typedValues, type FormEvent } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locale } = event.locals;
  const query = event.url.searchParams;
  const { projects } = await run(event, assessmentProjects, {});
  const company = query.get('company') ?? '';
  const words = query.get('companyText')?.trim() ?? '';
  return {
    chosen: isId(company) ? await run(event, assessmentInvitees, { companyId: company }) : null,
    words,
    // Without scripts the words that were typed are searched here.
    found: !isId(company) && words ? await run(event, suggestCompaniesQuery, { q: words }) : null,
    projects: projects.map((project) => ({ value: project.id, label: pick(project, 'name', locale) })),
    frameworks: frameworks()
      .filter(({ latest }) => latest)
      .map(({ id, name, questions, minutes, stages }) => ({
        ...{ id, questions, minutes },
        name: read(name, locale),
        stages: stages.map((stage) => ({ id: stage.id, name: read(stage.name, locale) })),
      })),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const { who, person, invitee, ...values } = formValues(form);
    const asked =
      who === 'lead' ? undefined : person ? await knownPerson(event, values, person) : (invitee ?? {});
    const result = await performFor(event, startAssessment, { ...values, invitee: asked });
    if (!result.ok)
      return fail(STATUS[result.refusal.kind], { refusal: result.refusal, values: typedValues(form) });
    const { id, url } = result.value;
    if (!url) redirect(303, href(`/assessments/${id}`, event.locals.locale));
    const { name = '', email } = asked as { name?: string; email?: string };
    return { started: { id, link: { name, url, mailed: email !== undefined, qr: qrPath(url) } } };
  },
};

/** Somebody the organisation knows at the firm, by their address. */
async function knownPerson(event: FormEvent, { companyId }: Record<string, unknown>, email: unknown) {
  const found = await performFor(event, assessmentInvitees, { companyId });
  const person = found.ok && found.value.people.find((one) => one.email === email);
  return person
    ? { name: person.name, email: person.email, language: person.language === 'en' ? 'en' : 'fr' }
    : {};
}
