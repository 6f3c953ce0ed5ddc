import type { Subscribers, Task } from './task.ts';

const BATCH = 100;

/**
 * Hands outgoing events to those who asked for them, oldest first. An event is marked only when all of them took it, so
 * each may see it again after a crash and must come to the same end.
 */
export const deliverEvents = (subscribers: Subscribers): Task => {
  return async (_payload, context) => {
    const { db, clock } = context.runtime;
    for (;;) {
      const events = await db
        .selectFrom('outboxEvent')
        .select(['id', 'name', 'payload'])
        .where('deliveredAt', 'is', null)
        .orderBy('id')
        .limit(BATCH)
        .execute();
      for (const event of events) {
        for (const subscriber of subscribers[event.name] ?? [])
          await subscriber(event.payload as never, context);
        await db
          .updateTable('outboxEvent')
          .set({ deliveredAt: clock.now() })
          .where('id', '=', event.id)
          .execute();
      }
      if (events.length < BATCH || context.stopping.aborted) return;
    }
  };
};
