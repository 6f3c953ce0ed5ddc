/**
 * Whether an address is one of the public network, whatever the language prefix of the work screens before it. On its own
 * in this file: every page asks it, and none needs the rest for that.
 */
export const isPublicNetwork = (path: string): boolean => /^(\/en)?\/suppliers(\/|$)/.test(path);
