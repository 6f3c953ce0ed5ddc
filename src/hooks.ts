import type { Reroute } from '@sveltejs/kit/hooks';
import { withoutLocale } from '#i18n';

// One set of routes; the language is the first part of the address.
export const reroute: Reroute = ({ url }) => withoutLocale(url.pathname);
