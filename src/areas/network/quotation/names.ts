import { m } from '#messages';
import type { RecipientState } from './quotation.workflow.ts';

/** Where a supplier stands, as people of the programme and of the firm say it. */
export const RECIPIENT_NAMES = {
  sent: m.quotation_recipient_sent,
  accepted: m.quotation_recipient_accepted,
  declined: m.quotation_recipient_declined,
  quoted: m.quotation_recipient_quoted,
  awarded: m.quotation_recipient_awarded,
  'not-chosen': m.quotation_recipient_not_chosen,
} satisfies Record<RecipientState, unknown>;
