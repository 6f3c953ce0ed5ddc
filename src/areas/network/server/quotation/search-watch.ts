import { sql } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import { takeTurn, type Allowance } from '#platform/limit.ts';
import { text } from '#platform/text.ts';
import { anyone, ok, query, refuse, useCase, type Context } from '#platform/use-case/index.ts';
import { LANGUAGES, type Language } from '../../capabilities/index.ts';
import { linkToken } from './confirm-request.ts';
import { holdLink } from './link-scope.ts';
import { unknownLink, tooMany } from './refusals.ts';
import { searchWords, WATCH_TASK } from './watch-search.ts';

const PER_ADDRESS: Allowance = { most: 10, seconds: 86_400 };
export const watchAllowance: Allowance = { most: 20, seconds: 3600 };
const CONFIRM_WITHIN_MS = 48 * 3_600_000;

export const WATCH_STATES = ['unconfirmed', 'on', 'off'] as const;

/** Saves a search: its buyer is told of suppliers that are new to it, once the mail address is confirmed. */
export const saveSearch = useCase({
  name: 'network.save-search',
  summary: text(m.quotation_op_save_search),
  input: z.object({
    email: z.email().max(254),
    language: z.enum(LANGUAGES),
    words: z.string().trim().min(2).max(200),
    /** Regions of Québec (01 to 17); none for all. */
    regions: z
      .array(z.string().regex(/^(0[1-9]|1[0-7])$/))
      .max(17)
      .default([]),
  }),
  output: z.object({}),
  allow: anyone,
  async run({ email, language, words, regions }, context) {
    const { tx, now } = context;
    if (!(await takeTurn(tx, `search-watch:${email.toLowerCase()}`, PER_ADDRESS, now))) return tooMany();
    const id = context.newId();
    await tx
      .insertInto('searchWatch')
      .values({
        ...{ id, email, language, words, state: 'unconfirmed', createdAt: now },
        filters: JSON.stringify({ regions }),
      })
      .execute();
    context.enqueue(WATCH_TASK, { watchId: id, kind: 'confirm' }, { key: `${WATCH_TASK}:${id}` });
    context.audit('search-watch', id);
    return ok({});
  },
});

interface WatchRow {
  id: string;
  words: string;
  language: Language;
  filters: { regions?: string[] };
  state: (typeof WATCH_STATES)[number];
  createdAt: Date;
}

async function readWatch({ tx }: Pick<Context, 'tx'>, token: string): Promise<WatchRow | undefined> {
  await holdLink(tx, token);
  const { rows } = await sql<WatchRow>`select w.id, w.words, w.language, w.filters, w.state, w.created_at
    from search_watch w where w.id = app_search_watch()`.execute(tx);
  return rows[0];
}

/** A saved search, for whoever holds a link to it. */
export const getSavedSearch = query({
  name: 'network.get-saved-search',
  summary: text(m.quotation_op_get_search),
  input: z.object({ token: linkToken }),
  output: z.object({ words: z.string(), language: z.enum(LANGUAGES), state: z.enum(WATCH_STATES) }),
  allow: anyone,
  http: { method: 'GET', path: '/network/saved-searches/{token}' },
  async run({ token }, context) {
    const watch = await readWatch(context, token);
    return watch ? ok(watch) : unknownLink();
  },
});

/** Confirms the address of a saved search: what is found today is known, what comes later is told. */
export const confirmSearch = useCase({
  name: 'network.confirm-search',
  summary: text(m.quotation_op_confirm_search),
  input: z.object({ token: linkToken }),
  output: z.object({ state: z.enum(WATCH_STATES) }),
  allow: anyone,
  http: { method: 'POST', path: '/network/saved-searches/{token}/confirmation' },
  async run({ token }, context) {
    const { tx, now } = context;
    const watch = await readWatch(context, token);
    if (!watch) return unknownLink();
    if (watch.state !== 'unconfirmed')
      return refuse('conflict', 'already-confirmed', text(m.quotation_refusal_confirmed));
    if (now.getTime() > watch.createdAt.getTime() + CONFIRM_WITHIN_MS)
      return refuse('conflict', 'link-expired', text(m.quotation_refusal_link_expired));
    const known = (await searchWords(watch, now)).map(({ id }) => id);
    await tx
      .updateTable('searchWatch')
      .set({ state: 'on', confirmedAt: now, lookedAt: now, known })
      .where('id', '=', watch.id)
      .execute();
    context.audit('search-watch', watch.id, { state: 'on' });
    return ok({ state: 'on' as const });
  },
});

/** Ends a saved search. Saying so twice is no mistake. */
export const stopSearch = useCase({
  name: 'network.stop-search',
  summary: text(m.quotation_op_stop_search),
  input: z.object({ token: linkToken }),
  output: z.object({ state: z.enum(WATCH_STATES) }),
  allow: anyone,
  http: { method: 'DELETE', path: '/network/saved-searches/{token}' },
  async run({ token }, context) {
    const watch = await readWatch(context, token);
    if (!watch) return unknownLink();
    await context.tx.updateTable('searchWatch').set({ state: 'off' }).where('id', '=', watch.id).execute();
    context.audit('search-watch', watch.id, { state: 'off' });
    return ok({ state: 'off' as const });
  },
});
