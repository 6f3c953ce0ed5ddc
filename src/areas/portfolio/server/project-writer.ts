import { m } from '#messages';
import { text, type Text } from '#platform/text.ts';
import { ok, refuse, refuseField, type Context, type Result } from '#platform/use-case/index.ts';
import type { ProjectInput } from '../index.ts';
import { inOrder } from './dates.ts';
import { sectorEntries } from './reference.ts';

/** A project's input with its names resolved to ids. */
export interface ResolvedProject {
  columns: ReturnType<typeof columnsOf>;
  regions: string[];
  sectors: string[];
  priorities: string[];
  sources: {
    funderId: string;
    recipientId: string | null;
    amountCents: number | null;
    noteFr: string | null;
    noteEn: string | null;
  }[];
}

/** Checks what no schema can: that dates and money agree, and that every name is somebody's. */
export async function resolveProject(
  input: ProjectInput,
  context: Context,
): Promise<Result<ResolvedProject>> {
  const sound = soundness(input);
  if (!sound.ok) return sound;
  const initiative = await findInitiative(context, input.initiative);
  if (!initiative.ok) return initiative;
  const organisations = await findOrganisations(context, input);
  if (!organisations.ok) return organisations;
  const priorities = await findPriorities(context, input.priorities);
  if (!priorities.ok) return priorities;
  return ok({
    columns: columnsOf(input, initiative.value, context),
    regions: input.scope === 'regions' ? [...new Set(input.regions)] : [],
    sectors: [...new Set(input.sectors)],
    priorities: priorities.value,
    sources: input.fundingSources.map((source) => ({
      funderId: organisations.value.get(source.funder)!,
      recipientId: source.recipient ? organisations.value.get(source.recipient)! : null,
      amountCents: source.amountCents ?? null,
      noteFr: source.note?.fr ?? null,
      noteEn: source.note?.en ?? null,
    })),
  });
}

function soundness(input: ProjectInput): Result<null> {
  const dates = inOrder(input);
  if (!dates.ok) return dates;
  if (input.scope === 'regions' && input.regions.length === 0)
    return refuseField('regions', 'no-region', text(m.portfolio_no_region));
  const unknown = input.sectors.find((code) => !sectorEntries().some((entry) => entry.code === code));
  if (unknown)
    return refuseField('sectors', 'unknown-sector', text(m.portfolio_unknown_sector, { code: unknown }));
  return moneyAddsUp(input);
}

/** The parts may be less than the total (the rest is the organisation's own), never more. */
function moneyAddsUp({ totalCostCents, fundingSources }: ProjectInput): Result<null> {
  if (totalCostCents === undefined) return ok(null);
  const known = fundingSources.reduce((sum, { amountCents }) => sum + (amountCents ?? 0), 0);
  if (known <= totalCostCents) return ok(null);
  return refuseField('totalCostCents', 'parts-exceed-total', text(m.portfolio_parts_exceed_total));
}

async function findInitiative({ tx }: Context, slug: string | undefined): Promise<Result<string | null>> {
  if (!slug) return ok(null);
  const row = await tx.selectFrom('initiative').select('id').where('slug', '=', slug).executeTakeFirst();
  return row
    ? ok(row.id)
    : refuseField('initiative', 'unknown-initiative', text(m.portfolio_unknown_initiative));
}

async function findOrganisations(
  { tx }: Context,
  { fundingSources }: ProjectInput,
): Promise<Result<Map<string, string>>> {
  const named = fundingSources.flatMap(({ funder, recipient }) =>
    recipient ? [funder, recipient] : [funder],
  );
  const rows = await tx
    .selectFrom('organisation')
    .select(['id', 'slug'])
    .where('slug', 'in', [...named, ''])
    .execute();
  const known = new Map(rows.map(({ id, slug }) => [slug, id]));
  const message = text(m.portfolio_unknown_organisation);
  const problems = fundingSources.flatMap(({ funder, recipient }, at) => [
    ...problemAt(`fundingSources.${at}.funder`, known.has(funder), message),
    ...problemAt(`fundingSources.${at}.recipient`, !recipient || known.has(recipient), message),
  ]);
  return problems.length === 0 ? ok(known) : refuse('invalid', 'unknown-organisation', message, problems);
}

const problemAt = (path: string, fine: boolean, message: Text) => (fine ? [] : [{ path, message }]);

async function findPriorities({ tx }: Context, ids: readonly string[]): Promise<Result<string[]>> {
  if (ids.length === 0) return ok([]);
  const rows = await tx
    .selectFrom('regionPriority')
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  if (rows.length === new Set(ids).size) return ok(rows.map(({ id }) => id));
  return refuseField('priorities', 'unknown-priority', text(m.portfolio_unknown_priority));
}

const columnsOf = (input: ProjectInput, initiativeId: string | null, { now }: Context) => ({
  initiativeId,
  nameFr: input.name.fr,
  nameEn: input.name.en,
  summaryFr: input.summary.fr,
  summaryEn: input.summary.en,
  scope: input.scope,
  startsOn: input.startsOn ?? null,
  endsOn: input.endsOn ?? null,
  datesNoteFr: input.datesNote?.fr ?? null,
  datesNoteEn: input.datesNote?.en ?? null,
  totalCostCents: input.totalCostCents ?? null,
  updatedAt: now,
});

/** Replaces a project's regions, sectors, priorities and sources of money. */
export async function replaceParts(
  { tx, newId }: Context,
  projectId: string,
  project: ResolvedProject,
): Promise<void> {
  for (const table of ['projectRegion', 'projectSector', 'projectPriority', 'fundingSource'] as const)
    await tx.deleteFrom(table).where('projectId', '=', projectId).execute();
  const { regions, sectors, priorities, sources } = project;
  if (regions.length > 0)
    await tx
      .insertInto('projectRegion')
      .values(regions.map((regionCode) => ({ projectId, regionCode })))
      .execute();
  if (sectors.length > 0)
    await tx
      .insertInto('projectSector')
      .values(sectors.map((naics) => ({ projectId, naics })))
      .execute();
  if (priorities.length > 0)
    await tx
      .insertInto('projectPriority')
      .values(priorities.map((priorityId) => ({ projectId, priorityId })))
      .execute();
  if (sources.length > 0)
    await tx
      .insertInto('fundingSource')
      .values(sources.map((source, position) => ({ id: newId(), projectId, position, ...source })))
      .execute();
}
