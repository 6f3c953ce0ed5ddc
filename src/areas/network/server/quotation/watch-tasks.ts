import { sql } from 'kysely';
import { href } from '#i18n';
import { m } from '#messages';
import { asActor, type Tx } from '#platform/db/scope.ts';
import type { Task } from '#platform/jobs/task.ts';
import type { Runtime } from '#platform/runtime.ts';
import { systemActor } from '#platform/use-case/index.ts';
import { conceptName, type Language } from '../../capabilities/index.ts';
import { needSchema, needWatchSchema, sayDay, watchedIn } from '../../quotation/index.ts';
import { quotationWords } from '../../quotation/words.ts';
import { letterLanguage } from '../profile/profile-mail.ts';
import { nameConcepts } from '../search/name-concepts.ts';
import { makeLink, noteLetter, readNeedWatches } from './letter.queries.ts';
import { searchWords } from './watch-search.ts';
import { sendMail } from './write-letter.ts';

/** Tells each firm that saved what a need is about that a buyer showed it to the network. Once a firm and need. */
export const tellOpenNeed: Task = async ({ requestId }: { requestId: string }, { runtime, actor }) => {
  const now = runtime.clock.now();
  await asActor(runtime.db, actor, async (tx) => {
    const request = await tx
      .selectFrom('quotationRequest')
      .select(['need', 'buyerCountry'])
      .where('id', '=', requestId)
      .where('state', 'in', ['confirmed', 'sent'])
      .executeTakeFirst();
    if (!request) return;
    const need = needSchema.parse(request.need);
    const watches = await readNeedWatches(tx, requestId);
    const known = await nameConcepts(tx, [...need.processes, ...need.products]);
    for (const { criteria, ...to } of watches) {
      const fits = watchedIn(needWatchSchema.parse(criteria), need, known);
      if (fits.length === 0 || to.email === null) continue;
      if (!(await noteLetter(tx, `open-need:${requestId}:${to.companyId}`, now))) continue;
      const locale = letterLanguage(to.languages);
      const params = {
        firm: to.firm,
        title: need.title,
        concepts: fits.map((id) => conceptName(known.get(id), locale)).join(', '),
        deadline: sayDay(need.deadline, locale),
        address: `${runtime.config.origin}${href('/network/requests/open', locale)}`,
      };
      await sendMail(tx, now, {
        organisationId: to.organisationId,
        to: to.email,
        locale,
        subject: m.quotation_mail_open_need_subject(params, { locale }),
        text: m.quotation_mail_open_need(params, { locale }),
      });
    }
  });
};

interface WatchRow {
  id: string;
  email: string;
  language: Language;
  words: string;
  filters: { regions?: string[] };
  known: string[];
}

const AT_A_TIME = 100;

/** Sends the link that confirms one saved search; without one to confirm, nightly, tells each of what is new to it. */
export const followSearches: Task = async (
  payload: { watchId?: string; kind?: string } | undefined,
  { runtime, actor, stopping },
) => {
  if (payload?.watchId !== undefined) return confirmByMail(runtime, payload.watchId);
  let after = '00000000-0000-0000-0000-000000000000';
  while (!stopping.aborted) {
    const { rows } = await asActor(runtime.db, actor, (tx) =>
      sql<WatchRow>`select id, email, language, words, filters, known from search_watch
        where state = 'on' and id > ${after}::uuid order by id limit ${AT_A_TIME}`.execute(tx),
    );
    for (const watch of rows) await tellNew(runtime, watch);
    if (rows.length < AT_A_TIME) return;
    after = rows.at(-1)!.id;
  }
};

async function tellNew(runtime: Runtime, watch: WatchRow): Promise<void> {
  const now = runtime.clock.now();
  const found = await searchWords(watch, now);
  const fresh = found.filter(({ id }) => !watch.known.includes(id));
  if (fresh.length === 0) return;
  await asActor(runtime.db, systemActor, async (tx) => {
    // Another process may have told of them already: the row says so, and is held while we write.
    const { rows } = await sql<{ known: string[] }>`select known from search_watch
      where id = ${watch.id}::uuid and state = 'on' for update`.execute(tx);
    const untold = fresh.filter(({ id }) => rows[0] && !rows[0].known.includes(id));
    if (untold.length === 0) return;
    await tx
      .updateTable('searchWatch')
      .set({ known: [...rows[0]!.known, ...untold.map(({ id }) => id)], lookedAt: now })
      .where('id', '=', watch.id)
      .execute();
    const names = untold.slice(0, 10).map(({ name }) => `- ${name}`);
    await writeToWatcher(tx, runtime, watch, {
      kind: 'mail_watch',
      params: { count: untold.length, names: names.join('\n') },
    });
  });
}

async function confirmByMail(runtime: Runtime, watchId: string): Promise<void> {
  const now = runtime.clock.now();
  await asActor(runtime.db, systemActor, async (tx) => {
    const { rows } = await sql<WatchRow>`select id, email, language, words, filters, known from search_watch
      where id = ${watchId}::uuid and state = 'unconfirmed'`.execute(tx);
    const [watch] = rows;
    if (!watch || !(await noteLetter(tx, `watch:${watchId}`, now))) return;
    await writeToWatcher(tx, runtime, watch, { kind: 'mail_watch_confirm', params: {} });
  });
}

async function writeToWatcher(
  tx: Tx,
  { config, clock }: Runtime,
  { id, email, language, words }: WatchRow,
  { kind, params }: { kind: 'mail_watch' | 'mail_watch_confirm'; params: Record<string, string | number> },
): Promise<void> {
  const now = clock.now();
  const said = quotationWords(language);
  const about = { words, ...params };
  const secret = await makeLink(tx, { watchId: id }, now);
  const parts = [
    said(kind, about),
    ...(kind === 'mail_watch' ? [String(params.names)] : []),
    `${config.origin}/suppliers/${language}/watch/${secret}`,
    said('mail_foot'),
  ];
  await sendMail(tx, now, {
    organisationId: null,
    to: email,
    locale: language,
    subject: said(`${kind}_subject`, about),
    text: parts.join('\n\n'),
  });
}
