import { isPublicRoutableHost } from '@better-auth/core/utils/host';
import { discoverOIDCConfig } from '@better-auth/sso';
import { m } from '#messages';
import type { Runtime } from '#platform/runtime.ts';
import { text } from '#platform/text.ts';
import { ok, refuseField, type Result } from '#platform/use-case/index.ts';
import type { StoredProvider } from './identity-provider.queries.ts';

const PATIENCE_MS = 8000;
const SCOPES = ['openid', 'email', 'profile'];

export type ProviderDescription = Omit<StoredProvider, 'clientId' | 'clientSecret'>;

/**
 * Asks a provider where its doors are, before anything is stored: the use case then writes without calling outside.
 * Addresses on a private network are asked only when the installation's configuration names them, so that nobody
 * probes the machines behind the server by way of this form.
 */
export async function describeProvider(
  runtime: Runtime,
  issuer: string,
): Promise<Result<ProviderDescription>> {
  const isTrustedOrigin = (url: string) => isAllowed(url, runtime.config.identityProviders);
  try {
    const found = await discoverOIDCConfig({ issuer, timeout: PATIENCE_MS, isTrustedOrigin });
    const { scopesSupported: _scopes, tokenEndpointAuthentication, ...endpoints } = found;
    if (tokenEndpointAuthentication === 'private_key_jwt') {
      return refuseField('issuer', 'provider-needs-key', text(m.accounts_provider_needs_key));
    }
    return ok({
      ...endpoints,
      ...(tokenEndpointAuthentication && { tokenEndpointAuthentication }),
      pkce: true,
      scopes: SCOPES,
    });
  } catch (error) {
    runtime.log.warn(
      { issuer, reason: (error as { code?: string }).code },
      'identity provider could not be described',
    );
    return refuseField('issuer', 'provider-unreachable', text(m.accounts_provider_unreachable));
  }
}

function isAllowed(url: string, configured: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, protocol, hostname } = new URL(url);
  return configured.includes(origin) || (protocol === 'https:' && isPublicRoutableHost(hostname));
}
