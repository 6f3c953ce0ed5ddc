import type { Tx } from '#platform/db/scope.ts';
import { decodeCursor, type Page, toPage } from '#platform/paging.ts';
import type { MailLine, MailState } from '../mail.ts';

const COLUMNS = [
  'id',
  'recipient',
  'subject',
  'locale',
  'state',
  'attempts',
  'error',
  'createdAt',
  'sentAt',
] as const;

interface MailRow {
  id: string;
  recipient: string;
  subject: string;
  locale: string;
  state: string;
  attempts: number;
  error: string | null;
  createdAt: Date;
  sentAt: Date | null;
}

const toLine = (row: MailRow): MailLine => ({
  ...row,
  state: row.state as MailState,
  createdAt: row.createdAt.toISOString(),
  sentAt: row.sentAt?.toISOString() ?? null,
});

/** Mail of the whole installation, newest first. */
export async function listMail(
  tx: Tx,
  request: { state?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<MailLine>> {
  const [at, id] = decodeCursor(request.cursor, 2) ?? [];
  let query = tx.selectFrom('mail').select(COLUMNS);
  if (request.state) query = query.where('state', '=', request.state);
  if (typeof at === 'string' && typeof id === 'string') {
    query = query.where((eb) => eb(eb.refTuple('createdAt', 'id'), '<', eb.tuple(new Date(at), id)));
  }
  const rows = await query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(request.limit + 1)
    .execute();
  return toPage(rows.map(toLine), request.limit, (line) => [line.createdAt, line.id]);
}

export async function findMail(tx: Tx, id: string): Promise<(MailLine & { text: string }) | null> {
  const row = await tx
    .selectFrom('mail')
    .select([...COLUMNS, 'text'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { ...toLine(row), text: row.text } : null;
}
