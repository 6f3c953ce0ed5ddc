import type { Context } from '#platform/use-case/index.ts';

/** The name of who acts, kept beside what they did: the other side cannot look up their account. */
export async function personName({ tx, actor }: Pick<Context, 'tx' | 'actor'>): Promise<string> {
  if (actor.userId === null) return 'API';
  const person = await tx
    .selectFrom('person')
    .select('name')
    .where('id', '=', actor.userId)
    .executeTakeFirst();
  return person?.name ?? '—';
}
