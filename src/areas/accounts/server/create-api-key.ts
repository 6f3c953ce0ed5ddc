import { z } from 'zod';
import { m } from '#messages';
import { hashSecret, newSecret } from '#platform/ids.ts';
import { text } from '#platform/text.ts';
import { ok, refuseField, useCase } from '#platform/use-case/index.ts';
import { apiKeyInput, KEY_PREFIX, SHOWN_LENGTH } from '../api-key.ts';
import { rolesOf } from '../membership.rules.ts';
import { kindOf } from './organisation.queries.ts';
import { organisationOf, personAdministrator } from './policies.ts';

const DAY = 86_400_000;

/**
 * Makes a key for the REST API and answers it once; the database keeps its hash. There is no REST operation for it:
 * answers to REST writes are kept under their idempotency key, and a secret must not be. So no key makes another.
 */
export const createApiKey = useCase({
  name: 'accounts.create-api-key',
  summary: text(m.accounts_create_api_key_summary),
  input: apiKeyInput,
  output: z.object({ id: z.uuid(), secret: z.string() }),
  allow: personAdministrator,
  async run({ name, role, scopes, days }, context) {
    const organisationId = organisationOf(context.actor);
    if (!rolesOf(await kindOf(context.tx, organisationId)).includes(role)) {
      return refuseField('role', 'role-not-here', text(m.accounts_role_not_here));
    }
    const id = context.newId();
    const secret = KEY_PREFIX + newSecret();
    await context.tx
      .insertInto('apiKey')
      .values({
        id,
        organisationId,
        name,
        role,
        scopes,
        prefix: secret.slice(0, SHOWN_LENGTH),
        hash: hashSecret(secret),
        createdBy: context.actor.userId ?? 'system',
        createdAt: context.now,
        expiresAt: days ? new Date(context.now.getTime() + days * DAY) : null,
      })
      .execute();
    context.audit('api-key', id, { name, role, scopes });
    return ok({ id, secret });
  },
});
