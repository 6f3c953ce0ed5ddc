import { newId } from '../ids.ts';
import type { Runtime } from '../runtime.ts';

export type OrganisationKind = 'platform' | 'delivery' | 'funder' | 'firm' | 'partner';

/** An organisation with a name, and nobody in it. Gives its id. */
export async function addOrganisation(
  runtime: Runtime,
  kind: OrganisationKind,
  name: string,
  companyId: string | null = null,
): Promise<string> {
  const id = newId();
  const slug = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${id.slice(-6)}`;
  await runtime.db
    .insertInto('organisation')
    .values({ id, slug, kind, nameFr: name, nameEn: name, companyId })
    .execute();
  return id;
}
