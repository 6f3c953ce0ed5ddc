import { LOCALES, type Locale, type Text } from '../../../platform/text.ts';
import { fold } from '../../companies/index.ts';
import { figureFor } from './labels.ts';
import type { TemplateFilter, TemplateSort } from './reading.ts';
import type { InitiativeTemplate, TemplateRange } from './template.ts';

/** Templates that fit the filter, in the order asked for; equals in the order of their titles. */
export function searchTemplates(
  templates: readonly InitiativeTemplate[],
  filter: TemplateFilter,
  sort: TemplateSort,
  locale: Locale,
): InitiativeTemplate[] {
  const words = fold(filter.q ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const order = ORDERS[sort.replace('-', '') as 'title' | 'cost' | 'months'];
  const turn = sort.startsWith('-') ? -1 : 1;
  const byTitle = (one: InitiativeTemplate, other: InitiativeTemplate): number =>
    one.title[locale].localeCompare(other.title[locale], `${locale}-CA`);
  return templates
    .filter((template) => fits(template, filter) && says(template, words))
    .sort(
      (one, other) =>
        turn * (order ? order(one, filter) - order(other, filter) : byTitle(one, other)) ||
        byTitle(one, other),
    );
}

function fits({ family, raises, sizes }: InitiativeTemplate, filter: TemplateFilter): boolean {
  if (filter.family && family !== filter.family) return false;
  if (filter.dimension && !raises.some(({ dimension }) => dimension === filter.dimension)) return false;
  return !filter.size || sizes.includes(filter.size);
}

/** Each word is somewhere in the sheet, all in the same language. */
function says(template: InitiativeTemplate, words: readonly string[]): boolean {
  return LOCALES.some((locale) => {
    const said = ` ${fold(wordsOf(template, locale))}`;
    return words.every((word) => said.includes(` ${word}`));
  });
}

function wordsOf(
  { title, summary, problem, benefit, optionKinds }: InitiativeTemplate,
  locale: Locale,
): string {
  const texts: Text[] = [
    title,
    summary,
    problem,
    benefit,
    ...optionKinds.flatMap((kind) => [kind.name, kind.for]),
  ];
  return texts.map((text) => text[locale]).join(' ');
}

const middle = ([low, high]: TemplateRange): number => (low + high) / 2;

const ORDERS = {
  title: null,
  cost: ({ oneOffCents, sizes }: InitiativeTemplate, { size }: TemplateFilter) =>
    middle(figureFor(oneOffCents, sizes, size)),
  months: ({ months }: InitiativeTemplate) => middle(months),
};
