import { m } from '#messages';
import { text } from '#platform/text.ts';
import { refuse, type Refusal } from '#platform/use-case/index.ts';
import type { QuotationStep } from '../../quotation/index.ts';

type No = { ok: false; refusal: Refusal };

/** No such link: forged, or cut short by a mail program. */
export const unknownLink = (): No =>
  refuse('not-found', 'unknown-link', text(m.quotation_refusal_unknown_link));

/** A supplier that no longer shows anything to the public, or never did. */
export const supplierGone = (names: string): No =>
  refuse('conflict', 'supplier-gone', text(m.quotation_refusal_supplier_gone, { names }));

export const tooMany = (): No => refuse('too-many', 'too-many-requests', text(m.quotation_refusal_too_many));

type Because = Extract<QuotationStep<never>, { ok: false }>['because'];

const STEPS = {
  state: ['conflict', 'wrong-step', m.quotation_refusal_state],
  side: ['forbidden', 'not-yours', m.quotation_refusal_state],
  'has-recipient': ['refused', 'nobody-picked', m.quotation_refusal_nobody],
  'has-quotation': ['refused', 'no-quotation', m.quotation_refusal_no_quotation],
  'before-quotation': ['conflict', 'already-quoted', m.quotation_refusal_quoted],
  'before-deadline': ['conflict', 'too-late', m.quotation_refusal_late],
} as const;

/** Why the workflow's table does not allow a step. */
export function refuseStep(because: Because): No {
  const [kind, code, message] = STEPS[because];
  return refuse(kind, code, text(message));
}

/** A request that takes no more answers: late, or ended. */
export const refuseOver = (state: string): No =>
  state === 'closed'
    ? refuseStep('before-deadline')
    : refuse('conflict', 'request-over', text(m.quotation_refusal_over));
