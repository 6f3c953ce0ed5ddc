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
