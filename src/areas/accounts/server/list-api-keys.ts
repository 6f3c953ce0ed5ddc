import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, query, role } from '#platform/use-case/index.ts';
import { apiKey } from '../api-key.ts';
import type { Role } from '../membership.ts';
import { organisationOf } from './policies.ts';

/** The organisation's keys, newest first; never the keys themselves. */
export const listApiKeys = query({
  name: 'accounts.list-api-keys',
  summary: text(m.accounts_list_api_keys_summary),
  input: z.object({}),
  output: z.object({ items: z.array(apiKey) }),
  allow: role('administrator'),
  http: { method: 'GET', path: '/organisation/keys' },
  async run(_input, context) {
    const rows = await context.tx
      .selectFrom('apiKey as k')
      .leftJoin('person as p', 'p.id', 'k.createdBy')
      .select([
        'k.id',
        'k.name',
        'k.prefix',
        'k.role',
        'k.scopes',
        'k.createdAt',
        'k.expiresAt',
        'k.lastUsedAt',
        'k.revokedAt',
        'p.name as createdBy',
      ])
      .where('k.organisationId', '=', organisationOf(context.actor))
      .orderBy('k.createdAt', 'desc')
      .execute();
    const items = rows.map((row) => ({
      ...row,
      role: row.role as Role,
      createdAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt?.toISOString() ?? null,
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
      revokedAt: row.revokedAt?.toISOString() ?? null,
    }));
    return ok({ items });
  },
});
