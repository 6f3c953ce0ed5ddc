import { readProgramme, type Figure, type Programme } from '../index.ts';
import { toColumns } from './date-columns.ts';
import { addFigures, type FigureOwner } from './load-figures.ts';
import { addProjects } from './load-projects.ts';
import { addBySlug, type Ids, type Loader } from './loader.ts';

export type { Loader };

/** How many rows were added; what was there already is left as it is. */
export interface LoadReport {
  organisations: number;
  initiatives: number;
  priorities: number;
  projects: number;
  figures: number;
}

/**
 * Loads a programme file: adds what is missing and changes nothing that is there, because people may have gone on from
 * it. Loading it again adds nothing; a newer file adds its new projects and figures.
 * @throws what `readProgramme` throws, for a file that is not one.
 */
export async function loadProgramme(loader: Loader, json: unknown): Promise<LoadReport> {
  const programme = readProgramme(json);
  const organisations = await addOrganisations(loader, programme);
  const initiatives = await addInitiatives(loader, programme, organisations.ids);
  const priorities = await addPriorities(loader, programme);
  const projects = await addProjects(loader, programme, {
    organisations: organisations.ids,
    initiatives: initiatives.ids,
    priorities: priorities.ids,
  });
  let figures = 0;
  for (const initiative of programme.initiatives)
    figures += await addInitiativeFigures(loader, initiative, initiatives.ids.get(initiative.id)!);
  for (const project of programme.projects)
    figures += await addFigures(loader, { projectId: projects.ids.get(project.id)! }, project.figures);
  return {
    organisations: organisations.added,
    initiatives: initiatives.added,
    priorities: priorities.added,
    projects: projects.added,
    figures,
  };
}

async function addOrganisations(loader: Loader, { organisations }: Programme) {
  const rows = organisations.map((organisation) => ({
    id: loader.newId(),
    slug: organisation.id,
    kind: organisation.kind,
    nameFr: organisation.name.fr,
    nameEn: organisation.name.en,
    regionCode: organisation.region,
    createdAt: loader.now,
  }));
  return counted(await addBySlug(loader, 'organisation', rows));
}

async function addInitiatives(loader: Loader, { initiatives }: Programme, organisations: Ids) {
  const rows = initiatives.map((initiative) => ({
    id: loader.newId(),
    slug: initiative.id,
    organisationId: organisations.get(initiative.organisation)!,
    nameFr: initiative.name.fr,
    nameEn: initiative.name.en,
    aimFr: initiative.aim.fr,
    aimEn: initiative.aim.en,
    startsOn: initiative.startsOn,
    endsOn: initiative.endsOn,
    datesNoteFr: initiative.datesNote?.fr ?? null,
    datesNoteEn: initiative.datesNote?.en ?? null,
    createdAt: loader.now,
    updatedAt: loader.now,
  }));
  return counted(await addBySlug(loader, 'initiative', rows));
}

async function addPriorities(loader: Loader, { priorities }: Programme) {
  const rows = priorities.map((priority) => {
    const adopted = priority.adoptedOn ? toColumns(priority.adoptedOn) : null;
    return {
      id: loader.newId(),
      slug: priority.id,
      regionCode: priority.region,
      titleFr: priority.title.fr,
      titleEn: priority.title.en,
      detailFr: priority.detail.fr,
      detailEn: priority.detail.en,
      adoptedOn: adopted?.day ?? null,
      adoptedPrecision: adopted?.precision ?? 'day',
      sourceTitle: priority.source.title,
      sourceUrl: priority.source.url,
      createdAt: loader.now,
    };
  });
  return counted(await addBySlug(loader, 'regionPriority', rows));
}

const counted = ({ ids, added }: { ids: Ids; added: string[] }) => ({ ids, added: added.length });

async function addInitiativeFigures(
  loader: Loader,
  initiative: Programme['initiatives'][number],
  initiativeId: string,
): Promise<number> {
  await addAmendments(loader, initiative, initiativeId);
  let added = await addFigures(loader, { initiativeId }, initiative.figures);
  for (const round of initiative.announcements) {
    const announcementId = await addAnnouncement(loader, initiativeId, round);
    added += await addFigures(loader, { initiativeId, announcementId } satisfies FigureOwner, round.figures);
  }
  return added;
}

async function addAmendments(
  { tx, now, newId }: Loader,
  { envelope }: Programme['initiatives'][number],
  initiativeId: string,
): Promise<void> {
  const kept = await tx
    .selectFrom('envelopeAmendment')
    .select(['asOf', 'sourceTitle'])
    .where('initiativeId', '=', initiativeId)
    .execute();
  const known = new Set(kept.map((row) => `${row.asOf} ${row.sourceTitle}`));
  const rows = envelope.map((amendment) => ({ amendment, ...toColumns(amendment.asOf) }));
  const missing = rows.filter(({ amendment, day }) => !known.has(`${day} ${amendment.source.title}`));
  if (missing.length === 0) return;
  await tx
    .insertInto('envelopeAmendment')
    .values(
      missing.map(({ amendment, day, precision }) => ({
        id: newId(),
        initiativeId,
        asOf: day,
        asOfPrecision: precision,
        changeCents: amendment.change?.cents ?? null,
        totalCents: amendment.total?.cents ?? null,
        noteFr: amendment.note?.fr ?? null,
        noteEn: amendment.note?.en ?? null,
        sourceTitle: amendment.source.title,
        sourceUrl: amendment.source.url,
        recordedAt: now,
      })),
    )
    .execute();
}

async function addAnnouncement(
  { tx, newId }: Loader,
  initiativeId: string,
  round: { asOf: string; title: { fr: string; en: string }; figures: Figure[] },
): Promise<string> {
  const { day, precision } = toColumns(round.asOf);
  const kept = await tx
    .selectFrom('announcement')
    .select('id')
    .where('initiativeId', '=', initiativeId)
    .where('asOf', '=', day)
    .where('titleFr', '=', round.title.fr)
    .executeTakeFirst();
  if (kept) return kept.id;
  const id = newId();
  await tx
    .insertInto('announcement')
    .values({
      id,
      initiativeId,
      asOf: day,
      asOfPrecision: precision,
      titleFr: round.title.fr,
      titleEn: round.title.en,
    })
    .execute();
  return id;
}
