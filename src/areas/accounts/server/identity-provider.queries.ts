import type { Tx } from '#platform/db/scope.ts';
import type { IdentityProvider } from '../identity-provider.ts';

/** What the library reads of a provider, as it keeps it: JSON in one column. */
export interface StoredProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  pkce: true;
  discoveryEndpoint: string;
  authorizationEndpoint?: string;
  tokenEndpoint?: string;
  jwksEndpoint?: string;
  userInfoEndpoint?: string;
  tokenEndpointAuthentication?: 'client_secret_basic' | 'client_secret_post';
  scopes: string[];
}

/** Where the provider sends people back: to be registered there, so it must not change with the organisation's name. */
export const redirectUriOf = (origin: string, providerId: string): string =>
  `${origin}/api/auth/sso/callback/${providerId}`;

export async function findProvider(
  tx: Tx,
  organisationId: string,
  origin: string,
): Promise<IdentityProvider | null> {
  const found = await tx
    .selectFrom('identityProvider')
    .select(['issuer', 'providerId', 'oidcConfig'])
    .where('organisationId', '=', organisationId)
    .executeTakeFirst();
  if (!found?.issuer || !found.providerId) return null;
  const { clientId } = JSON.parse(found.oidcConfig ?? '{}') as Partial<StoredProvider>;
  return {
    issuer: found.issuer,
    clientId: clientId ?? '',
    redirectUri: redirectUriOf(origin, found.providerId),
  };
}

export async function storeProvider(
  tx: Tx,
  owner: { organisationId: string; slug: string; userId: string },
  config: StoredProvider,
): Promise<void> {
  await removeProvider(tx, owner.organisationId);
  await tx
    .insertInto('identityProvider')
    .values({
      id: undefined as never,
      organisationId: owner.organisationId,
      providerId: owner.slug,
      issuer: config.issuer,
      // People choose their organisation by name. A domain would let an organisation claim the people of another.
      domain: `${owner.slug}.invalid`,
      oidcConfig: JSON.stringify(config),
      userId: owner.userId,
    })
    .execute();
}

export async function removeProvider(tx: Tx, organisationId: string): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('identityProvider')
    .where('organisationId', '=', organisationId)
    .executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}
