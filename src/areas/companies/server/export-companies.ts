import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { listFile, type ExportedFile, type ExportFormat } from '#platform/exported-list.ts';
import type { Runtime } from '#platform/runtime.ts';
import type { CellValue } from '#platform/tabular/index.ts';
import type { Locale } from '#platform/text.ts';
import { admit, inTransaction, ok, type Actor, type Result } from '#platform/use-case/index.ts';
import { sizeName } from '../company-labels.ts';
import { matching } from './company-filter.queries.ts';
import { readForExport, type ExportedCompany } from './company-export.queries.ts';
import { regionName, sectorName } from './form-options.ts';
import { listCompaniesQuery } from './list-companies.ts';
import { askingAs } from './policies.ts';

const PAGE = 500;

/**
 * The whole of a filtered list as a file, written while it is read: neither memory nor any transaction grows with it.
 * Firms changed meanwhile may show their new state; none is left out or written twice unless its name changes.
 */
export async function exportCompanies(
  runtime: Runtime,
  reader: { actor: Actor; locale: Locale },
  input: unknown,
  format: ExportFormat,
): Promise<Result<ExportedFile>> {
  const { actor, locale } = reader;
  const admitted = admit(actor, listCompaniesQuery, input);
  if (!admitted.ok) return admitted;
  const narrowed = await inTransaction(runtime, actor, async (tx) =>
    ok(await matching(tx, askingAs(actor), admitted.value)),
  );
  if (!narrowed.ok) return narrowed;
  const rows = exportedRows(runtime, reader, narrowed.value.where);
  const headers = COLUMNS.map(({ title }) => title({}, { locale }));
  const name = m.companies_export_file({}, { locale });
  return ok(listFile(runtime, { name, headers, rows }, locale, format));
}

async function* exportedRows(
  runtime: Runtime,
  { actor, locale }: { actor: Actor; locale: Locale },
  where: Parameters<typeof readForExport>[1],
): AsyncGenerator<CellValue[]> {
  let last: ExportedCompany | undefined;
  for (;;) {
    const page = await inTransaction(runtime, actor, async (tx) =>
      ok(await readForExport(tx, where, last, PAGE)),
    );
    if (!page.ok) return;
    for (const firm of page.value)
      yield COLUMNS.map(({ value }) => value(firm, locale, runtime.config.origin));
    if (page.value.length < PAGE) return;
    last = page.value.at(-1);
  }
}

interface Column {
  title: (params: object, options: { locale: Locale }) => string;
  value(firm: ExportedCompany, locale: Locale, origin: string): CellValue;
}

const list = (values: string[]): string => values.join(', ');
// In words: a spreadsheet would read "1-9" as the ninth of January.
const sizeInWords = ({ sizeClass }: ExportedCompany, locale: Locale) =>
  sizeClass === 'unknown' ? null : sizeName(sizeClass, locale);

const COLUMNS: Column[] = [
  { title: m.companies_field_legal_name, value: (firm) => firm.legalName },
  { title: m.companies_field_other_names, value: (firm) => list(firm.otherNames) },
  { title: m.companies_field_neq, value: (firm) => firm.neq },
  { title: m.companies_field_business_number, value: (firm) => firm.businessNumber },
  { title: m.companies_column_naics, value: (firm) => firm.naics },
  { title: m.companies_column_sector, value: (firm, locale) => firm.naics && sectorName(firm.naics, locale) },
  { title: m.companies_field_size_class, value: sizeInWords },
  { title: m.companies_field_employees, value: (firm) => firm.employees },
  { title: m.companies_field_street, value: (firm) => firm.street },
  { title: m.companies_field_city, value: (firm) => firm.city },
  { title: m.companies_field_province, value: (firm) => firm.province },
  { title: m.companies_field_postal_code, value: (firm) => firm.postalCode },
  { title: m.companies_field_country, value: (firm) => firm.country },
  { title: m.companies_column_region_code, value: (firm) => firm.regionCode },
  {
    title: m.companies_field_region,
    value: (firm, locale) => firm.regionCode && regionName(firm.regionCode, locale),
  },
  { title: m.companies_field_phone, value: (firm) => firm.phone },
  { title: m.companies_field_website, value: (firm) => firm.website },
  { title: m.companies_field_languages, value: (firm) => list(firm.languages) },
  { title: m.companies_field_memberships, value: (firm) => list(firm.memberships) },
  { title: m.companies_column_updated, value: (firm) => quebecDay(firm.updatedAt) },
  {
    title: m.companies_export_link,
    value: (firm, locale, origin) => `${origin}${locale === 'en' ? '/en' : ''}/companies/${firm.id}`,
  },
];
