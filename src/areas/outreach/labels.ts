import { m } from '#messages';
import type { Locale } from '#platform/text.ts';
import type { ActivityKind } from './activity.ts';
import type { FunnelStage } from './funnel.rules.ts';
import type { Attendee, Participation, ParticipationState } from './participation.ts';
import { toLocalTime } from '#platform/quebec-time.ts';

type Words = (params: object, options?: { locale: Locale }) => string;
const said = (words: Words, locale?: Locale): string => (locale ? words({}, { locale }) : words({}));

const KINDS: Record<ActivityKind, Words> = {
  conference: m.outreach_kind_conference,
  webinar: m.outreach_kind_webinar,
  workshop: m.outreach_kind_workshop,
  visit: m.outreach_kind_visit,
  campaign: m.outreach_kind_campaign,
};
export const kindName = (kind: ActivityKind, locale?: Locale): string => said(KINDS[kind], locale);

const STATES: Record<ParticipationState, Words> = {
  registered: m.outreach_state_registered,
  attended: m.outreach_state_attended,
  cancelled: m.outreach_state_cancelled,
  absent: m.outreach_state_absent,
};
export const stateName = (state: ParticipationState): string => said(STATES[state]);

const SOURCES: Record<Participation['source'], Words> = {
  registration: m.outreach_source_registration,
  import: m.outreach_source_import,
  'check-in': m.outreach_source_check_in,
  manual: m.outreach_source_manual,
};
export const sourceName = (source: Participation['source']): string => said(SOURCES[source]);

const CONSENTS: Record<Attendee['consent'], Words> = {
  given: m.outreach_consent_given,
  refused: m.outreach_consent_refused,
  withdrawn: m.outreach_consent_withdrawn,
  unknown: m.outreach_consent_unknown,
};
export const consentName = (consent: Attendee['consent']): string => said(CONSENTS[consent]);

const STAGES: Record<FunnelStage, Words> = {
  sensitised: m.outreach_stage_sensitised,
  applied: m.outreach_stage_applied,
  diagnosed: m.outreach_stage_diagnosed,
  planned: m.outreach_stage_planned,
  implementing: m.outreach_stage_implementing,
  measured: m.outreach_stage_measured,
};
export const stageName = (stage: FunnelStage): string => said(STAGES[stage]);

const format = (tag: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(tag, { timeZone: 'America/Toronto', ...options });

const DAYS: Record<Locale, Intl.DateTimeFormat> = {
  fr: format('fr-CA', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  en: format('en-CA', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
};
const ENGLISH_HOUR = format('en-CA', { timeStyle: 'short' });

/** "9 h", "12 h 30": as Québec writes the hour, which the language data of machines does not know. */
function hourOf(at: Date, locale: Locale): string {
  if (locale === 'en') return ENGLISH_HOUR.format(at);
  const [hour, minute] = toLocalTime(at).slice(11).split(':') as [string, string];
  return `${Number(hour)}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`;
}

/** "mardi 10 mars 2026, de 9 h à 12 h", or from a moment to another when it goes on past midnight. */
export function whenOf({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, locale: Locale): string {
  const [day, lastDay] = [startsAt, endsAt].map((at) => DAYS[locale].format(at)) as [string, string];
  const [from, to] = [startsAt, endsAt].map((at) => hourOf(at, locale)) as [string, string];
  if (day !== lastDay) return m.outreach_when_span({ day, from, lastDay, to }, { locale });
  return m.outreach_when_day({ day, from, to }, { locale });
}
