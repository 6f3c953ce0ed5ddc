import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, query } from '#platform/use-case/index.ts';
import { interestSchema } from '../../providers/interest.ts';
import {
  listProvidersInput,
  providerListSchema,
  providerSchema,
  type Provider,
} from '../../providers/provider.ts';
import { readInterests } from './interest.queries.ts';
import { directoryKeeper, directoryReader } from './policies.ts';
import { listProviders, readChanges, readProvider, type ProviderRow } from './provider.queries.ts';

/** A page of the directory: searched, filtered, sorted. */
export const listProvidersQuery = query({
  name: 'strategy.list-providers',
  summary: text(m.providers_op_list),
  input: listProvidersInput,
  output: providerListSchema,
  allow: directoryReader,
  http: { method: 'GET', path: '/providers' },
  run: async ({ sort, cursor, limit, ...filter }, { tx }) =>
    ok(await listProviders(tx, filter, { sort, cursor, limit })),
});

/** A provider, with the interests declared in it that touch the reader, and who changed what. */
export const getProvider = query({
  name: 'strategy.get-provider',
  summary: text(m.providers_op_get),
  input: z.object({ id: z.uuid() }),
  output: providerSchema.extend({ interests: z.array(interestSchema) }),
  allow: directoryReader,
  http: { method: 'GET', path: '/providers/{id}' },
  async run({ id }, { tx, actor }) {
    const row = await readProvider(tx, id);
    if (!row) return notFound();
    const keeper = directoryKeeper(actor);
    const changes = keeper ? await readChanges(tx, id) : [];
    const interests = await readInterests(tx, actor, { providerIds: [id] });
    return ok({ ...shown(row, keeper), keeper, changes, interests });
  },
});

/** Customers that did not agree to be named are named to the keepers alone. */
export function shown(row: ProviderRow, keeper: boolean): Omit<Provider, 'keeper' | 'changes'> {
  const { organisationFr, organisationEn, references, ...provider } = row;
  return {
    ...provider,
    addedByOrganisation: { fr: organisationFr, en: organisationEn },
    references: references.map((one) => ({
      ...one,
      firm: one.named === 'public' || keeper ? one.firm : null,
    })),
  };
}
