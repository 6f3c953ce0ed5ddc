import { addFirms, firmNamed, runAs, valueAs } from '#areas/companies/server/testing.ts';
import { newId } from '#platform/ids.ts';
import { actorOf, addOrganisation, type TestRuntime } from '#platform/testing/world.ts';
import { SECTIONS, type SectionId } from '../../document/sections.ts';
import { addInitiative, createStrategy, openText, saveText } from './index.ts';

/** An organisation with its adviser, a firm with its manager, strangers of both kinds, and a strategy of the firm. */
export async function strategyWorld(runtime: TestRuntime) {
  const [sva, cei] = [
    await addOrganisation(runtime, 'delivery', 'SVA'),
    await addOrganisation(runtime, 'delivery', 'CEI'),
  ];
  const funder = await addOrganisation(runtime, 'funder', 'MEIE');
  const [firmId, otherFirmId] = (await addFirms(runtime, [
    firmNamed('Profilés du Lac inc.'),
    firmNamed('Usinage Boréal inc.'),
  ])) as [string, string];
  const firmOrganisation = await addOrganisation(runtime, 'firm', 'Profilés du Lac');
  const otherOrganisation = await addOrganisation(runtime, 'firm', 'Usinage Boréal');
  const projectId = newId();
  await runtime.db
    .insertInto('project')
    .values({
      id: projectId,
      slug: 'p-sva',
      organisationId: sva,
      scope: 'national',
      nameFr: 'P',
      nameEn: 'P',
    })
    .execute();
  await runtime.db.insertInto('fundingSource').values({ id: newId(), projectId, funderId: funder }).execute();
  const people = {
    adviser: actorOf(sva, 'adviser'),
    manager: actorOf(firmOrganisation, 'firm', { companyId: firmId, delivers: false }),
    stranger: actorOf(cei, 'officer'),
    otherFirm: actorOf(otherOrganisation, 'firm', { companyId: otherFirmId, delivers: false }),
    funder: actorOf(funder, 'funder', { delivers: false }),
  };
  const { id } = await valueAs(runtime, people.adviser)(createStrategy, { companyId: firmId, projectId });
  return { ...people, firmId, otherFirmId, projectId, sva, funderId: funder, id };
}

export type StrategyWorld = Awaited<ReturnType<typeof strategyWorld>>;

/** Writes what a signature needs, and gives the one sheet's id. */
export async function completeStrategy(
  runtime: TestRuntime,
  { adviser, id }: StrategyWorld,
): Promise<string> {
  const value = valueAs(runtime, adviser);
  const { initiativeId } = await value(addInitiative, { id, title: 'Suivi des machines' });
  const opened = await value(openText, {
    id,
    section: 'initiative',
    initiativeId,
  });
  await value(saveText, {
    id,
    section: 'initiative',
    initiativeId,
    baseId: opened.last!.textId,
    content: {
      ...opened.content,
      problem: 'Arrêts inconnus',
      benefit: 'Moins d’arrêts',
      oneOffCents: 5_000_000,
      owner: 'Directrice d’usine',
    },
  });
  for (const section of SECTIONS) {
    const content = NEEDED[section];
    if (content) await value(saveText, { id, section, content });
  }
  return initiativeId;
}

const row = () => ({ id: newId() });
const NEEDED: Partial<Record<SectionId, Record<string, unknown>>> = {
  profile: { description: 'Une usine de profilés', aims: [{ ...row(), aim: 'Livrer plus tôt' }] },
  inventory: { processes: [{ ...row(), process: 'Commandes', system: 'Chiffrier' }] },
  needs: { needs: [{ ...row(), need: 'Voir les arrêts' }] },
  'action-plan': { actions: [{ ...row(), action: 'Choisir', owner: 'Directrice', due: '2026-06-01' }] },
  funding: { sources: [{ ...row(), name: 'Fonds propres', amountCents: 5_000_000 }] },
};

export { runAs, valueAs };
