import { providerChoices } from '#areas/strategy/server/index.ts';
import { formValues } from '#platform/web/form.ts';
import type { Locale } from '#platform/text.ts';

interface TypedReference {
  project?: string;
  firm?: string;
}

/** A provider's form as its use case wants it: brands a line each, reference rows left blank left out. */
export function providerInput(form: FormData): Record<string, unknown> {
  const { brandLines, references, ...values } = formValues(form);
  const rows = Object.values((references ?? {}) as Record<string, TypedReference>);
  return {
    ...values,
    brands: String(brandLines ?? '')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean),
    references: rows.filter(({ project, firm }) => project ?? firm),
  };
}

/** The choices of the form and of filters, with the names of what is chosen. */
export function namedChoices(locale: Locale) {
  const choices = providerChoices(locale);
  const namer = (options: { value: string; label: string }[]) => {
    const names = new Map(options.map(({ value, label }) => [value, label]));
    return (values: readonly string[]) => values.map((value) => names.get(value) ?? value);
  };
  return {
    choices,
    nameRegions: namer(choices.regions),
    nameSectors: namer(choices.sectors),
    nameTemplates: namer(choices.templates),
  };
}
