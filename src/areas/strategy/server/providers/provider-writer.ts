import type { Context } from '#platform/use-case/index.ts';
import { providerFieldsSchema, type ProviderChange, type ProviderFields } from '../../providers/provider.ts';
import { personName } from './person-name.ts';
import { organisationOf } from './policies.ts';
import type { ProviderRow } from './provider.queries.ts';

const columnsOf = (fields: ProviderFields) => {
  const { website, email, contactName, phone, references, ...rest } = fields;
  return {
    ...rest,
    website: website ?? null,
    email: email ?? null,
    contactName: contactName ?? null,
    phone: phone ?? null,
    workReferences: JSON.stringify(references),
  };
};

export async function insertProvider(
  context: Context,
  fields: ProviderFields,
  kind: 'added' | 'imported',
): Promise<string> {
  const { tx, actor, now } = context;
  const id = context.newId();
  const name = await personName(context);
  await tx
    .insertInto('provider')
    .values({
      id,
      organisationId: organisationOf(actor),
      ...columnsOf(fields),
      createdBy: actor.userId,
      createdByName: name,
      createdAt: now,
      updatedByName: name,
      updatedAt: now,
    })
    .execute();
  await noteChange(context, id, kind, [], name);
  return id;
}

/** Writes what is new and says which fields those were; an unchanged provider leaves no trace. */
export async function changeProvider(
  context: Context,
  before: ProviderRow,
  fields: ProviderFields,
  kind: 'imported' | 'changed',
): Promise<string[]> {
  const changed = changedFields(before, fields);
  if (changed.length === 0) return [];
  const name = await personName(context);
  await context.tx
    .updateTable('provider')
    .set({ ...columnsOf(fields), updatedByName: name, updatedAt: context.now })
    .where('id', '=', before.id)
    .execute();
  await noteChange(context, before.id, kind, changed, name);
  return changed;
}

/** A row as its form and its table have it: what is unknown is left out. */
export function fieldsOfRow(row: ProviderRow): ProviderFields {
  const { website, email, contactName, phone, ...rest } = row;
  const known = Object.entries({ website, email, contactName, phone }).filter(([, value]) => value !== null);
  return providerFieldsSchema.parse({ ...rest, ...Object.fromEntries(known) });
}

/** Read by the same schema, both have their keys in the same order: the database keeps its own. */
function changedFields(before: ProviderRow, fields: ProviderFields): string[] {
  const known: Record<string, unknown> = fieldsOfRow(before);
  const said: Record<string, unknown> = providerFieldsSchema.parse(fields);
  return Object.keys(providerFieldsSchema.shape).filter(
    (field) => JSON.stringify(known[field]) !== JSON.stringify(said[field]),
  );
}

export async function noteChange(
  context: Context,
  providerId: string,
  kind: ProviderChange['kind'],
  fields: string[],
  name: string,
): Promise<void> {
  const { tx, actor, now } = context;
  await tx
    .insertInto('providerChange')
    .values({
      id: context.newId(),
      providerId,
      organisationId: organisationOf(actor),
      kind,
      fields,
      changedBy: actor.userId,
      changedByName: name,
      at: now,
    })
    .execute();
}
