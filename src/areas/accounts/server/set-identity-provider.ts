import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, query, role, useCase } from '#platform/use-case/index.ts';
import { identityProvider, identityProviderInput } from '../identity-provider.ts';
import { findProvider, redirectUriOf, removeProvider, storeProvider } from './identity-provider.queries.ts';
import { findOrganisation } from './organisation.queries.ts';
import { organisationOf, personAdministrator } from './policies.ts';

/** What `describeProvider` found out. Only the server fills it: there is no REST operation for it. */
const description = z.object({
  issuer: z.string(),
  pkce: z.literal(true),
  discoveryEndpoint: z.string(),
  authorizationEndpoint: z.string(),
  tokenEndpoint: z.string(),
  jwksEndpoint: z.string(),
  userInfoEndpoint: z.string().optional(),
  tokenEndpointAuthentication: z.enum(['client_secret_basic', 'client_secret_post']).optional(),
  scopes: z.array(z.string()),
});

/** Lets the organisation's people sign in at its own OpenID provider. */
export const setIdentityProvider = useCase({
  name: 'accounts.set-identity-provider',
  summary: text(m.accounts_set_identity_provider_summary),
  input: identityProviderInput.omit({ issuer: true }).extend({ description }),
  output: z.object({ redirectUri: z.string() }),
  allow: personAdministrator,
  async run({ clientId, clientSecret, description: found }, context) {
    const organisation = await findOrganisation(context.tx, organisationOf(context.actor));
    if (!organisation || !context.actor.userId) return notFound();
    const owner = { organisationId: organisation.id, slug: organisation.slug, userId: context.actor.userId };
    await storeProvider(context.tx, owner, { ...found, clientId, clientSecret });
    context.audit('identity-provider', organisation.slug, { issuer: found.issuer, clientId });
    return ok({ redirectUri: redirectUriOf(context.origin, organisation.slug) });
  },
});

export const removeIdentityProvider = useCase({
  name: 'accounts.remove-identity-provider',
  summary: text(m.accounts_remove_identity_provider_summary),
  input: z.object({}),
  output: z.object({ removed: z.literal(true) }),
  allow: role('administrator'),
  http: { method: 'DELETE', path: '/organisation/identity-provider' },
  async run(_input, context) {
    const organisationId = organisationOf(context.actor);
    if (!(await removeProvider(context.tx, organisationId))) return notFound();
    context.audit('identity-provider', organisationId);
    return ok({ removed: true as const });
  },
});

export const readIdentityProvider = query({
  name: 'accounts.read-identity-provider',
  summary: text(m.accounts_read_identity_provider_summary),
  input: z.object({}),
  output: z.object({ provider: identityProvider.nullable(), redirectUri: z.string() }),
  allow: role('administrator'),
  http: { method: 'GET', path: '/organisation/identity-provider' },
  async run(_input, context) {
    const organisation = await findOrganisation(context.tx, organisationOf(context.actor));
    if (!organisation) return notFound();
    const provider = await findProvider(context.tx, organisation.id, context.origin);
    return ok({ provider, redirectUri: redirectUriOf(context.origin, organisation.slug) });
  },
});
