import { m } from '#messages';
import { exportList, type ExportColumn } from '#platform/exported-list.ts';
import { formatNumber } from '#platform/i18n.ts';
import { toLocalTime } from '#platform/quebec-time.ts';
import { stateName, type AssessmentSummary } from '../../assessment/index.ts';
import { listAssessmentsQuery } from './list-assessments.ts';

const spaced = (at: Date | null): string | null => at && toLocalTime(at).replace('T', ' ');

const COLUMNS: ExportColumn<AssessmentSummary>[] = [
  { title: m.assessment_column_firm, value: (row) => row.firm.name },
  { title: m.assessment_column_framework, value: (row, locale) => row.framework.name[locale] },
  { title: m.assessment_column_version, value: (row) => row.framework.version },
  { title: m.assessment_column_stage, value: (row) => row.stage },
  { title: m.assessment_column_state, value: (row, locale) => stateName(row.state, locale) },
  { title: m.assessment_column_project, value: (row, locale) => row.project?.[locale] ?? null },
  { title: m.assessment_column_started, value: (row) => spaced(row.createdAt) },
  { title: m.assessment_column_submitted, value: (row) => spaced(row.submittedAt) },
  { title: m.assessment_column_answered, value: (row) => row.answered },
  { title: m.assessment_column_asked, value: (row) => row.asked },
  {
    title: m.assessment_column_overall,
    value: ({ overall }, locale) =>
      overall === null ? null : formatNumber(overall, locale, { maximumFractionDigits: 1 }),
  },
];

/** The filtered list of assessments, as a file. */
export const exportAssessments = exportList({
  operation: listAssessmentsQuery,
  columns: COLUMNS,
  name: m.assessment_export_name,
});
