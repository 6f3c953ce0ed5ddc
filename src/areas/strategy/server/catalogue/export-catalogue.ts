import { m } from '#messages';
import { sizeName } from '#areas/companies/index.ts';
import { exportList, type ExportColumn } from '#platform/exported-list.ts';
import type { Locale } from '#platform/text.ts';
import {
  familyName,
  TEMPLATE_SIZES,
  type TemplateSize,
  type TemplateSummary,
} from '../../catalogue/index.ts';
import { findTemplate } from './published.ts';
import { listTemplates } from './read-catalogue.ts';

type Row = TemplateSummary;
const names = (all: readonly { name: { fr: string; en: string } }[], locale: Locale): string =>
  all.map(({ name }) => name[locale]).join(', ');

/** Amounts in dollars, as a spreadsheet counts them: one column for each end of each size's range. */
const amountColumns = (size: TemplateSize): ExportColumn<Row>[] => {
  const titled =
    (message: typeof m.catalogue_export_one_off_low): ExportColumn<Row>['title'] =>
    (_, { locale }) =>
      message({ size: sizeName(size, locale) }, { locale });
  return [
    { title: titled(m.catalogue_export_one_off_low), value: ({ oneOffCents }) => oneOffCents[size][0] / 100 },
    {
      title: titled(m.catalogue_export_one_off_high),
      value: ({ oneOffCents }) => oneOffCents[size][1] / 100,
    },
    { title: titled(m.catalogue_export_yearly_low), value: ({ yearlyCents }) => yearlyCents[size][0] / 100 },
    { title: titled(m.catalogue_export_yearly_high), value: ({ yearlyCents }) => yearlyCents[size][1] / 100 },
  ];
};

const COLUMNS: ExportColumn<Row>[] = [
  { title: m.catalogue_column_id, value: ({ id }) => id },
  { title: m.catalogue_column_title, value: ({ title }, locale) => title[locale] },
  { title: m.catalogue_column_family, value: ({ family }, locale) => familyName(family, locale) },
  { title: m.catalogue_column_summary, value: ({ summary }, locale) => summary[locale] },
  { title: m.catalogue_column_dimensions, value: ({ dimensions }, locale) => names(dimensions, locale) },
  { title: m.catalogue_column_kpis, value: ({ kpis }, locale) => names(kpis, locale) },
  {
    title: m.catalogue_column_first,
    value: ({ prerequisites }, locale) =>
      prerequisites.map((id) => findTemplate(id)?.title[locale] ?? id).join(', '),
  },
  { title: m.catalogue_column_months_low, value: ({ months }) => months[0] },
  { title: m.catalogue_column_months_high, value: ({ months }) => months[1] },
  {
    title: m.catalogue_column_sizes,
    value: ({ sizes }, locale) => sizes.map((size) => sizeName(size, locale)).join(', '),
  },
  ...TEMPLATE_SIZES.flatMap(amountColumns),
];

/** The narrowed catalogue as a file. */
export const exportCatalogue = exportList({
  operation: listTemplates,
  columns: COLUMNS,
  name: m.catalogue_export_file,
});
