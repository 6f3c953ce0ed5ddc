import { usualConsent } from '#areas/outreach/index.ts';
import { projectChoices } from '#areas/outreach/server/index.ts';
import { regionChoices } from '#areas/companies/server/index.ts';
import { pick } from '#i18n';
import { load as run } from '#platform/web/load.ts';
import type { RequestEvent } from '@sveltejs/kit';

/** What the form of an activity offers to choose from. */
export async function formChoices(event: Pick<RequestEvent, 'locals' | 'url'>) {
  const { locale } = event.locals;
  const { projects, organisation } = await run(event, projectChoices, {});
  return {
    projects: projects.map((project) => ({ value: project.id, label: pick(project, 'name', locale) })),
    regions: regionChoices(locale),
    usualConsent: { fr: usualConsent(organisation, 'fr'), en: usualConsent(organisation, 'en') },
  };
}
