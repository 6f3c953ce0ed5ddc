import {
  addDocument,
  answerQuestion,
  cancelRequest,
  chooseProposal,
  closeRequest,
  confirmScores,
  extendRequest,
  findMatches,
  getRequest,
  removeDocument,
  resendLink,
  scoreProposals,
  sendRequest,
  setRecipients,
} from '#areas/strategy/server/index.ts';
import { m } from '#messages';
import { text, type Text } from '#platform/text.ts';
import type { Operation } from '#platform/use-case/index.ts';
import { formAction, formValues, type FormEvent } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const request = await run(event, getRequest, { id: event.params.requestId });
  const matches =
    request.state === 'draft'
      ? await run(event, findMatches, {
          strategyId: request.strategy.id,
          initiativeId: request.initiative.id,
        })
      : null;
  return { request, matches: matches?.items ?? [] };
};

/** Runs one step of the request and comes back to it, saying what was done. */
const step =
  (operation: Operation, done: Text, more?: (form: FormData) => object | Promise<object>) =>
  async (event: FormEvent) => {
    const extra = more ? await more(await event.request.clone().formData()) : {};
    return formAction(event, operation, {
      input: (form) => ({ ...formValues(form), ...extra, id: event.params.requestId }),
      next: () => {
        leaveFlash(event.cookies, done);
        return `/strategies/${event.params.id}/requests/${event.params.requestId}`;
      },
    });
  };

async function document(form: FormData): Promise<object> {
  const file = form.get('file');
  if (!(file instanceof File)) return { data: new Uint8Array() };
  return {
    name: file.name,
    mediaType: file.type || undefined,
    data: new Uint8Array(await file.arrayBuffer()),
  };
}

export const actions: Actions = {
  recipients: step(setRecipients, text(m.providers_done_recipients)),
  addDocument: step(addDocument, text(m.providers_done_document), document),
  removeDocument: step(removeDocument, text(m.providers_done_document_removed)),
  send: step(sendRequest, text(m.providers_done_sent)),
  extend: step(extendRequest, text(m.providers_done_extended)),
  close: step(closeRequest, text(m.providers_done_closed)),
  cancel: step(cancelRequest, text(m.providers_done_cancelled)),
  resend: step(resendLink, text(m.providers_done_resent)),
  answer: step(answerQuestion, text(m.providers_done_answered)),
  score: step(scoreProposals, text(m.providers_done_scored)),
  confirm: step(confirmScores, text(m.providers_done_confirmed)),
  choose: step(chooseProposal, text(m.providers_done_chosen)),
};
