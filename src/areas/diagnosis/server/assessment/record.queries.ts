import { sql } from 'kysely';
import type { Text } from '#platform/text.ts';
import type { Context } from '#platform/use-case/index.ts';
import type { AsideReason, SentRecord, Sync } from '../../assessment/index.ts';
import type { Frame } from './door.queries.ts';

/** A record with what the framework says against it, if anything. */
export interface CheckedRecord extends SentRecord {
  aside: AsideReason | null;
  asideReason: Text | null;
}

/** Of one assessment in a minute, from all its devices together: far more than people answer, far less than a flood. */
const SAVES = { most: 300, seconds: 60 };

/**
 * Adds records (those that are there already stay as they are) and reads what was said after a position, in the order it
 * arrived. Null when the door is closed meanwhile; 'busy' when too much is said in too short a time.
 */
export async function exchange(
  { tx, now, actor }: Pick<Context, 'tx' | 'now' | 'actor'>,
  { id, key, facts }: Frame,
  records: readonly CheckedRecord[] = [],
  since = 0,
): Promise<Sync | 'busy' | null> {
  const { rows } = await sql<{ heard: Sync | { busy: true } | null }>`
    select assessment_exchange(${id}::uuid, ${key}, ${JSON.stringify(records)}::jsonb, ${since}::bigint, ${actor.userId},
      ${facts.linkId}::uuid, ${SAVES.most}::integer, ${SAVES.seconds}::integer, ${now}::timestamptz) as heard`.execute(
    tx,
  );
  const { heard } = rows[0]!;
  return heard && 'busy' in heard ? 'busy' : heard;
}

/** Everything said so far, through a door that is open. */
export async function readSaid(context: Pick<Context, 'tx' | 'now' | 'actor'>, door: Frame): Promise<Sync> {
  const heard = await exchange(context, door);
  if (!heard || heard === 'busy') throw new Error(`Assessment ${door.id} was open a moment ago, and is not.`);
  return heard;
}
