import { sql } from 'kysely';
import { hashSecret } from '#platform/ids.ts';
import type { Context } from '#platform/use-case/index.ts';
import type { AssessmentState, Door } from '../../assessment/index.ts';
import type { StageId } from '../../framework/index.ts';

/** An assessment that somebody may answer, and by which key. */
export interface OpenDoor {
  id: string;
  /** Hash of the link's secret; null for people who signed in. */
  key: string | null;
  facts: Facts;
}

interface Facts {
  id: string;
  organisationId: string;
  companyId: string;
  projectId: string | null;
  frameworkId: string;
  frameworkVersion: number;
  stage: StageId;
  state: AssessmentState;
  reopensId: string | null;
  createdAt: Date;
  submittedAt: Date | null;
  withdrawnAt: Date | null;
  firm: string;
  organisationFr: string;
  organisationEn: string;
  linkId: string | null;
  linkName: string | null;
  snapshotId: string | null;
}

/** The assessment behind a door, when whoever asks may come in. */
export async function openDoor(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  { token, assessmentId }: Door,
): Promise<OpenDoor | null> {
  const key = token === undefined ? null : hashSecret(token);
  const { rows } = await sql<Facts>`
    select * from assessment_open(${key}, ${assessmentId ?? null}::uuid, ${now}::timestamptz)`.execute(tx);
  return rows[0] ? { id: rows[0].id, key, facts: rows[0] } : null;
}

/** Holds the assessment for the rest of the transaction, and gives its state. */
export async function holdDoor({ tx, now }: Pick<Context, 'tx' | 'now'>, { id, key }: OpenDoor) {
  const { rows } = await sql<{
    state: AssessmentState | null;
  }>`select assessment_hold(${id}::uuid, ${key}, ${now}::timestamptz) as state`.execute(tx);
  return rows[0]!.state;
}

/** What of a door never changes: which assessment it opens, and what that asks. */
export type Frame = Pick<OpenDoor, 'id' | 'key'> & {
  facts: Pick<Facts, 'frameworkId' | 'frameworkVersion' | 'linkId'>;
};

const MOST_FRAMES = 5000;
const frames = new Map<string, Frame>();

/**
 * The frame of a door, out of memory where it was opened here before: a device that saves comes back twenty times. Whether
 * it may come in is not in it: that is asked of the database with each saving.
 */
export async function frameOf(context: Pick<Context, 'tx' | 'now'>, door: Door): Promise<Frame | null> {
  const name = door.token === undefined ? `id ${door.assessmentId}` : `link ${hashSecret(door.token)}`;
  const known = frames.get(name);
  if (known) return known;
  const opened = await openDoor(context, door);
  if (!opened) return null;
  const { frameworkId, frameworkVersion, linkId } = opened.facts;
  const frame = { id: opened.id, key: opened.key, facts: { frameworkId, frameworkVersion, linkId } };
  if (frames.size >= MOST_FRAMES) frames.delete(frames.keys().next().value!);
  frames.set(name, frame);
  return frame;
}
