import { hashSecret, newId } from '#platform/ids.ts';
import { actorOf, addOrganisation, testRuntime, type TestRuntime } from '#platform/testing/world.ts';
import { perform, publicActor, type Actor, type Operation, type Refusal } from '#platform/use-case/index.ts';
import type { z } from 'zod';
import { providerFieldsSchema, type ProviderFields } from '../../../providers/provider.ts';
import { addProvider, createRequest, sendRequest, setRecipients } from '../index.ts';

/** A firm with a strategy of one sheet, its people, its organisation's people, another organisation, and providers. */
export async function proposalWorld() {
  const runtime = await testRuntime();
  const sva = await addOrganisation(runtime, 'delivery', 'SVA');
  const cei = await addOrganisation(runtime, 'delivery', 'CEI');
  const companyId = await addCompany(runtime, 'Aciers du Fjord inc.');
  const firmOrganisation = await addOrganisation(runtime, 'firm', 'Aciers du Fjord', companyId);
  const otherCompany = await addCompany(runtime, 'Usinage Tremblay inc.');
  const otherFirm = await addOrganisation(runtime, 'firm', 'Usinage Tremblay', otherCompany);
  const strategy = await addStrategy(runtime, sva, companyId);
  const people = {
    officer: actorOf(sva, 'officer'),
    adviser: actorOf(sva, 'adviser'),
    firm: actorOf(firmOrganisation, 'firm', { companyId }),
    otherAdviser: actorOf(cei, 'adviser'),
    otherFirm: actorOf(otherFirm, 'firm', { companyId: otherCompany }),
    funder: actorOf(await addOrganisation(runtime, 'funder', 'MEI'), 'funder'),
    public: publicActor,
  };
  return { runtime, sva, cei, companyId, ...strategy, people, ...tools(runtime, people.officer, strategy) };
}
export type ProposalWorld = Awaited<ReturnType<typeof proposalWorld>>;

async function addCompany({ db }: TestRuntime, legalName: string): Promise<string> {
  const id = newId();
  await db
    .insertInto('company')
    .values({ id, firmId: id, legalName, naics: '332710', regionCode: '02', languages: ['fr'] })
    .execute();
  return id;
}

async function addStrategy({ db, clock }: TestRuntime, organisationId: string, companyId: string) {
  const [strategyId, initiativeId] = [newId(), newId()];
  const at = { createdAt: clock.now(), updatedAt: clock.now() };
  await db
    .insertInto('digitalStrategy')
    .values({ id: strategyId, organisationId, companyId, title: 'Plan numérique', ...at })
    .execute();
  await db
    .insertInto('technologyInitiative')
    .values({
      id: initiativeId,
      strategyId,
      templateId: 'mes',
      title: 'Suivi de production',
      problem: 'Les bons de travail sont sur papier.',
      ...at,
    })
    .execute();
  return { strategyId, initiativeId };
}

export const CRITERIA = [
  { id: 'fit', name: 'Réponse au besoin', weight: 60 },
  { id: 'price', name: 'Prix', weight: 40 },
];

function tools(runtime: TestRuntime, officer: Actor, ids: { strategyId: string; initiativeId: string }) {
  const ask = <I extends z.ZodType, O extends z.ZodType>(
    actor: Actor,
    operation: Operation<I, O>,
    input: unknown,
  ) => perform(runtime, { actor, channel: 'page', locale: 'fr' }, operation, input);
  const must = async <I extends z.ZodType, O extends z.ZodType>(
    actor: Actor,
    operation: Operation<I, O>,
    input: unknown,
  ): Promise<z.output<O>> => {
    const result = await ask(actor, operation, input);
    if (!result.ok) throw new Error(`${operation.name}: ${JSON.stringify(result.refusal)}`);
    return result.value;
  };
  const refusalOf = async <I extends z.ZodType, O extends z.ZodType>(
    actor: Actor,
    operation: Operation<I, O>,
    input: unknown,
  ): Promise<Refusal> => {
    const result = await ask(actor, operation, input);
    if (result.ok) throw new Error(`${operation.name} was expected to refuse.`);
    return result.refusal;
  };
  const provider = async (name: string, more: Partial<ProviderFields> = {}): Promise<string> => {
    const email = `${name.toLowerCase().replaceAll(/[^a-z]/g, '')}@example.test`;
    const fields = providerFieldsSchema.parse({
      name,
      email,
      templateIds: ['mes'],
      families: ['production'],
      ...more,
    });
    return (await must(officer, addProvider, fields)).id;
  };
  /** A request that was sent to providers, with the token of each by name. */
  const sent = async (providers: Record<string, string>, deadline = '2026-03-10T16:00') => {
    const fields = { title: 'Suivi de production', need: 'Voir les machines.', criteria: CRITERIA, deadline };
    const { id } = await must(officer, createRequest, { ...ids, ...fields });
    await must(officer, setRecipients, { id, providerIds: Object.values(providers) });
    await must(officer, sendRequest, { id });
    return { id, tokens: await tokensOf(runtime, id, providers) };
  };
  return { ask, must, refusalOf, provider, sent };
}

/** The token of each provider's present link: the one of those mailed whose hash the request keeps. */
export async function tokensOf({ db }: TestRuntime, requestId: string, providers: Record<string, string>) {
  const tokens: Record<string, string> = {};
  for (const [name, id] of Object.entries(providers)) {
    const { email, tokenHash } = await db
      .selectFrom('proposalRecipient')
      .select(['email', 'tokenHash'])
      .where('requestId', '=', requestId)
      .where('providerId', '=', id)
      .executeTakeFirstOrThrow();
    const mails = await db.selectFrom('mail').select('text').where('recipient', '=', email).execute();
    const mailed = mails.flatMap(({ text }) => /\/proposal\/([\w-]+)/.exec(text)?.[1] ?? []);
    tokens[name] = mailed.find((token) => hashSecret(token) === tokenHash)!;
  }
  return tokens;
}
