import { currentLocale, formatNumber } from '#i18n';
import { m } from '#messages';
import type { CompanyFields } from '../../company.ts';
import type { Evidence, PairDetail, PairSide } from '../../duplicates/index.ts';
import { formatBusinessNumber, formatNeq, sizeName } from '../../index.ts';

/** One field of the comparison: a value is a list of lines, empty when nothing is known. */
export interface ComparisonRow {
  key: string;
  label: string;
  left: string[];
  right: string[];
  evidence?: Evidence;
}

/** How codes read: the page knows the classifications. */
export interface Names {
  sectors: Record<string, string>;
  regions: Record<string, string>;
}

interface FieldReader {
  key: string;
  label: () => string;
  /** The matcher's name, for fields that weigh. */
  weighs?: string;
  read: (fields: CompanyFields, names: Names) => (string | undefined)[];
}

const named = (names: Record<string, string>, code?: string) => code && `${code} · ${names[code] ?? ''}`;

const READERS: readonly FieldReader[] = [
  {
    key: 'names',
    label: m.duplicates_field_names,
    weighs: 'name',
    read: (fields) => [fields.legalName, ...fields.otherNames.map(({ name }) => name)],
  },
  { key: 'neq', label: m.duplicates_field_neq, weighs: 'neq', read: ({ neq }) => [neq && formatNeq(neq)] },
  {
    key: 'businessNumber',
    label: m.duplicates_field_bn,
    weighs: 'bn',
    read: ({ businessNumber: value }) => [value && formatBusinessNumber(value)],
  },
  {
    key: 'place',
    label: m.duplicates_field_place,
    weighs: 'place',
    read: ({ street, city, province, postalCode }) =>
      street || city || postalCode ? [street, [city, province].filter(Boolean).join(', '), postalCode] : [],
  },
  {
    key: 'region',
    label: m.duplicates_field_region,
    read: ({ regionCode }, { regions }) => [regionCode && regions[regionCode]],
  },
  { key: 'phone', label: m.duplicates_field_phone, weighs: 'phone', read: ({ phone }) => [phone] },
  { key: 'website', label: m.duplicates_field_domain, weighs: 'domain', read: ({ website }) => [website] },
  {
    key: 'naics',
    label: m.duplicates_field_naics,
    read: ({ naics }, { sectors }) => [named(sectors, naics)],
  },
  { key: 'size', label: m.duplicates_field_size, read: (fields) => sizeLines(fields) },
  {
    key: 'languages',
    label: m.duplicates_field_languages,
    read: ({ languages }) => [languages.map(languageName).join(', ') || undefined],
  },
  { key: 'memberships', label: m.duplicates_field_memberships, read: ({ memberships }) => memberships },
];

function sizeLines({ sizeClass, employees }: CompanyFields): string[] {
  if (sizeClass === 'unknown' && employees === undefined) return [];
  const count =
    employees === undefined ? [] : [m.duplicates_employees({ count: employees, n: formatNumber(employees) })];
  return [...(sizeClass === 'unknown' ? [] : [sizeName(sizeClass)]), ...count];
}

const languageName = (code: string): string =>
  new Intl.DisplayNames([currentLocale()], { type: 'language' }).of(code) ?? code;

const known = (lines: (string | undefined)[]): string[] =>
  lines.filter((line): line is string => Boolean(line));

/** A region is known from the address too: what the record has counts, not only what was stated. */
const withRegion = ({ fields, regionCode }: PairSide): CompanyFields => ({
  ...fields,
  regionCode: regionCode ?? undefined,
});

/** Both records field by field; fields that neither knows are left out. */
export function comparisonRows({ left, right, evidence }: PairDetail, names: Names): ComparisonRow[] {
  return READERS.map(({ key, label, weighs, read }) => ({
    key,
    label: label(),
    left: known(read(withRegion(left), names)),
    right: known(read(withRegion(right), names)),
    evidence: evidence.find(({ field }) => field === weighs),
  })).filter((row) => row.left.length > 0 || row.right.length > 0);
}

/** A record as it will be, with the lines that come from the other one marked. */
export interface PlannedRow {
  key: string;
  label: string;
  lines: { text: string; given: boolean }[];
}

export function plannedRows(survivor: PairSide, after: CompanyFields, names: Names): PlannedRow[] {
  const now = withRegion(survivor);
  const then = { ...after, regionCode: after.regionCode ?? now.regionCode };
  return READERS.map(({ key, label, read }) => {
    const before = known(read(now, names));
    const lines = known(read(then, names)).map((text) => ({ text, given: !before.includes(text) }));
    return { key, label: label(), lines };
  }).filter(({ lines }) => lines.length > 0);
}
