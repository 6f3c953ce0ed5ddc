import { z } from 'zod';
import { roleSchema } from './membership.ts';

/** Areas whose operations the REST API has; a scope is one of them, read or write. */
export const SCOPE_AREAS = ['accounts', 'portfolio', 'companies', 'outreach'] as const;
export const SCOPES = SCOPE_AREAS.flatMap((area) => [`${area}:read`, `${area}:write`] as const);

export const KEY_PREFIX = 'vir_';
/** Characters of a key that stay readable, so that people can tell keys apart: the mark and six more. */
export const SHOWN_LENGTH = KEY_PREFIX.length + 6;
/** Days a key may last; null: until it is revoked. */
export const KEY_LIFETIMES = [30, 90, 365] as const;

export const apiKeyInput = z.object({
  name: z.string().trim().min(1).max(80),
  role: roleSchema.exclude(['firm']),
  scopes: z.array(z.enum(SCOPES)).min(1),
  days: z.coerce.number().int().min(1).max(3650).optional(),
});

export const apiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  prefix: z.string(),
  role: roleSchema,
  scopes: z.array(z.string()),
  createdAt: z.iso.datetime(),
  createdBy: z.string().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;
