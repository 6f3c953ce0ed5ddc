import { sql } from 'kysely';
import { writeTimeline } from '#areas/companies/server/index.ts';
import { m } from '#messages';
import { asActor, type Tx } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import type { Subscribers, TaskContext } from '#platform/jobs/task.ts';
import { text } from '#platform/text.ts';
import { systemActor } from '#platform/use-case/index.ts';

interface SignedEvent {
  strategyId: string;
  version: number;
}

/**
 * Writes a signature into the firm's file. In the name of the organisation that accompanies the firm, whoever signed: an
 * entry of the firm's own would stay hidden from its advisers.
 */
export const writeSigned = ({ strategyId, version }: SignedEvent, { runtime }: TaskContext): Promise<void> =>
  asActor(runtime.db, systemActor, async (tx) => {
    const signed = await findSignature(tx, strategyId, version);
    if (!signed) return;
    const now = runtime.clock.now();
    const actor = { organisationId: signed.organisationId, userId: null };
    await writeTimeline({ tx, now, actor, newId: () => newId(now.getTime()) }, [
      {
        companyId: signed.companyId,
        at: signed.at,
        kind: 'strategy-signed',
        text: text(m.strategies_timeline_signed, { version }),
        path: `/strategies/${strategyId}`,
        projectId: signed.projectId,
        subjectType: 'strategy',
        subjectId: strategyId,
        details: { version },
      },
    ]);
  });

interface Signature {
  organisationId: string;
  companyId: string;
  projectId: string | null;
  at: Date;
}

/** The signature, unless it is written already: an event may come twice. */
async function findSignature(tx: Tx, strategyId: string, version: number): Promise<Signature | undefined> {
  const { rows } = await sql<Signature>`
    select s.organisation_id, s.company_id, s.project_id, g.created_at as at
    from digital_strategy s join strategy_signoff g on g.strategy_id = s.id and g.version = ${version}
    where s.id = ${strategyId}::uuid and not exists (
      select from timeline_entry t where t.subject_type = 'strategy' and t.subject_id = s.id
        and t.kind = 'strategy-signed' and t.details ->> 'version' = ${String(version)})`.execute(tx);
  return rows[0];
}

export const documentSubscribers: Subscribers = { 'strategy.signed': [writeSigned] };
