import { z } from 'zod';

/** What an organisation's administrator copies from their identity provider. */
export const identityProviderInput = z.object({
  issuer: z.url({ protocol: /^https?$/ }).max(300),
  clientId: z.string().trim().min(1).max(300),
  clientSecret: z.string().trim().min(1).max(1000),
});

export const identityProvider = z.object({
  issuer: z.string(),
  clientId: z.string(),
  /** The address to register at the provider: it sends people back there. */
  redirectUri: z.string(),
});
export type IdentityProvider = z.infer<typeof identityProvider>;
