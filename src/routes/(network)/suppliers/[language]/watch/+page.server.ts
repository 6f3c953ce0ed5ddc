import type { Language } from '#areas/network/index.ts';
import { saveSearch, watchAllowance } from '#areas/network/server/index.ts';
import { m } from '#messages';
import { takeTurn } from '#platform/limit.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { text } from '#platform/text.ts';
import { refuse } from '#platform/use-case/index.ts';
import { performFor } from '#platform/web/form.ts';
import { failBuyer } from '../request/buyer-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  return { words: url.searchParams.get('q') ?? '', regions: url.searchParams.getAll('region') };
};

export const actions: Actions = {
  default: async (event) => {
    const { db, clock } = currentRuntime();
    const form = await event.request.formData();
    const source = `search-watch:${event.getClientAddress()}`;
    if (!(await takeTurn(db, source, watchAllowance, clock.now())))
      return failBuyer(
        refuse('too-many', 'too-many-requests', text(m.quotation_refusal_too_many)).refusal,
        form,
      );
    const email = String(form.get('email') ?? '').trim();
    const result = await performFor(event, saveSearch, {
      ...{ email, language: event.params.language as Language },
      words: form.get('words'),
      regions: form.getAll('regions[]'),
    });
    return result.ok ? { posted: email } : failBuyer(result.refusal, form);
  },
};
