import { fail, redirect } from '@sveltejs/kit';
import {
  askQuestion,
  attachFile,
  declineRequest,
  detachFile,
  getProposal,
  keepProposal,
  submitProposal,
} from '#areas/strategy/server/index.ts';
import { href } from '#i18n';
import { m } from '#messages';
import { text, type Text } from '#platform/text.ts';
import { refuse, type Operation } from '#platform/use-case/index.ts';
import {
  formAction,
  formValues,
  performFor,
  STATUS,
  typedValues,
  type FormEvent,
} from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import { typedProposal } from './proposal-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  // The address is a secret: it must not travel on with a link.
  event.setHeaders({ 'referrer-policy': 'same-origin', 'cache-control': 'no-store' });
  return { asked: await run(event, getProposal, event.params), token: event.params.token };
};

const here = (event: FormEvent): string => `/proposal/${event.params.token ?? ''}`;

/** Runs one act at the link and comes back to it, saying what was done. */
const act =
  (operation: Operation, done: Text) =>
  (event: FormEvent): ReturnType<typeof formAction> =>
    formAction(event, operation, {
      input: (form) => ({ ...formValues(form), ...event.params }),
      next: () => {
        leaveFlash(event.cookies, done);
        return here(event);
      },
    });

const write =
  (operation: typeof submitProposal | typeof keepProposal, done: Text) => async (event: FormEvent) => {
    const form = await event.request.formData();
    const { content, problems } = typedProposal(form);
    const input = { content, ...event.params };
    const result =
      problems.length > 0
        ? refuse('invalid', 'invalid-input', text(m.refusal_invalid, { count: problems.length }), problems)
        : await performFor(event, operation, input);
    if (!result.ok) {
      // What came too late is kept all the same: it is there if the deadline moves.
      if (result.refusal.code === 'too-late') await performFor(event, keepProposal, input);
      return fail(STATUS[result.refusal.kind], { refusal: result.refusal, values: typedValues(form) });
    }
    leaveFlash(event.cookies, done);
    redirect(303, href(here(event), event.locals.locale));
  };

export const actions: Actions = {
  submit: write(submitProposal, text(m.providers_done_submitted)),
  keep: write(keepProposal, text(m.providers_done_kept)),
  decline: act(declineRequest, text(m.providers_done_declined)),
  ask: act(askQuestion, text(m.providers_done_asked)),
  detach: act(detachFile, text(m.providers_done_detached)),
  attach: async (event) => {
    const file = (await event.request.clone().formData()).get('file');
    const sent = file instanceof File ? file : new File([], '');
    const data = new Uint8Array(await sent.arrayBuffer());
    return formAction(event, attachFile, {
      input: () => ({ ...event.params, name: sent.name, mediaType: sent.type || undefined, data }),
      next: () => {
        leaveFlash(event.cookies, text(m.providers_done_attached));
        return here(event);
      },
    });
  },
};
