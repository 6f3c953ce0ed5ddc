import {
  acceptConfidentiality,
  askBuyer,
  declareSupplierOutcome,
  declineQuotation,
  getSupplierRequest,
  quote,
  seeRequest,
  withdrawQuotation,
} from '#areas/network/server/index.ts';
import { m } from '#messages';
import { text, type Text } from '#platform/text.ts';
import type { Operation } from '#platform/use-case/index.ts';
import { formAction, formValues, performFor, type FormEvent } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import { centsOfText } from '#ui/forms/money-text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const request = await run(event, getSupplierRequest, event.params);
  await performFor(event, seeRequest, event.params);
  return { request };
};

type Read = (form: FormData) => object;

/** Runs one step of the firm's and comes back, saying what was done. */
const step =
  (operation: unknown, done: Text, read: Read = formValues) =>
  (event: FormEvent) =>
    formAction(event, operation as Operation, {
      input: (form) => ({ ...read(form), ...event.params }),
      next: () => {
        leaveFlash(event.cookies, done);
        return `/network/requests/${event.params.requestId}`;
      },
    });

const cents = (typed: string | undefined): number | null => (typed === undefined ? null : centsOfText(typed));

function quotationOf(form: FormData) {
  const { quotation = {} } = formValues(form) as { quotation?: Record<string, string> };
  const { price, leadTimeDays, ...rest } = quotation;
  const days = leadTimeDays === undefined ? undefined : Number(leadTimeDays);
  return { quotation: { ...rest, priceCents: cents(price) ?? undefined, leadTimeDays: days } };
}

function outcomeOf(form: FormData) {
  const { outcome = {} } = formValues(form) as { outcome?: Record<string, string> };
  const { ordered, amount, currency, country } = outcome;
  return { outcome: { ordered: ordered === 'true', amountCents: cents(amount), currency, country } };
}

export const actions: Actions = {
  accept: step(acceptConfidentiality, text(m.quotation_done_accepted), (form) => ({
    accepted: form.has('accepted'),
  })),
  ask: step(askBuyer, text(m.quotation_done_asked)),
  quote: step(quote, text(m.quotation_done_quoted), quotationOf),
  withdraw: step(withdrawQuotation, text(m.quotation_done_quotation_withdrawn)),
  decline: step(declineQuotation, text(m.quotation_done_declined)),
  declare: step(declareSupplierOutcome, text(m.quotation_done_declared), outcomeOf),
};
