import { sql } from 'kysely';
import type { Context } from '#platform/use-case/index.ts';
import type { AssessmentRecord, AsideReason, RecordOutcome, SentRecord } from '../../assessment/index.ts';
import type { Text } from '#platform/text.ts';
import type { OpenDoor } from './door.queries.ts';

type Scope = Pick<Context, 'tx' | 'now'>;

interface Row {
  id: string;
  position: number;
  questionId: string;
  kind: 'answer' | 'note';
  value: unknown;
  replaces: string[];
  authorName: string;
  device: string;
  answeredAt: Date;
  aside: AsideReason | null;
  asideReason: Text | null;
}

/** What was said after a position, in the order it arrived, and the last position there is. */
export async function readRecords(
  { tx, now }: Scope,
  { id, key }: OpenDoor,
  since = 0,
): Promise<{ records: AssessmentRecord[]; position: number }> {
  const { rows } = await sql<Row>`
    select id, position, question_id, kind, value, replaces, author_name, device, answered_at, aside, aside_reason
    from assessment_answers(${id}::uuid, ${key}, ${since}, ${now}::timestamptz)`.execute(tx);
  return { records: rows.map(toRecord), position: rows.at(-1)?.position ?? since };
}

/** The database holds only values that were found to fit, or that stand aside with the reason. */
const toRecord = ({ position: _, answeredAt, ...row }: Row): AssessmentRecord =>
  ({ ...row, answeredAt: answeredAt.toISOString() }) as AssessmentRecord;

/** A record with what the framework says against it, if anything. */
export interface CheckedRecord extends SentRecord {
  aside: AsideReason | null;
  asideReason: Text | null;
}

/** Adds records; those that are there already stay as they are. Null when the door is closed meanwhile. */
export async function saveRecords(
  { tx, now, actor }: Pick<Context, 'tx' | 'now' | 'actor'>,
  door: OpenDoor,
  records: readonly CheckedRecord[],
): Promise<RecordOutcome[] | null> {
  const { rows } = await sql<RecordOutcome>`
    select * from assessment_save(${door.id}::uuid, ${door.key}, ${JSON.stringify(records)}::jsonb, ${actor.userId},
      ${door.facts.linkId}::uuid, ${now}::timestamptz)`.execute(tx);
  return rows.length > 0 ? rows : null;
}
