import pg from 'pg';
import { parentPort, workerData } from 'node:worker_threads';
import { createPool } from '#platform/db/connect.ts';
import { LiveIndex, type Opened } from './live-index.ts';
import type { Answer, Asked, ThreadData } from './search-port.ts';

// The search of one server process, in a thread of its own: whatever it builds, merges or searches, pages are served
// meanwhile. It hears of changes from the database, and looks for itself in case a message was lost with a connection.
const LOOK_EVERY_MS = 5000;
const LISTEN_AGAIN_MS = 1000;

const { databaseUrl, root, keepEvery } = workerData as ThreadData;
const pool = createPool(databaseUrl, 2);
let opening = LiveIndex.open(pool, root, keepEvery);
let following: Promise<void> = Promise.resolve();

/** One reading after the other; the last one asked for sees whatever was there before it was asked. */
function follow(): void {
  following = following.then(async () => (await opening).index.follow()).catch(() => undefined);
}

/** Other words: every number means another concept, so the index is made anew while the old one answers. */
function reopen(): void {
  const next = LiveIndex.open(pool, root, keepEvery);
  next.then(
    () => (opening = next),
    () => undefined,
  );
}

async function listen(): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'virage-search' });
  const again = () => void setTimeout(() => void listen(), LISTEN_AGAIN_MS).unref();
  client.on('error', again);
  client.on('notification', ({ payload }) => (payload === 'thesaurus' ? reopen() : follow()));
  try {
    await client.connect();
    await client.query('listen supplier_change');
    follow();
  } catch {
    again();
  }
}

async function answer(asked: Asked): Promise<Answer> {
  const { id, kind } = asked;
  const { index, opened } = await opening;
  if (kind === 'search') return { id, kind, result: index.find(asked.request) };
  if (kind === 'suggest') return { id, kind, result: index.suggest(asked.request) };
  return { id, kind, result: opened satisfies Opened };
}

parentPort!.on('message', (asked: Asked) => {
  answer(asked).then(
    (message) => parentPort!.postMessage(message),
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      // An index that could not be opened is tried again by the next question.
      opening = LiveIndex.open(pool, root, keepEvery);
      opening.catch(() => undefined);
      parentPort!.postMessage({ id: asked.id, kind: 'fault', message } satisfies Answer);
    },
  );
});
opening.catch(() => undefined);
void listen();
setInterval(follow, LOOK_EVERY_MS).unref();
