import { asActor } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import { addJob } from '#platform/jobs/queue.ts';
import type { Subscribers, TaskContext } from '#platform/jobs/task.ts';
import { countStandingFirms } from './compare-firms.ts';
import { findPairs } from './find-pairs.ts';
import { dropFallenPairs, recordPairs } from './record-pairs.ts';
import { duplicateThresholds } from './thresholds.ts';
import type { ImportPayload } from './watch-import.ts';

/**
 * Compares firms with the register and keeps the pairs that a person should look at. Each in a transaction of its own,
 * so that a long list holds nothing; a record that was merged is left to the firm that stands for it.
 */
export async function watchFirms(ids: readonly string[], { runtime, actor }: TaskContext): Promise<void> {
  const { review } = duplicateThresholds();
  for (const id of ids) {
    await asActor(runtime.db, actor, async (tx) => {
      const firm = await tx.selectFrom('company').select('firmId').where('id', '=', id).executeTakeFirst();
      if (!firm) return;
      const registerSize = await countStandingFirms(tx);
      const found = await findPairs(tx, firm.firmId, { review, registerSize });
      const writing = { tx, now: runtime.clock.now(), newId: () => newId(runtime.clock.now().getTime()) };
      await recordPairs(writing, found);
      await dropFallenPairs(writing, firm.firmId, found);
    });
  }
}

const watchImport = (payload: ImportPayload, { runtime, actor }: TaskContext): Promise<void> =>
  asActor(runtime.db, actor, (tx) => addJob(tx, { task: 'companies.watch-import', payload }));

/**
 * A firm that was added or changed, as the register, merges and their undoing tell; and lists of firms or of people,
 * whose firms are compared in a job of their own so that other events do not wait.
 */
export const duplicateSubscribers: Subscribers = {
  'companies.companies-imported': [watchImport],
  'companies.attendance-imported': [watchImport],
  'companies.company-changed': [
    ({ companyId }: { companyId: string }, context) => watchFirms([companyId], context),
  ],
};
