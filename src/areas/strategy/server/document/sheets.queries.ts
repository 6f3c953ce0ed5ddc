import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import {
  initiativeFieldsSchema,
  technologyInitiativeSchema,
  type InitiativeFields,
  type TechnologyInitiative,
} from '../../document/initiative.ts';

type Row = Omit<TechnologyInitiative, 'prerequisites' | 'excludes'>;
interface Link {
  initiativeId: string;
  otherId: string;
  kind: 'prerequisite' | 'exclusion';
}

/** The sheets of a strategy in their order; those taken out are not among them. */
export async function readSheets(tx: Tx, strategyId: string): Promise<TechnologyInitiative[]> {
  const sheets = (await tx
    .selectFrom('technologyInitiative')
    .selectAll()
    .where('strategyId', '=', strategyId)
    .where('removedAt', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()) as unknown as Row[];
  const shown = new Set(sheets.map(({ id }) => id));
  const links = (await readLinks(tx, strategyId)).filter(
    ({ initiativeId, otherId }) => shown.has(initiativeId) && shown.has(otherId),
  );
  return sheets.map((sheet) => withLinks(sheet, links));
}

const readLinks = async (tx: Tx, strategyId: string): Promise<Link[]> =>
  (await tx
    .selectFrom('technologyInitiativeLink')
    .select(['initiativeId', 'otherId', 'kind'])
    .where('strategyId', '=', strategyId)
    .orderBy('initiativeId')
    .orderBy('otherId')
    .execute()) as Link[];

/** An exclusion is written once and holds both ways. */
function withLinks(sheet: Row, links: readonly Link[]): TechnologyInitiative {
  const prerequisites = links
    .filter(({ kind, initiativeId }) => kind === 'prerequisite' && initiativeId === sheet.id)
    .map(({ otherId }) => otherId);
  const excludes = links
    .filter(({ kind, ...pair }) => kind === 'exclusion' && Object.values(pair).includes(sheet.id))
    .map(({ initiativeId, otherId }) => (initiativeId === sheet.id ? otherId : initiativeId));
  return technologyInitiativeSchema.parse({ ...sheet, prerequisites, excludes: excludes.sort() });
}

/** What a person may change of a sheet, as the history keeps it. */
export const fieldsOfSheet = (sheet: TechnologyInitiative): InitiativeFields =>
  initiativeFieldsSchema.parse(sheet);

/** A sheet's columns from its fields; lists are JSON. */
const columnsOf = ({ prerequisites: _, excludes: __, ...fields }: InitiativeFields) => ({
  ...fields,
  kpis: JSON.stringify(fields.kpis),
  criteria: JSON.stringify(fields.criteria),
  options: JSON.stringify(fields.options),
});

export interface NewSheet {
  id: string;
  strategyId: string;
  templateId: string | null;
  reasons: { fr: string; en: string }[];
  position: number;
  createdBy: string | null;
  fields: InitiativeFields;
}

export async function insertSheet(tx: Tx, now: Date, sheet: NewSheet): Promise<void> {
  const { fields, reasons, ...rest } = sheet;
  await tx
    .insertInto('technologyInitiative')
    .values({
      ...rest,
      ...columnsOf(fields),
      reasons: JSON.stringify(reasons),
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  await writeLinks(tx, sheet.strategyId, sheet.id, fields);
}

export async function updateSheet(
  tx: Tx,
  now: Date,
  { id, strategyId }: Pick<TechnologyInitiative, 'id' | 'strategyId'>,
  fields: InitiativeFields,
): Promise<void> {
  await tx
    .updateTable('technologyInitiative')
    .set({ ...columnsOf(fields), updatedAt: now })
    .where('id', '=', id)
    .where('strategyId', '=', strategyId)
    .execute();
  await writeLinks(tx, strategyId, id, fields);
}

async function writeLinks(tx: Tx, strategyId: string, id: string, fields: InitiativeFields): Promise<void> {
  await sql`delete from technology_initiative_link where strategy_id = ${strategyId}::uuid
    and (initiative_id = ${id}::uuid or (other_id = ${id}::uuid and kind = 'exclusion'))`.execute(tx);
  const links = [
    ...fields.prerequisites.map((other) => ({ initiativeId: id, otherId: other, kind: 'prerequisite' })),
    ...fields.excludes.map((other) => {
      const [initiativeId, otherId] = [id, other].sort() as [string, string];
      return { initiativeId, otherId, kind: 'exclusion' };
    }),
  ];
  if (links.length === 0) return;
  await tx
    .insertInto('technologyInitiativeLink')
    .values(links.map((link) => ({ ...link, strategyId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Where the next sheet goes: after the last. */
export async function nextPosition(tx: Tx, strategyId: string): Promise<number> {
  const { last } = await tx
    .selectFrom('technologyInitiative')
    .where('strategyId', '=', strategyId)
    .select((eb) => eb.fn.max('position').as('last'))
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}
