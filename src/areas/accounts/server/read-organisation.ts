import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, query } from '#platform/use-case/index.ts';
import { ORGANISATION_KINDS, type OrganisationKind } from '../membership.ts';
import { findOrganisation } from './organisation.queries.ts';
import { member, organisationOf } from './policies.ts';

/** The organisation acted for. */
export const readOrganisation = query({
  name: 'accounts.read-organisation',
  summary: text(m.accounts_read_organisation_summary),
  input: z.object({}),
  output: z.object({
    id: z.uuid(),
    slug: z.string(),
    kind: z.enum(ORGANISATION_KINDS),
    nameFr: z.string(),
    nameEn: z.string(),
    regionCode: z.string().nullable(),
    website: z.string().nullable(),
  }),
  allow: member,
  http: { method: 'GET', path: '/organisation' },
  async run(_input, context) {
    const found = await findOrganisation(context.tx, organisationOf(context.actor));
    if (!found) return notFound();
    const { id, slug, nameFr, nameEn, regionCode, website } = found;
    return ok({ id, slug, kind: found.kind as OrganisationKind, nameFr, nameEn, regionCode, website });
  },
});
