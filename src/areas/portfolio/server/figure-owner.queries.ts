import * as z from 'zod';
import type { Context } from '#platform/use-case/index.ts';
import { INDICATOR_IDS, slugSchema } from '../index.ts';
import { visible } from './project-filter.queries.ts';
import { sql } from 'kysely';

/** Whose figures: a project's or an initiative's, by its slug. */
export const ownerInput = z.object({ of: z.enum(['project', 'initiative']), slug: slugSchema });
export const indicatorInput = z.enum(INDICATOR_IDS);

export interface Owner {
  of: 'project' | 'initiative';
  id: string;
  slug: string;
  organisationId: string;
  name: { fr: string; en: string };
}

/** The owner, when the reader may see it. */
export async function findOwner(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  { of, slug, id }: { of: 'project' | 'initiative'; slug?: string; id?: string },
): Promise<Owner | undefined> {
  const seen = of === 'project' ? visible(actor) : sql`true`;
  const called = slug === undefined ? sql`p.id = ${id}` : sql`p.slug = ${slug}`;
  const { rows } = await sql<Omit<Owner, 'of' | 'name'> & { nameFr: string; nameEn: string }>`
    select p.id, p.slug, p.organisation_id, p.name_fr, p.name_en from ${sql.table(of)} p
    where ${called} and ${seen}`.execute(tx);
  return rows.map(({ nameFr, nameEn, ...row }) => ({ ...row, of, name: { fr: nameFr, en: nameEn } }))[0];
}
