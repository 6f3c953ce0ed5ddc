import { m } from '#messages';
import { formatDate, formatNumber } from '#platform/i18n.ts';
import type { Locale } from '#platform/text.ts';
import { LANGUAGES } from '../capabilities/index.ts';
import { roleName } from './labels.ts';
import type { LocalText, ProfileContent, ProfileField } from './profile.ts';
import { FIELD_FORMS, stageName } from './section-form.ts';

export interface FieldLine {
  text: string;
  /** The language of a text that its author wrote; none for what speaks the reader's. */
  lang?: string;
}

/** Names of concepts in the reader's language, and of regions. */
export interface LineNames {
  concept(id: string): string;
  region(code: string): string;
  locale: Locale;
  today: string;
}

type Lines<F extends ProfileField> = (value: ProfileContent[F], names: LineNames) => FieldLine[];

const line = (...parts: (string | null | undefined | false)[]): FieldLine[] => {
  const said = parts.filter(Boolean).join(' · ');
  return said ? [{ text: said }] : [];
};
const pair = (label: () => string, value: string): string => m.profile_pair({ label: label(), value });
const spoken = (written: LocalText): FieldLine[] =>
  LANGUAGES.flatMap((lang) => (written[lang] ? [{ text: written[lang], lang }] : []));
/** A text in the reader's language, or in the first that it has. */
export const inLanguage = (written: LocalText, locale: Locale): string =>
  written[locale] ?? Object.values(written)[0] ?? '';

const figures = (field: 'envelope' | 'sustainability') => (value: object) => {
  const form = FIELD_FORMS[field];
  const controls = form.kind === 'group' ? form.controls : [];
  return controls.flatMap(({ name, label }) => {
    const said = (value as Record<string, unknown>)[name];
    if (said === null || said === '') return [];
    return line(pair(label, typeof said === 'number' ? formatNumber(said) : String(said)));
  });
};

const FIELD_LINES: { [F in ProfileField]: Lines<F> } = {
  role: (role) => (role ? line(roleName(role)) : []),
  summary: spoken,
  description: spoken,
  contact: ({ name, title, email, phone }) => [...line(name, title), ...line(email), ...line(phone)],
  sites: (sites, { region }) =>
    sites.flatMap(({ name, municipality, regionCode }) =>
      line(name, municipality, regionCode && region(regionCode)),
    ),
  processes: (all, { concept, locale }) =>
    all.flatMap(({ concept: id, note }) => line(concept(id), inLanguage(note, locale))),
  materials: (all, { concept }) =>
    all.flatMap(({ concept: id, alloy, temper }) => {
      const term = concept(id);
      // "6061-T6" is said once, whether by the thesaurus or beside it.
      const detail = [alloy, temper].filter(Boolean).join('-');
      return line(term, !term.includes(detail) && detail);
    }),
  envelope: figures('envelope'),
  equipment: (all) => all.flatMap(({ name, count, note }) => line(count ? `${count} × ${name}` : name, note)),
  finishes: (ids, { concept }) => line(...ids.map(concept)),
  services: (ids, { concept }) => line(...ids.map(concept)),
  certificates: (all, { concept, locale, today }) =>
    all.flatMap(({ concept: id, number, body, expiresOn }) =>
      line(concept(id), number, body, expiry(expiresOn, today, locale)),
    ),
  capacity: ({ openNow, hoursPerWeek, leadTimeDays, statedOn }, { locale }) => [
    ...line(
      openNow !== null && pair(m.profile_capacity_open_now, openNow ? m.profile_yes() : m.profile_no()),
      statedOn && `${m.profile_capacity_stated_on()} ${formatDate(statedOn, locale)}`,
    ),
    ...line(hoursPerWeek !== null && pair(m.profile_capacity_hours_per_week, formatNumber(hoursPerWeek))),
    ...line(leadTimeDays !== null && pair(m.profile_capacity_lead_time_days, formatNumber(leadTimeDays))),
  ],
  sectors: (ids, { concept }) => line(...ids.map(concept)),
  references: (all, { concept, locale }) =>
    all.flatMap(({ name, sector, text, country }) =>
      line(name, sector && concept(sector), country, inLanguage(text, locale)),
    ),
  markets: (all, { locale }) =>
    all.flatMap(({ country, stage }) => line(countryName(country, locale), stageName(stage))),
  incoterms: (codes) => line(codes.join(', ')),
  languages: (codes, { locale }) => line(codes.map((code) => tongueName(code, locale)).join(', ')),
  hsCodes: (codes) => line(codes.join(', ')),
  sustainability: figures('sustainability'),
  products: (all, { concept, locale }) =>
    all.flatMap(({ name, concepts }) => line(inLanguage(name, locale), concepts.map(concept).join(', '))),
  documents: (all) => all.flatMap(({ title }) => line(title)),
};

function expiry(expiresOn: string | null, today: string, locale: Locale): string {
  if (expiresOn === null) return m.profile_no_expiry();
  const date = formatDate(expiresOn, locale);
  return expiresOn < today ? m.profile_expired_on({ date }) : m.profile_expires_on({ date });
}

const names = (type: 'region' | 'language') => (code: string, locale: Locale) =>
  new Intl.DisplayNames([`${locale}-CA`], { type, fallback: 'code' }).of(code) ?? code;
const countryName = names('region');
export const tongueName = names('language');

/** What a field says, in lines for a reader; empty when it says nothing. */
export const fieldLines = <F extends ProfileField>(
  field: F,
  content: Pick<ProfileContent, F>,
  names: LineNames,
): FieldLine[] => (FIELD_LINES[field] as Lines<F>)(content[field], names);
