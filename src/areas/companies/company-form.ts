const TEXTS = [
  'legalName',
  'neq',
  'businessNumber',
  'naics',
  'sizeClass',
  'employees',
  'street',
  'city',
  'province',
  'postalCode',
  'country',
  'regionCode',
  'phone',
  'website',
] as const;

const filled = (value: FormDataEntryValue | null): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
const list = (form: FormData, name: string): string[] =>
  form.getAll(name).flatMap((value) => filled(value) ?? []);

/** The fields of a firm's form as the use cases take them: names in rows with their kinds, memberships one a line. */
export function companyInput(form: FormData): Record<string, unknown> {
  const kinds = form.getAll('otherNameKind[]');
  const country = filled(form.get('country'))?.toUpperCase();
  return {
    ...Object.fromEntries(TEXTS.map((name) => [name, filled(form.get(name))])),
    ...(country && { country }),
    otherNames: form
      .getAll('otherName[]')
      .map((name, at) => ({ name: filled(name), kind: kinds[at] ?? 'trade' }))
      .filter(({ name }) => name !== undefined),
    languages: list(form, 'languages[]'),
    memberships: (filled(form.get('memberships')) ?? '').split(/\r?\n/).flatMap((line) => filled(line) ?? []),
    distinctFrom: list(form, 'distinctFrom[]'),
  };
}
