import { sql } from 'kysely';
import type { Context } from '#platform/use-case/index.ts';
import type { Snapshot } from '../../assessment/index.ts';
import {
  peerFiguresSchema,
  USUAL_SETTINGS,
  type PeerFigures,
  type PrioritySettings,
} from '../../result/index.ts';
import { SNAPSHOT } from '../assessment/snapshot.queries.ts';
import type { OpenDoor } from '../assessment/index.ts';

type Reading = Pick<Context, 'tx' | 'now'>;
type Key = Pick<OpenDoor, 'id' | 'key'>;

/** What the assessment froze, with the assessment that corrects it; null while it is open. */
export async function readSnapshot(
  { tx, now }: Reading,
  { id, key }: Key,
): Promise<(Snapshot & { correctedBy: string | null }) | null> {
  const { rows } = await sql<Snapshot & { correctedBy: string | null }>`
    select ${SNAPSHOT}, newer.assessment_id as corrected_by
    from assessment_result(${id}::uuid, ${key}, ${now}::timestamptz) s
    left join assessment_snapshot newer on newer.id = s.superseded_by`.execute(tx);
  return rows[0] ?? null;
}

/** The firm's other submitted measures by the same framework, the newest first. */
export async function readMeasures({ tx, now }: Reading, { id, key }: Key): Promise<Snapshot[]> {
  const { rows } =
    await sql<Snapshot>`select ${SNAPSHOT} from assessment_measures(${id}::uuid, ${key}, ${now}::timestamptz) s`.execute(
      tx,
    );
  return rows;
}

/** The group that the result is compared with; null where no group holds enough firms. */
export async function readPeers({ tx, now }: Reading, { id, key }: Key): Promise<PeerFigures | null> {
  const { rows } = await sql<{
    peers: unknown;
  }>`select assessment_peers(${id}::uuid, ${key}, ${now}::timestamptz) as peers`.execute(tx);
  return rows[0]?.peers ? peerFiguresSchema.parse(rows[0].peers) : null;
}

export async function readSettings({ tx, now }: Reading, { id, key }: Key): Promise<PrioritySettings> {
  const { rows } = await sql<PrioritySettings>`
    select cost_profile, kpis from assessment_priorities(${id}::uuid, ${key}, ${now}::timestamptz)`.execute(
    tx,
  );
  return rows[0] ?? USUAL_SETTINGS;
}

/** False when whoever asks may not. */
export async function writeSettings(
  { tx, now }: Reading,
  { id, key }: Key,
  { costProfile, kpis }: PrioritySettings,
  who: string,
): Promise<boolean> {
  const json = (value: object | null) => (value ? JSON.stringify(value) : null);
  const { rows } = await sql<{ done: boolean }>`
    select assessment_prioritise(${id}::uuid, ${key}, ${json(costProfile)}::jsonb, ${json(kpis)}::jsonb, ${who},
      ${now}::timestamptz) as done`.execute(tx);
  return rows[0]!.done;
}
