import { error, redirect } from '@sveltejs/kit';
import type { Language } from '#areas/network/index.ts';
import {
  amendRequest,
  answerSupplier,
  awardRequest,
  closeRequest,
  confirmRequest,
  declareBuyerOutcome,
  extendRequest,
  findCandidates,
  getBuyerRequest,
  sendRequest,
  withdrawRequest,
} from '#areas/network/server/index.ts';
import { quebecDay } from '#platform/clock.ts';
import { currentRuntime } from '#platform/runtime.ts';
import type { Operation } from '#platform/use-case/index.ts';
import { formValues, performFor, STATUS } from '#platform/web/form.ts';
import { centsOfText } from '#ui/forms/money-text.ts';
import { failBuyer } from '../buyer-form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const DONE = [
  ...(['confirmed', 'sent', 'answered', 'amended', 'extended'] as const),
  ...(['closed', 'withdrawn', 'awarded', 'declared'] as const),
];

export const load: PageServerLoad = async (event) => {
  // The address is a secret: it must not travel on with a link, nor be kept on the way.
  event.setHeaders({ 'referrer-policy': 'same-origin', 'cache-control': 'no-store' });
  const { language, secret: token } = event.params as { language: Language; secret: string };
  const found = await performFor(event, getBuyerRequest, { token, language });
  // Whatever is wrong with a link, to its reader it is one that opens nothing.
  if (!found.ok) error(found.refusal.kind === 'invalid' ? 404 : STATUS[found.refusal.kind], 'unknown-link');
  const request = found.value;
  const picks = request.state === 'confirmed' || request.state === 'sent';
  const candidates = picks ? await performFor(event, findCandidates, { token, language }) : null;
  const done = event.url.searchParams.get('done');
  return {
    request,
    candidates: candidates?.ok ? candidates.value.items : [],
    today: quebecDay(currentRuntime().clock.now()),
    done: DONE.find((one) => one === done) ?? null,
  };
};

/** Runs one act at the link and comes back to it, saying what was done; or shows what is wrong. */
const act =
  (operation: Operation, done: (typeof DONE)[number], read: (form: FormData) => object = formValues) =>
  async (event: RequestEvent) => {
    const form = await event.request.formData();
    const { language, secret: token } = event.params;
    const result = await performFor(event, operation, { ...read(form), token });
    if (!result.ok) return failBuyer(result.refusal, form);
    redirect(303, `/suppliers/${language}/request/${token}?done=${done}`);
  };

const outcomeOf = (form: FormData) => {
  const { ordered, amount, currency, country } = formValues(form) as Record<string, string | undefined>;
  const amountCents = amount === undefined ? null : centsOfText(amount);
  return { outcome: { ordered: ordered === 'true', amountCents, currency, country } };
};

/** What is needed, said anew. A quantity that was emptied is open; one that is no number is left to the schema. */
const amountOf = (form: FormData) => {
  const { quantity, ...said } = formValues(form);
  return { ...said, quantity: quantity === undefined ? null : Number(quantity) };
};

const general = (operation: unknown): Operation => operation as Operation;

export const actions: Actions = {
  confirm: act(general(confirmRequest), 'confirmed'),
  send: act(general(sendRequest), 'sent', (form) => ({ companyIds: form.getAll('companyIds[]') })),
  answer: act(general(answerSupplier), 'answered'),
  amend: act(general(amendRequest), 'amended', amountOf),
  extend: act(general(extendRequest), 'extended'),
  close: act(general(closeRequest), 'closed'),
  withdraw: act(general(withdrawRequest), 'withdrawn'),
  award: act(general(awardRequest), 'awarded'),
  declare: act(general(declareBuyerOutcome), 'declared', outcomeOf),
};
