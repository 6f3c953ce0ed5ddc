import type { Context } from '#platform/use-case/index.ts';

export interface Author {
  id: string | null;
  name: string;
  organisationId: string | null;
}

/**
 * Who writes, by name. The name is kept with the text: a firm cannot look up its adviser's account, nor the other way
 * round. An API key writes in its organisation's name.
 */
export async function authorOf({ tx, actor }: Pick<Context, 'tx' | 'actor'>): Promise<Author> {
  const { userId: id, organisationId } = actor;
  const person = id
    ? await tx.selectFrom('person').where('id', '=', id).select('name').executeTakeFirst()
    : undefined;
  const name = person?.name ?? (await organisationName(tx, organisationId)) ?? 'Virage';
  return { id, name, organisationId };
}

async function organisationName(tx: Context['tx'], id: string | null): Promise<string | undefined> {
  if (!id) return undefined;
  const found = await tx.selectFrom('organisation').where('id', '=', id).select('nameFr').executeTakeFirst();
  return found?.nameFr;
}
