import { m } from '#messages';
import { exportList, type ExportColumn } from '#platform/exported-list.ts';
import { FUNNEL_NAMES } from '../../visibility/index.ts';
import { listVisibility } from './read-visibility.ts';
import type { CountRow } from './visibility.queries.ts';

const COLUMNS: ExportColumn<CountRow>[] = [
  { title: m.visibility_col_day, value: ({ day }) => day },
  { title: m.visibility_col_firm, value: ({ firm }) => firm },
  { title: m.visibility_col_kind, value: ({ kind }, locale) => FUNNEL_NAMES[kind]({}, { locale }) },
  { title: m.visibility_col_country, value: ({ country }) => country },
  { title: m.visibility_col_language, value: ({ language }) => language },
  { title: m.visibility_col_concept, value: ({ concept }) => concept },
  { title: m.visibility_col_product, value: ({ product }) => product },
  { title: m.visibility_col_views, value: ({ views }) => views },
];

/** The counts of a period as a file: their sum is what the page says. */
export const exportVisibility = exportList({
  operation: listVisibility,
  columns: COLUMNS,
  name: () => 'visibility',
});
