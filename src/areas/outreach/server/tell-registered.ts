import { sql } from 'kysely';
import { asActor, type Tx } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import type { TaskContext } from '#platform/jobs/task.ts';
import { queueMail } from '#platform/mail/mail.ts';
import type { Locale } from '#platform/text.ts';
import { findPublishedById } from './public-activity.queries.ts';
import { changeMail } from './registration-mail.ts';

/** Job: writes to everyone registered for an activity that changed or was called off. All mails are queued, or none. */
export async function tellRegistered(
  { activityId }: { activityId: string },
  { runtime, actor }: TaskContext,
): Promise<void> {
  await asActor(runtime.db, actor, async (tx) => {
    const now = runtime.clock.now();
    const published = await findPublishedById(tx, activityId, now);
    if (!published) return;
    const context = {
      tx,
      now,
      actor: { ...actor, organisationId: await ownerOf(tx, activityId) },
      newId: () => newId(now.getTime()),
    };
    for (const { language, ...person } of await registeredPeople(tx, activityId)) {
      const reader = { locale: language, origin: runtime.config.origin };
      await queueMail(context, changeMail(published, person, reader));
    }
  });
}

async function ownerOf(tx: Tx, activityId: string): Promise<string> {
  const { organisationId } = await tx
    .selectFrom('activity')
    .where('id', '=', activityId)
    .select('organisationId')
    .executeTakeFirstOrThrow();
  return organisationId;
}

async function registeredPeople(tx: Tx, activityId: string) {
  const { rows } = await sql<{ name: string | null; email: string; language: Locale }>`
    select t.name, t.email, case when t.language = 'en' then 'en' else 'fr' end as language
    from participation pa join attendee t on t.participation_id = pa.id
    where pa.activity_id = ${activityId}::uuid and pa.state = 'registered' and t.email is not null
    order by pa.id`.execute(tx);
  return rows;
}
