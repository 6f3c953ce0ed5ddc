import { m } from '#messages';
import { exportList, type ExportColumn } from '#platform/exported-list.ts';
import { toLocalTime } from '#platform/quebec-time.ts';
import { say } from '../../document/field.ts';
import { STRATEGY_STATE_NAMES } from '../../document/missing-names.ts';
import { SECTIONS } from '../../document/sections.ts';
import type { StrategySummary } from '../../document/strategy.ts';
import { listStrategiesQuery } from './list-strategies.ts';

const COLUMNS: ExportColumn<StrategySummary>[] = [
  { title: m.strategies_column_firm, value: ({ firm }) => firm.legalName },
  { title: m.strategies_column_title, value: ({ title }) => title },
  {
    title: m.strategies_column_state,
    value: ({ state }, locale) => say(STRATEGY_STATE_NAMES[state], locale),
  },
  { title: m.strategies_column_version, value: ({ version }) => version },
  { title: m.strategies_column_signed_version, value: ({ signedVersion }) => signedVersion },
  { title: m.strategies_column_done, value: ({ sectionsDone }) => sectionsDone },
  { title: m.strategies_column_sections, value: () => SECTIONS.length },
  { title: m.strategies_column_sheets, value: ({ initiatives }) => initiatives },
  {
    title: m.strategies_column_project,
    value: ({ project }, locale) => project && (locale === 'fr' ? project.nameFr : project.nameEn),
  },
  { title: m.strategies_column_updated, value: ({ updatedAt }) => toLocalTime(updatedAt).replace('T', ' ') },
  { title: m.strategies_column_by, value: ({ updatedBy }) => updatedBy },
];

/** The filtered list of strategies, as a file. */
export const exportStrategies = exportList({
  operation: listStrategiesQuery,
  columns: COLUMNS,
  name: m.strategies_export_name,
});
