import { m } from '#messages';
import { regionName, sectorName } from '#areas/companies/server/index.ts';
import type { Locale } from '#platform/text.ts';
import type { ActivitySummary } from '../activity.ts';
import { kindName } from '../labels.ts';
import { toLocalTime } from '#platform/quebec-time.ts';
import type { ReachedFirm } from '../reach.ts';
import { exportList, type ExportColumn } from '#platform/exported-list.ts';
import { listActivitiesQuery } from './read-activities.ts';
import { listReachedFirmsQuery } from './read-reach.ts';

const spaced = (at: Date): string => toLocalTime(at).replace('T', ' ');
const title = (row: ActivitySummary, locale: Locale) => (locale === 'fr' ? row.titleFr : row.titleEn);
const region = (code: string | null, locale: Locale) => code && regionName(code, locale);

const ACTIVITY_COLUMNS: ExportColumn<ActivitySummary>[] = [
  { title: m.outreach_column_day, value: (row) => row.heldOn },
  { title: m.outreach_column_title, value: title },
  { title: m.outreach_column_kind, value: (row, locale) => kindName(row.kind, locale) },
  {
    title: m.outreach_column_project,
    value: ({ project }, locale) => (locale === 'fr' ? project.nameFr : project.nameEn),
  },
  { title: m.outreach_column_starts, value: (row) => spaced(row.startsAt) },
  { title: m.outreach_column_ends, value: (row) => spaced(row.endsAt) },
  { title: m.outreach_column_place, value: (row) => row.place },
  { title: m.outreach_column_region, value: (row, locale) => region(row.regionCode, locale) },
  { title: m.outreach_column_partner, value: (row) => row.partner },
  { title: m.outreach_figure_registered, value: ({ figures }) => figures.registered },
  { title: m.outreach_figure_attended, value: ({ figures }) => figures.attended },
  { title: m.outreach_figure_firms, value: ({ figures }) => figures.firms },
  { title: m.outreach_figure_contacts, value: ({ figures }) => figures.contacts },
  { title: m.outreach_figure_unmatched, value: ({ figures }) => figures.unmatched },
];

/** The filtered list of activities with their figures, as a file. */
export const exportActivities = exportList({
  operation: listActivitiesQuery,
  columns: ACTIVITY_COLUMNS,
  name: m.outreach_export_activities,
});

const FIRM_COLUMNS: ExportColumn<ReachedFirm>[] = [
  { title: m.outreach_column_firm, value: (row) => row.name },
  { title: m.outreach_column_city, value: (row) => row.city },
  { title: m.outreach_column_region, value: (row, locale) => region(row.regionCode, locale) },
  { title: m.outreach_column_naics, value: (row) => row.naics },
  { title: m.outreach_column_sector, value: (row, locale) => row.naics && sectorName(row.naics, locale) },
  { title: m.outreach_figure_contacts, value: (row) => row.contacts },
  { title: m.outreach_column_last, value: (row) => row.lastOn },
];

/** The firms behind a figure, as a file. */
export const exportReachedFirms = exportList({
  operation: listReachedFirmsQuery,
  columns: FIRM_COLUMNS,
  name: m.outreach_export_firms,
});
