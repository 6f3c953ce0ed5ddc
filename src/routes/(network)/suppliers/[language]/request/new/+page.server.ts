import type { Language } from '#areas/network/index.ts';
import {
  MOST_DRAWINGS,
  postRequest,
  receiveDrawings,
  requestAllowance,
} from '#areas/network/server/index.ts';
import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { takeTurn } from '#platform/limit.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { text } from '#platform/text.ts';
import { refuse } from '#platform/use-case/index.ts';
import { performFor } from '#platform/web/form.ts';
import { failBuyer, needInput, sentFiles } from '../buyer-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

const DAY = 86_400_000;

export const load: PageServerLoad = ({ url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const now = currentRuntime().clock.now();
  return {
    limit: MOST_DRAWINGS,
    soonest: quebecDay(new Date(now.getTime() + DAY)),
    usual: quebecDay(new Date(now.getTime() + 21 * DAY)),
    wanted: url.searchParams.get('to') ?? '',
    words: url.searchParams.get('q') ?? '',
  };
};

export const actions: Actions = {
  default: async (event) => {
    const runtime = currentRuntime();
    const form = await event.request.formData();
    const source = `quotation-post:${event.getClientAddress()}`;
    if (!(await takeTurn(runtime.db, source, requestAllowance, runtime.clock.now())))
      return failBuyer(
        refuse('too-many', 'too-many-requests', text(m.quotation_refusal_too_many)).refusal,
        form,
      );
    const drawings = await receiveDrawings(runtime, await sentFiles(form, 'drawings'));
    if (!drawings.ok) return failBuyer(drawings.refusal, form);
    const input = { ...needInput(form, event.params.language as Language), drawings: drawings.value };
    const result = await performFor(event, postRequest, input);
    if (!result.ok) return failBuyer(result.refusal, form);
    return { posted: { email: String(form.get('buyer.email')), day: quebecDay(result.value.confirmBy) } };
  },
};
