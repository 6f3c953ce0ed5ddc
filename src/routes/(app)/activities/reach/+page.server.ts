import { regionChoices, regionName, sectorName } from '#areas/companies/server/index.ts';
import { yearsBetween, type ReachPart } from '#areas/outreach/index.ts';
import { describeScope, getFunnel, getReach, listReachedFirmsQuery } from '#areas/outreach/server/index.ts';
import type { Locale } from '#platform/text.ts';
import { load as run, searchValues } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locale, actor } = event.locals;
  const asked = searchValues(event.url);
  // Without a scope: one's own organisation's; a funder's eye goes over everything.
  const usual =
    actor.role === 'funder' ? { scope: 'all' } : { scope: 'organisation', id: actor.organisationId ?? '' };
  const scope = asked.scope ? { scope: asked.scope, id: asked.id ?? '' } : usual;
  const { year, from, to } = asked;
  const described = await run(event, describeScope, scope);
  const reach = await run(event, getReach, { ...scope, year, from, to });
  const { steps } = await run(event, getFunnel, { ...scope, year, from, to });
  const firms = await run(event, listReachedFirmsQuery, { ...asked, ...scope });
  return {
    scope,
    name: scope.scope === 'region' ? (regionName(String(scope.id), locale) ?? '') : described.names[locale],
    years: yearsBetween(described.firstDay, described.lastDay),
    steps,
    reach: {
      ...reach,
      byRegion: inWords(reach.byRegion, locale, regionName),
      bySector: inWords(reach.bySector, locale, sectorName),
    },
    regions: regionChoices(locale),
    firms: {
      ...firms,
      items: firms.items.map((firm) => ({
        ...firm,
        region: firm.regionCode && regionName(firm.regionCode, locale),
        sector: firm.naics && sectorName(firm.naics, locale),
      })),
    },
  };
};

const inWords = (
  parts: ReachPart[],
  locale: Locale,
  nameOf: (code: string, locale: Locale) => string | null,
) => parts.map((part) => ({ ...part, name: part.value ? (nameOf(part.value, locale) ?? part.value) : null }));
