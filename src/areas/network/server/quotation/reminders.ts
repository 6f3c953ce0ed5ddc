import { sql } from 'kysely';
import { quebecDay } from '#platform/clock.ts';
import { asActor, type Tx } from '#platform/db/scope.ts';
import { addJob } from '#platform/jobs/queue.ts';
import type { Task } from '#platform/jobs/task.ts';
import {
  expiresOn,
  remindersOn,
  requestStateAt,
  type DueReminder,
  type Remembered,
  type RequestState,
} from '../../quotation/index.ts';
import { LETTER_TASK, type LetterRequest } from './letters.ts';

interface OpenRequest extends Remembered {
  id: string;
  confirmBy: Date;
}

const AT_A_TIME = 200;
/** What somebody posted who never confirmed an address is not ours to keep. */
const FORGET_UNCONFIRMED_DAYS = 30;

/**
 * Nightly: closes what is past its deadline, ends what nobody confirmed or decided, reminds who is waited for, and forgets
 * what was never confirmed. Each letter has a key of its own, so that running twice writes once.
 */
export const followRequests: Task = async (_payload, { runtime, actor, stopping }) => {
  const now = runtime.clock.now();
  let after = '00000000-0000-0000-0000-000000000000';
  while (!stopping.aborted) {
    const rows = await asActor(runtime.db, actor, async (tx) => {
      const open = await readOpen(tx, after);
      for (const request of open) await follow(tx, request, now);
      return open;
    });
    if (rows.length < AT_A_TIME) break;
    after = rows.at(-1)!.id;
  }
  await runtime.db
    .deleteFrom('quotationRequest')
    .where('confirmedAt', 'is', null)
    .where('createdAt', '<', new Date(now.getTime() - FORGET_UNCONFIRMED_DAYS * 86_400_000))
    .execute();
};

async function readOpen(tx: Tx, after: string): Promise<OpenRequest[]> {
  const { rows } = await sql<OpenRequest>`
    select r.id, r.state, r.deadline, r.confirm_by,
      (r.awarded_at at time zone 'America/Toronto')::date::text as awarded_on,
      (select count(*)::int from quotation q where q.request_id = r.id and q.withdrawn_at is null) as quotations,
      coalesce((select json_agg(json_build_object('id', c.id, 'state', c.state)) from quotation_recipient c
        where c.request_id = r.id), '[]') as recipients,
      array(select o.side from quotation_outcome o where o.request_id = r.id) as declared
    from quotation_request r where r.state in ('unconfirmed', 'confirmed', 'sent', 'closed', 'awarded') and r.id > ${after}::uuid
    order by r.id limit ${AT_A_TIME} for no key update`.execute(tx);
  return rows;
}

async function follow(tx: Tx, stored: OpenRequest, now: Date): Promise<void> {
  const today = quebecDay(now);
  const state = requestStateAt(stored, today);
  const request = { ...stored, state };
  if (expiresOn(request, now > stored.confirmBy, today)) {
    await move(tx, stored.id, 'expired', now);
    // Who never confirmed an address is not written to again.
    if (state !== 'unconfirmed')
      await ask(tx, { kind: 'expired', requestId: stored.id, key: `expired:${stored.id}` });
    return;
  }
  if (state !== stored.state) await move(tx, stored.id, state, now);
  for (const due of remindersOn(request, today)) await ask(tx, letterOf(stored.id, due));
}

const letterOf = (requestId: string, { to, kind, key, ...more }: DueReminder): LetterRequest =>
  ({ kind, requestId, key: `${requestId}:${key}`, ...(to === 'supplier' && more) }) as LetterRequest;

const ask = (tx: Tx, letter: LetterRequest): Promise<void> =>
  addJob(tx, { task: LETTER_TASK, payload: letter, key: `${LETTER_TASK}:${letter.key}` });

function move(tx: Tx, id: string, state: RequestState, now: Date) {
  return tx
    .updateTable('quotationRequest')
    .set({ state, ...(state === 'expired' && { endedAt: now }) })
    .where('id', '=', id)
    .execute();
}
