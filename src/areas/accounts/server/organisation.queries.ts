import type { Tx } from '#platform/db/scope.ts';
import type { Organisation } from '../organisation.ts';
import type { OrganisationKind } from '../membership.ts';

export async function kindOf(tx: Tx, organisationId: string): Promise<OrganisationKind> {
  const found = await tx
    .selectFrom('organisation')
    .select('kind')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return found.kind as OrganisationKind;
}

export function findOrganisation(tx: Tx, organisationId: string) {
  return tx.selectFrom('organisation').selectAll().where('id', '=', organisationId).executeTakeFirst();
}

/** Every organisation with the number of its people; for those who run the installation. */
export async function listOrganisations(tx: Tx): Promise<Organisation[]> {
  const rows = await tx
    .selectFrom('organisation as o')
    .select((eb) => [
      'o.id',
      'o.slug',
      'o.kind',
      'o.nameFr',
      'o.nameEn',
      eb.fn<number>('app_people_count', ['o.id']).as('people'),
    ])
    .orderBy('o.nameFr')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as OrganisationKind }));
}
