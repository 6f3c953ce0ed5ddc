import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, platformAdministrator, refuseField, useCase } from '#platform/use-case/index.ts';
import { firstRoleOf } from '../membership.rules.ts';
import { organisationInput } from '../organisation.ts';
import { invite } from './invite.ts';

/** Opens an organisation and invites the first of its people. */
export const createOrganisation = useCase({
  name: 'accounts.create-organisation',
  summary: text(m.accounts_create_organisation_summary),
  input: organisationInput,
  output: z.object({ id: z.uuid() }),
  allow: platformAdministrator,
  http: { method: 'POST', path: '/organisations' },
  async run(input, context) {
    if ((input.kind === 'firm') !== (input.companyId !== undefined)) {
      return refuseField('companyId', 'firm-needs-company', text(m.accounts_firm_needs_company));
    }
    const { email, ...fields } = input;
    const id = context.newId();
    const inserted = await context.tx
      .insertInto('organisation')
      .values({ id, ...fields, createdAt: context.now })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows === 0n) {
      return refuseField('slug', 'organisation-exists', text(m.accounts_organisation_exists));
    }
    await invite(context, {
      organisationId: id,
      name: { fr: input.nameFr, en: input.nameEn },
      email,
      role: firstRoleOf(input.kind),
      language: context.locale,
    });
    context.audit('organisation', id, { slug: input.slug, kind: input.kind });
    return ok({ id });
  },
});
