import { hashSecret } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';
import type { Actor } from '#platform/use-case/index.ts';
import { KEY_PREFIX } from '../api-key.ts';
import type { OrganisationKind, Role } from '../membership.ts';
import { delivers } from '../membership.rules.ts';

const MINUTE = 60_000;

/**
 * The organisation whose API key a request carries ("Bearer vir_..."); null when the header holds no key of ours, or
 * one that is unknown, expired or revoked. Its use is noted once a minute at most: a busy key is not a busy row.
 */
export async function resolveApiKey(runtime: Runtime, authorization: string | null): Promise<Actor | null> {
  const secret = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (!secret?.startsWith(KEY_PREFIX)) return null;
  const now = runtime.clock.now();
  const key = await findKey(runtime, hashSecret(secret));
  if (!key || key.revokedAt || (key.expiresAt && key.expiresAt <= now)) return null;
  await noteUse(runtime, key, now);
  return {
    kind: 'key',
    userId: `key:${key.id}`,
    organisationId: key.organisationId,
    role: key.role as Role,
    companyId: key.companyId,
    delivers: delivers(key.kind as OrganisationKind),
    platform: key.kind === 'platform',
    scopes: key.scopes,
  };
}

function findKey(runtime: Runtime, hash: string) {
  return runtime.db
    .selectFrom('apiKey as k')
    .innerJoin('organisation as o', 'o.id', 'k.organisationId')
    .select([
      'k.id',
      'k.organisationId',
      'k.role',
      'k.scopes',
      'k.expiresAt',
      'k.revokedAt',
      'k.lastUsedAt',
      'o.companyId',
      'o.kind',
    ])
    .where('k.hash', '=', hash)
    .executeTakeFirst();
}

async function noteUse(
  runtime: Runtime,
  key: { id: string; lastUsedAt: Date | null },
  now: Date,
): Promise<void> {
  if (key.lastUsedAt && now.getTime() - key.lastUsedAt.getTime() < MINUTE) return;
  await runtime.db.updateTable('apiKey').set({ lastUsedAt: now }).where('id', '=', key.id).execute();
}
