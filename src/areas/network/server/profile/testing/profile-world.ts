import type { z } from 'zod';
import { newId } from '#platform/ids.ts';
import { actorOf, addOrganisation, testRuntime, type TestRuntime } from '#platform/testing/world.ts';
import { perform, publicActor, type Actor, type Operation, type Refusal } from '#platform/use-case/index.ts';
import { createProfile, setConsent, updateProfile } from '../index.ts';

/** Two programmes and two firms, with the people of each, and short ways to ask. Call at the top of a test file. */
export async function profileWorld() {
  const runtime = await testRuntime();
  const sva = await addOrganisation(runtime, 'delivery', 'SVA');
  const cei = await addOrganisation(runtime, 'delivery', 'CEI');
  const fjord = await addCompany(runtime, 'Extrusions du Fjord inc.', '1140000001');
  const alma = await addCompany(runtime, 'Fonderie d’Alma ltée', '1140000002');
  const firmOf = async (companyId: string) =>
    actorOf(await addOrganisation(runtime, 'firm', `Firme ${companyId.slice(-6)}`, companyId), 'firm', {
      companyId,
    });
  const people = {
    officer: actorOf(sva, 'officer'),
    adviser: actorOf(sva, 'adviser'),
    otherOfficer: actorOf(cei, 'officer'),
    funder: actorOf(sva, 'funder'),
    firm: await firmOf(fjord),
    otherFirm: await firmOf(alma),
    public: publicActor,
  };
  return { runtime, people, sva, cei, fjord, alma, ...tools(runtime, people.officer) };
}

async function addCompany({ db }: TestRuntime, legalName: string, neq: string): Promise<string> {
  const id = newId();
  await db
    .insertInto('company')
    .values({ id, firmId: id, legalName, neq, city: 'Saguenay', regionCode: '02', languages: ['fr'] })
    .execute();
  return id;
}

function tools(runtime: TestRuntime, officer: Actor) {
  const ask = <I extends z.ZodType, O extends z.ZodType>(actor: Actor, one: Operation<I, O>, input: object) =>
    perform(runtime, { actor, locale: 'fr', channel: 'page' }, one, input);
  const must = async <I extends z.ZodType, O extends z.ZodType>(
    actor: Actor,
    one: Operation<I, O>,
    input: object,
  ): Promise<z.output<O>> => {
    const result = await ask(actor, one, input);
    if (!result.ok) throw new Error(`${one.name}: ${JSON.stringify(result.refusal)}`);
    return result.value;
  };
  const refusalOf = async <I extends z.ZodType, O extends z.ZodType>(
    actor: Actor,
    one: Operation<I, O>,
    input: object,
  ): Promise<Refusal> => {
    const result = await ask(actor, one, input);
    if (result.ok) throw new Error(`${one.name} was expected to refuse`);
    return result.refusal;
  };
  return { ask, must, refusalOf, ...profileTools(runtime, must, officer) };
}

type Must = <I extends z.ZodType, O extends z.ZodType>(
  actor: Actor,
  one: Operation<I, O>,
  input: object,
) => Promise<z.output<O>>;

function profileTools(runtime: TestRuntime, must: Must, officer: Actor) {
  /** A draft of a firm that says what it makes, and shows it. */
  const begun = async (companyId: string) => {
    await must(officer, createProfile, { companyId });
    const fields = {
      summary: { fr: 'Profilés d’aluminium sur mesure.' },
      processes: [{ concept: 'aluminium-extrusion' }],
      contact: { name: 'Julie Gagnon', email: 'ventes@fjord.example' },
    };
    await must(officer, updateProfile, { companyId, fields });
    await must(officer, setConsent, { companyId, fields: { summary: true, processes: true } });
    return companyId;
  };
  const seenByAll = async (companyId: string) =>
    (
      await runtime.db
        .selectFrom('supplierPublic')
        .select('published')
        .where('companyId', '=', companyId)
        .executeTakeFirst()
    )?.published as Record<string, unknown> | undefined;
  return { begun, seenByAll };
}
