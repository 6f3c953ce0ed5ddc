import { m } from '#messages';
import type { Runtime } from '#platform/runtime.ts';
import { type CellValue, csvStream } from '#platform/tabular/index.ts';
import { type Actor, admit, ok, perform, type Result } from '#platform/use-case/index.ts';
import type { Locale } from '#platform/text.ts';
import { quebecDay } from '#platform/clock.ts';
import { listAudit } from './list-audit.ts';

export interface AuditFile {
  name: string;
  body: ReadableStream<Uint8Array>;
}

interface Reader {
  actor: Actor;
  locale: Locale;
}

/** The audit log as a CSV file, with the same filters as its page, read page by page as it is written. */
export function exportAudit(
  runtime: Runtime,
  reader: Reader,
  filter: Record<string, unknown>,
): Result<AuditFile> {
  const admitted = admit(reader.actor, listAudit, { ...filter, limit: 200 });
  if (!admitted.ok) return admitted;
  const { locale } = reader;
  const headers = [
    m.accounts_audit_at,
    m.accounts_audit_person,
    m.accounts_audit_operation,
    m.accounts_audit_channel,
  ].map((label) => label({}, { locale }));
  const columns = [...headers, 'subject_type', 'subject_id', 'details'];
  const options = { delimiter: locale === 'fr' ? ';' : ',' } as const;
  const name = `${m.accounts_audit_file({}, { locale })}-${quebecDay(runtime.clock.now())}.csv`;
  return ok({ name, body: csvStream(columns, rowsOf(runtime, reader, admitted.value), options) });
}

async function* rowsOf(
  runtime: Runtime,
  { actor, locale }: Reader,
  filter: object,
): AsyncGenerator<CellValue[]> {
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await perform(runtime, { actor, locale, channel: 'page' }, listAudit, { ...filter, cursor });
    if (!page.ok) return;
    for (const entry of page.value.items) {
      const { at, by, operation, channel, subjectType, subjectId, details } = entry;
      yield [at, by, operation, channel, subjectType, subjectId, JSON.stringify(details)];
    }
    cursor = page.value.nextCursor;
  }
}
