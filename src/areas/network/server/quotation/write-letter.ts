import { href } from '#i18n';
import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { asActor, type Tx } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import type { Task } from '#platform/jobs/task.ts';
import { queueMail, type Mail } from '#platform/mail/mail.ts';
import type { Runtime } from '#platform/runtime.ts';
import type { Locale } from '#platform/text.ts';
import { systemActor } from '#platform/use-case/index.ts';
import { sayDay } from '../../quotation/index.ts';
import { quotationWords, type QuotationWord } from '../../quotation/words.ts';
import { letterLanguage } from '../profile/profile-mail.ts';
import {
  makeLink,
  noteLetter,
  readLetterFacts,
  readRecipientAddress,
  type LetterFacts,
} from './letter.queries.ts';
import { BUYER_LETTERS, type BuyerLetter, type LetterRequest, type SupplierLetter } from './letters.ts';

/** Writes one letter about a request, once however often the job is run. */
export const writeQuotationLetter: Task = async (letter: LetterRequest, { runtime, actor }) => {
  const now = runtime.clock.now();
  await asActor(runtime.db, actor, async (tx) => {
    const facts = await readLetterFacts(tx, letter.requestId);
    if (!facts || !(await noteLetter(tx, letter.key, now))) return;
    const written = isToBuyer(letter)
      ? await buyerLetter(tx, runtime, letter, facts)
      : await supplierLetter(tx, runtime, letter, facts);
    if (written) await sendMail(tx, now, written);
  });
};

type ToBuyer = Extract<LetterRequest, { kind: BuyerLetter; supplier?: string }>;
type ToSupplier = Extract<LetterRequest, { recipientId: string }>;

const isToBuyer = (letter: LetterRequest): letter is ToBuyer =>
  !('recipientId' in letter) && (BUYER_LETTERS as readonly string[]).includes(letter.kind);

export interface WrittenMail extends Mail {
  organisationId: string | null;
}

export async function sendMail(tx: Tx, now: Date, { organisationId, ...mail }: WrittenMail): Promise<void> {
  const actor = { ...systemActor, organisationId };
  await queueMail({ tx, now, actor, newId: () => newId(now.getTime()) }, mail);
}

/** The words of a letter to a buyer: `mail_quoted_subject` and `mail_quoted`. */
const wordsOf = (kind: BuyerLetter): [QuotationWord, QuotationWord] => {
  const key = `mail_${kind.replace('-', '_')}`;
  return [`${key}_subject`, key] as [QuotationWord, QuotationWord];
};

async function buyerLetter(
  tx: Tx,
  { config, clock }: Runtime,
  { kind, requestId, supplier = '' }: ToBuyer,
  facts: LetterFacts,
): Promise<WrittenMail> {
  const { language } = facts;
  const said = quotationWords(language);
  const secret = await makeLink(tx, { requestId }, clock.now());
  const [subject, words] = wordsOf(kind);
  const params = {
    title: facts.title,
    supplier,
    deadline: sayDay(facts.deadline, language),
    day: sayDay(quebecDay(facts.confirmBy), language),
  };
  const address = `${config.origin}/suppliers/${language}/request/${secret}`;
  return {
    organisationId: null,
    to: facts.buyerEmail,
    locale: language,
    subject: said(subject, params),
    text: [
      said('mail_hello', { name: facts.buyerName }),
      said(words, params),
      address,
      said('mail_foot'),
    ].join('\n\n'),
  };
}

type Words = (params: Record<string, string>, options: { locale: Locale }) => string;

const SUPPLIER_WORDS = {
  invite: [m.quotation_mail_invite_subject, m.quotation_mail_invite],
  answered: [m.quotation_mail_answered_subject, m.quotation_mail_answered],
  amended: [m.quotation_mail_amended_subject, m.quotation_mail_amended],
  extended: [m.quotation_mail_extended_subject, m.quotation_mail_extended],
  closed: [m.quotation_mail_closed_subject, m.quotation_mail_closed],
  withdrawn: [m.quotation_mail_withdrawn_subject, m.quotation_mail_withdrawn],
  awarded: [m.quotation_mail_awarded_subject, m.quotation_mail_awarded],
  'not-chosen': [m.quotation_mail_not_chosen_subject, m.quotation_mail_not_chosen],
  'deadline-near': [m.quotation_mail_near_subject, m.quotation_mail_near],
  outcome: [m.quotation_mail_outcome_subject, m.quotation_mail_outcome],
} as const satisfies Record<SupplierLetter, readonly [unknown, unknown]>;

async function supplierLetter(
  tx: Tx,
  { config }: Runtime,
  { kind, requestId, recipientId, reason = '' }: ToSupplier,
  facts: LetterFacts,
): Promise<WrittenMail | null> {
  const to = await readRecipientAddress(tx, recipientId);
  if (!to || to.email === null) return null;
  const locale = letterLanguage(to.languages);
  const [subject, words] = SUPPLIER_WORDS[kind] as unknown as readonly [Words, Words];
  const params = {
    firm: to.firm,
    title: facts.title,
    company: facts.buyerCompany,
    deadline: sayDay(facts.deadline, locale),
    address: `${config.origin}${href(`/network/requests/${requestId}`, locale)}`,
  };
  return {
    organisationId: to.organisationId,
    to: to.email,
    locale,
    subject: subject(params, { locale }),
    text: [words(params, { locale }), reason && m.quotation_mail_reason({ reason }, { locale })]
      .filter(Boolean)
      .join('\n\n'),
  };
}
