import { m } from '#messages';
import type { Tone } from '#ui/tone.ts';
import type { NeedAspect, RecipientState, RequestState } from '../../quotation/index.ts';
import { RECIPIENT_NAMES } from '../../quotation/names.ts';

const TONES: Record<RecipientState, Tone> = {
  sent: 'attention',
  accepted: 'attention',
  declined: 'neutral',
  quoted: 'action',
  awarded: 'done',
  'not-chosen': 'neutral',
};

const REQUEST: Record<RequestState, () => string> = {
  unconfirmed: m.quotation_request_unconfirmed,
  confirmed: m.quotation_request_confirmed,
  sent: m.quotation_request_sent,
  closed: m.quotation_request_closed,
  awarded: m.quotation_request_awarded,
  withdrawn: m.quotation_request_withdrawn,
  expired: m.quotation_request_expired,
};

/** Whether a firm is waited for. */
export const isToAnswer = (row: { requestState: RequestState; state: RecipientState }): boolean =>
  row.requestState === 'sent' && (row.state === 'sent' || row.state === 'accepted');

/** Where a firm stands: its own part while the request is open or was decided, how the request ended otherwise. */
export function standing(row: { requestState: RequestState; state: RecipientState }): [string, Tone] {
  const ended = ['closed', 'withdrawn', 'expired'].includes(row.requestState);
  if (ended && row.state !== 'declined') return [REQUEST[row.requestState](), 'neutral'];
  return [recipientName(row.state), TONES[row.state]];
}

export const recipientName = (state: RecipientState): string => RECIPIENT_NAMES[state]();

const ASPECTS: Record<NeedAspect, () => string> = {
  process: m.quotation_aspect_process,
  material: m.quotation_aspect_material,
  product: m.quotation_aspect_product,
  finish: m.quotation_aspect_finish,
  certificate: m.quotation_aspect_certificate,
  size: m.quotation_aspect_size,
  press: m.quotation_aspect_press,
  tolerance: m.quotation_aspect_tolerance,
  batch: m.quotation_aspect_batch,
  time: m.quotation_aspect_time,
  language: m.quotation_aspect_language,
};
export const aspectName = (aspect: string): string => ASPECTS[aspect as NeedAspect]?.() ?? aspect;

const UNITS = {
  pieces: m.quotation_unit_pieces,
  kg: m.quotation_unit_kg,
  t: m.quotation_unit_t,
  m: m.quotation_unit_m,
  m2: m.quotation_unit_m2,
};
export const unitName = (unit: string): string => UNITS[unit as keyof typeof UNITS]?.() ?? unit;

const FREQUENCIES = {
  once: m.quotation_frequency_once,
  monthly: m.quotation_frequency_monthly,
  yearly: m.quotation_frequency_yearly,
};
export const frequencyName = (one: keyof typeof FREQUENCIES): string => FREQUENCIES[one]();

/** What a supplier reads of a buyer's changes. */
export const changeWords = () => ({
  kind: {
    amended: m.quotation_change_amended(),
    extended: m.quotation_change_extended(),
    closed: m.quotation_change_closed(),
  },
  ...{ deadline: m.quotation_col_deadline(), quantity: m.quotation_need_quantity() },
  ...{ description: m.quotation_need_words(), unit: unitName, frequency: frequencyName },
});
