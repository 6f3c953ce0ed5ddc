import { m } from '#messages';
import { exportList, type ExportColumn } from '#platform/exported-list.ts';
import type { Locale } from '#platform/text.ts';
import { sayCountry } from '../../quotation/index.ts';
import { RECIPIENT_NAMES } from '../../quotation/names.ts';
import { isDeclaredExport, listExports, type ProgrammeRow } from './exports.ts';

const yesNo = (is: boolean | null, locale: Locale): string | null =>
  is === null ? null : is ? m.quotation_yes({}, { locale }) : m.quotation_no({}, { locale });

const COLUMNS: ExportColumn<ProgrammeRow>[] = [
  { title: m.quotation_exports_firm, value: ({ firm }) => firm },
  { title: m.quotation_exports_buyer_country, value: (row, locale) => sayCountry(row.buyerCountry, locale) },
  { title: m.quotation_col_received, value: ({ sentOn }) => sentOn },
  { title: m.quotation_col_state, value: ({ state }, locale) => RECIPIENT_NAMES[state]({}, { locale }) },
  { title: m.quotation_exports_quoted, value: ({ quoted }, locale) => yesNo(quoted, locale) },
  { title: m.quotation_exports_ordered, value: ({ ordered }, locale) => yesNo(ordered, locale) },
  {
    title: m.quotation_exports_amount,
    value: ({ amountCents }) => (amountCents === null ? null : amountCents / 100),
  },
  { title: m.quotation_quote_currency, value: ({ currency }) => currency },
  {
    title: m.quotation_outcome_country,
    value: ({ country }, locale) => (country === null ? null : sayCountry(country, locale)),
  },
  {
    title: m.quotation_exports_exports,
    value: (row, locale) => yesNo(row.ordered === null ? null : isDeclaredExport(row), locale),
  },
  { title: m.quotation_exports_declared_on, value: ({ declaredOn }) => declaredOn },
];

/** The requests of a period with what both sides declared alike, as a file. */
export const exportExports = exportList({ operation: listExports, columns: COLUMNS, name: () => 'exports' });
