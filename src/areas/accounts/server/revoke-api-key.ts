import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, role, useCase } from '#platform/use-case/index.ts';
import { organisationOf } from './policies.ts';

/** Closes a key from its next request on. */
export const revokeApiKey = useCase({
  name: 'accounts.revoke-api-key',
  summary: text(m.accounts_revoke_api_key_summary),
  input: z.object({ keyId: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  allow: role('administrator'),
  http: { method: 'DELETE', path: '/organisation/keys/{keyId}' },
  async run({ keyId }, context) {
    const revoked = await context.tx
      .updateTable('apiKey')
      .set({ revokedAt: context.now })
      .where('id', '=', keyId)
      .where('organisationId', '=', organisationOf(context.actor))
      .where('revokedAt', 'is', null)
      .returning('name')
      .executeTakeFirst();
    if (!revoked) return notFound();
    context.audit('api-key', keyId, { name: revoked.name });
    return ok({ id: keyId });
  },
});
