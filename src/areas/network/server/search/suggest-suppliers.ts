import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { anyone, ok, query } from '#platform/use-case/index.ts';
import { LANGUAGES } from '../../capabilities/index.ts';
import { supplierSearch } from './search-host.ts';

/** Capabilities and suppliers that what is being typed may become. */
export const suggestSuppliers = query({
  name: 'network.suggest-suppliers',
  summary: text(m.suppliers_op_suggest),
  input: z.object({
    q: z.string().trim().max(200).default(''),
    language: z.enum(LANGUAGES).default('fr'),
    limit: z.coerce.number().int().min(1).max(20).default(8),
  }),
  output: z.object({
    items: z.array(
      z.object({ kind: z.enum(['concept', 'firm']), id: z.string(), label: z.string(), matched: z.string() }),
    ),
  }),
  allow: anyone,
  http: { method: 'GET', path: '/network/suppliers/suggest' },
  async run({ q, language, limit }) {
    return ok({ items: await supplierSearch().suggest({ text: q, readerLanguage: language, limit }) });
  },
});
