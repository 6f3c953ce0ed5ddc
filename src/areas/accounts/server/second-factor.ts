import { twoFactor } from 'better-auth/plugins';

const LINK_PATH = '/magic-link/verify';

/**
 * The second factor, asked after an e-mailed link as well. The library asks for it after a password only, so that
 * whoever reads a person's mail would get past it; its hook on password sign-in is widened to the link's address.
 */
export function secondFactor() {
  const plugin = twoFactor({ issuer: 'Virage' });
  const [hook, ...others] = plugin.hooks.after;
  if (!hook || others.length > 0)
    throw new Error('The second factor plugin has changed: check which sign-ins it guards.');
  const afterPassword = hook.matcher;
  hook.matcher = (context) => context.path === LINK_PATH || afterPassword(context);
  return plugin;
}
