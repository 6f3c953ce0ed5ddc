import type { Programme } from '../index.ts';
import { toColumns } from './date-columns.ts';
import { addBySlug, type Ids, type Loader } from './loader.ts';

interface Known {
  organisations: Ids;
  initiatives: Ids;
  priorities: Ids;
}

type ProgrammeProject = Programme['projects'][number];

/** Adds the projects that are not there, each with its regions, sectors, sources of money and priorities. */
export async function addProjects(
  loader: Loader,
  { projects }: Programme,
  known: Known,
): Promise<{ ids: Ids; added: number }> {
  const rows = projects.map((project) => projectRow(loader, project, known));
  const { ids, added } = await addBySlug(loader, 'project', rows);
  for (const project of projects.filter(({ id }) => added.includes(id)))
    await addParts(loader, project, ids.get(project.id)!, known);
  return { ids, added: added.length };
}

function projectRow({ now, newId }: Loader, project: ProgrammeProject, known: Known) {
  const announced = toColumns(project.announcedOn);
  return {
    id: newId(),
    slug: project.id,
    initiativeId: project.initiative ? known.initiatives.get(project.initiative)! : null,
    organisationId: known.organisations.get(project.organisation)!,
    nameFr: project.name.fr,
    nameEn: project.name.en,
    summaryFr: project.summary.fr,
    summaryEn: project.summary.en,
    scope: project.scope.kind,
    startsOn: project.startsOn,
    endsOn: project.endsOn,
    datesNoteFr: project.datesNote?.fr ?? null,
    datesNoteEn: project.datesNote?.en ?? null,
    totalCostCents: project.totalCost?.cents ?? null,
    announcedOn: announced.day,
    announcedPrecision: announced.precision,
    sourceTitle: project.source.title,
    sourceUrl: project.source.url,
    sums: JSON.stringify(project.sums),
    status: 'published',
    createdAt: now,
    updatedAt: now,
  };
}

async function addParts(
  { tx, newId }: Loader,
  project: ProgrammeProject,
  projectId: string,
  known: Known,
): Promise<void> {
  const regions = project.scope.kind === 'regions' ? project.scope.regions : [];
  if (regions.length > 0)
    await tx
      .insertInto('projectRegion')
      .values(regions.map((regionCode) => ({ projectId, regionCode })))
      .execute();
  if (project.sectors.length > 0)
    await tx
      .insertInto('projectSector')
      .values(project.sectors.map((naics) => ({ projectId, naics })))
      .execute();
  if (project.priorities.length > 0)
    await tx
      .insertInto('projectPriority')
      .values(project.priorities.map((slug) => ({ projectId, priorityId: known.priorities.get(slug)! })))
      .execute();
  await tx
    .insertInto('fundingSource')
    .values(
      project.fundingSources.map((source, position) => ({
        id: newId(),
        projectId,
        position,
        funderId: known.organisations.get(source.funder)!,
        recipientId: source.recipient ? known.organisations.get(source.recipient)! : null,
        amountCents: source.amount?.cents ?? null,
        noteFr: source.note?.fr ?? null,
        noteEn: source.note?.en ?? null,
      })),
    )
    .execute();
}
