import * as z from 'zod';
import { bilingualSchema } from './bilingual.ts';
import { figureFields, hasItsUnit, sourceSchema, WRONG_UNIT, type Source } from './figure.ts';
import { amendmentFields, initiativeFields, type Initiative } from './initiative.ts';
import { partialDateSchema } from './partial-date.ts';
import { projectFields, type Project } from './project.ts';
import { regionCodeSchema } from './region.ts';
import { regionPrioritySchema } from './region-priority.ts';
import { slugSchema } from './slug.ts';

/** What an organisation of the file is to the programmes; one that runs projects and pays for some is a funder. */
export const ORGANISATION_KINDS = ['delivery', 'funder', 'partner'] as const;

const organisationSchema = z.strictObject({
  id: slugSchema,
  name: bilingualSchema,
  kind: z.enum(ORGANISATION_KINDS),
  region: regionCodeSchema.nullable(),
});

/** In the file a figure names its source by key, so that a press release quoted ten times is written once. */
const quoted = { source: slugSchema };
const quotedFigureSchema = z
  .strictObject({ ...figureFields, ...quoted })
  .refine(hasItsUnit, { path: ['unit'], message: WRONG_UNIT });

const announcementSchema = z.strictObject({
  asOf: partialDateSchema,
  title: bilingualSchema,
  figures: z.array(quotedFigureSchema),
});

export const programmeFileSchema = z.strictObject({
  /** Names the set of public figures; the day says when they were last read. */
  id: slugSchema,
  checkedOn: z.iso.date(),
  sources: z.record(slugSchema, sourceSchema),
  organisations: z.array(organisationSchema),
  initiatives: z.array(
    z.strictObject({
      ...initiativeFields,
      envelope: z.array(z.strictObject({ ...amendmentFields, ...quoted })),
      figures: z.array(quotedFigureSchema),
      announcements: z.array(announcementSchema),
    }),
  ),
  priorities: z.array(regionPrioritySchema),
  projects: z.array(z.strictObject({ ...projectFields, ...quoted, figures: z.array(quotedFigureSchema) })),
});

type ProgrammeFile = z.infer<typeof programmeFileSchema>;
type QuotedFigure = z.infer<typeof quotedFigureSchema>;
export type ProgrammeOrganisation = z.infer<typeof organisationSchema>;

/** A programme file whose references are checked and whose sources are written out where they are quoted. */
export interface Programme {
  readonly id: string;
  readonly checkedOn: string;
  readonly organisations: readonly ProgrammeOrganisation[];
  readonly initiatives: readonly Initiative[];
  readonly priorities: readonly (Omit<ProgrammeFile['priorities'][number], 'source'> & { source: Source })[];
  readonly projects: readonly (Project & { source: Source })[];
}

/**
 * Reads a programme file: its shape, then its references.
 * Throws a ZodError for a wrong shape, and an Error that names them for references that lead nowhere.
 */
export function readProgramme(json: unknown): Programme {
  const file = programmeFileSchema.parse(json);
  const broken = brokenReferences(file);
  if (broken.length > 0) throw new Error(`Programme file ${file.id}: ${broken.join('; ')}`);
  const quote = sourceOf(file);
  return {
    id: file.id,
    checkedOn: file.checkedOn,
    organisations: file.organisations,
    initiatives: file.initiatives.map((initiative) => ({
      ...initiative,
      envelope: initiative.envelope.map(quote),
      figures: initiative.figures.map(quote),
      announcements: initiative.announcements.map((round) => ({
        ...round,
        figures: round.figures.map(quote),
      })),
    })),
    priorities: file.priorities.map(quote),
    projects: file.projects.map((project) => ({ ...quote(project), figures: project.figures.map(quote) })),
  };
}

function sourceOf(file: ProgrammeFile) {
  return <T extends { source: string }>(quoting: T): Omit<T, 'source'> & { source: Source } => {
    const source = file.sources[quoting.source];
    if (!source) throw new Error(`no source called ${quoting.source}`);
    return { ...quoting, source };
  };
}

/** Every reference of the file that leads nowhere, and every id used twice, in words. */
export function brokenReferences(file: ProgrammeFile): string[] {
  const organisations = idsOf(file.organisations);
  const named = [
    ...file.initiatives.map((initiative) => initiative.organisation),
    ...file.projects.flatMap((project) => [
      project.organisation,
      ...project.fundingSources.flatMap(({ funder, recipient }) => [
        funder,
        ...(recipient ? [recipient] : []),
      ]),
    ]),
  ];
  return [
    ...missing('organisation', named, organisations),
    ...missing(
      'initiative',
      file.projects.flatMap((project) => project.initiative ?? []),
      idsOf(file.initiatives),
    ),
    ...missing(
      'priority',
      file.projects.flatMap((project) => project.priorities),
      idsOf(file.priorities),
    ),
    ...missing('source', quotedSources(file), new Set(Object.keys(file.sources))),
    ...[file.organisations, file.initiatives, file.projects, file.priorities].flatMap(repeatedIds),
  ];
}

function quotedSources(file: ProgrammeFile): string[] {
  const figures: QuotedFigure[] = [
    ...file.projects.flatMap((project) => project.figures),
    ...file.initiatives.flatMap((initiative) => [
      ...initiative.figures,
      ...initiative.announcements.flatMap((round) => round.figures),
    ]),
  ];
  const amendments = file.initiatives.flatMap((initiative) => initiative.envelope);
  return [...figures, ...amendments, ...file.priorities, ...file.projects].map(({ source }) => source);
}

function missing(what: string, named: readonly string[], known: ReadonlySet<string>): string[] {
  return [...new Set(named)].filter((id) => !known.has(id)).map((id) => `no ${what} called ${id}`);
}

function idsOf(things: readonly { id: string }[]): Set<string> {
  return new Set(things.map(({ id }) => id));
}

function repeatedIds(things: readonly { id: string }[]): string[] {
  const repeated = things.filter(({ id }, index) => things.findIndex((other) => other.id === id) !== index);
  return repeated.map(({ id }) => `${id} is used twice`);
}
