import type { Context } from '#platform/use-case/index.ts';

/** What a buyer is written to about, in the buyer's own language. */
export const BUYER_LETTERS = [
  'confirm',
  'question',
  'quoted',
  'declined',
  'interest',
  'deadline-passed',
  'outcome',
  'expired',
] as const;
export type BuyerLetter = (typeof BUYER_LETTERS)[number];

/** What a supplier is written to about, in French or English. */
export const SUPPLIER_LETTERS = [
  'invite',
  'answered',
  'amended',
  'extended',
  'closed',
  'withdrawn',
  'awarded',
  'not-chosen',
  'deadline-near',
  'outcome',
] as const;
export type SupplierLetter = (typeof SUPPLIER_LETTERS)[number];

/**
 * A letter to be written by a job. Neither side's transaction can read where the other is written to, and a buyer's letter
 * has a new link in it, whose secret nobody but its reader may know.
 */
export type LetterRequest =
  | { kind: BuyerLetter; requestId: string; key: string; supplier?: string }
  | { kind: SupplierLetter; requestId: string; key: string; recipientId: string; reason?: string };

export const LETTER_TASK = 'network-quotation-letter';
export const OPEN_NEED_TASK = 'network-tell-open-need';

/** Asks for a letter once this transaction is committed. Of those with one key, one is sent. */
export const askForLetter = (context: Pick<Context, 'enqueue'>, letter: LetterRequest): void =>
  context.enqueue(LETTER_TASK, letter, { key: `${LETTER_TASK}:${letter.key}` });

/** The same letter for several suppliers of a request. `about` tells two occasions apart; a reason is the buyer's words. */
export function askForSupplierLetters(
  context: Pick<Context, 'enqueue'>,
  kind: SupplierLetter,
  to: readonly { id: string; requestId: string }[],
  { about = '', reason = '' }: { about?: string; reason?: string } = {},
): void {
  for (const { id, requestId } of to)
    askForLetter(context, { kind, requestId, recipientId: id, key: `${kind}:${id}:${about}`, reason });
}

/** Asks to tell the firms that saved what a need is about. */
export const askForOpenNeed = (context: Pick<Context, 'enqueue'>, requestId: string): void =>
  context.enqueue(OPEN_NEED_TASK, { requestId }, { key: `${OPEN_NEED_TASK}:${requestId}` });
