import { listProjectsQuery } from '#areas/portfolio/server/index.ts';
import type { ProjectSummary } from '#areas/portfolio/index.ts';
import { m } from '#messages';
import type { Locale } from '#platform/text.ts';
import { csvStream, type CellValue } from '#platform/tabular/index.ts';
import { load as run, searchValues } from '#platform/web/load.ts';
import type { RequestEvent } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Every project that the page's filters find, with money in dollars and an empty cell for what is not known. */
export const GET: RequestHandler = async (event) => {
  const { locale } = event.locals;
  const first = await pageOf(event);
  const body = csvStream(headers(locale), rows(event, first, locale), {
    delimiter: locale === 'fr' ? ';' : ',',
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${m.portfolio_export_file({}, { locale })}.csv"`,
      'cache-control': 'no-store',
    },
  });
};

const pageOf = (event: RequestEvent, cursor?: string) =>
  run(event, listProjectsQuery, { ...searchValues(event.url), cursor, limit: 200 });

async function* rows(event: RequestEvent, first: Awaited<ReturnType<typeof pageOf>>, locale: Locale) {
  for (let page = first; ;) {
    for (const project of page.items) yield row(project, locale);
    if (!page.nextCursor) return;
    page = await pageOf(event, page.nextCursor);
  }
}

const headers = (locale: Locale): string[] =>
  [
    m.portfolio_column_project,
    m.portfolio_organisation,
    m.portfolio_initiative,
    m.portfolio_regions,
    m.portfolio_sectors,
    m.portfolio_starts,
    m.portfolio_ends,
    m.portfolio_export_aid,
    m.portfolio_export_unknown,
    m.portfolio_export_total,
    m.portfolio_export_target,
    m.portfolio_export_target_date,
    m.portfolio_export_result,
    m.portfolio_export_result_date,
    m.portfolio_export_reached,
    m.portfolio_export_contacts,
  ].map((title) => title({}, { locale }));

function row(project: ProjectSummary, locale: Locale): CellValue[] {
  const { target, result } = project.accompanied;
  return [
    project.name[locale],
    project.organisation.name[locale],
    project.initiative?.name[locale] ?? null,
    project.scope === 'national'
      ? m.portfolio_national({}, { locale })
      : project.regions.map(({ name }) => name[locale]).join(', '),
    project.sectors.map(({ code, name }) => `${code} ${name[locale]}`).join(', '),
    project.startsOn,
    project.endsOn,
    project.aid.known === 0 ? null : project.aid.knownCents / 100,
    project.aid.unknown,
    project.totalCostCents === null ? null : project.totalCostCents / 100,
    target?.value ?? null,
    target?.asOf ?? null,
    result?.value ?? null,
    result?.asOf ?? null,
    project.reach.firms,
    project.reach.contacts,
  ];
}
