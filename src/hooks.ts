import type { Reroute, Transport } from '@sveltejs/kit/hooks';
import { withoutLocale } from '#i18n';
import { Packed } from '#platform/web/packed.ts';

// One set of routes; the language is the first part of the address.
export const reroute: Reroute = ({ url }) => withoutLocale(url.pathname);

export const transport: Transport = {
  Packed: {
    encode: (value: unknown) => value instanceof Packed && value.json,
    decode: (json: string) => Packed.read(json),
  },
};
