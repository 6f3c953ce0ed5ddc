import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, refuseField, useCase, type Context, type Result } from '#platform/use-case/index.ts';
import { providerFieldsSchema, type ProviderFields } from '../../providers/provider.ts';
import { templateIds } from './known-templates.ts';
import { personName } from './person-name.ts';
import { directoryKeeper } from './policies.ts';
import { changeProvider, insertProvider, noteChange } from './provider-writer.ts';
import { findByNames, lockProvider } from './provider.queries.ts';

/** Adds a provider to the directory that every organisation of the installation shares. */
export const addProvider = useCase({
  name: 'strategy.add-provider',
  summary: text(m.providers_op_add),
  input: providerFieldsSchema,
  output: z.object({ id: z.uuid() }),
  allow: directoryKeeper,
  http: { method: 'POST', path: '/providers' },
  async run(fields, context) {
    const sound = await checked(fields, null, context);
    if (!sound.ok) return sound;
    const id = await insertProvider(context, fields, 'added');
    context.audit('provider', id, { name: fields.name });
    return ok({ id });
  },
});

/** Changes what is known of a provider; who changed what stays readable. */
export const updateProvider = useCase({
  name: 'strategy.update-provider',
  summary: text(m.providers_op_update),
  input: providerFieldsSchema.extend({ id: z.uuid() }),
  output: z.object({ id: z.uuid(), changed: z.array(z.string()) }),
  allow: directoryKeeper,
  http: { method: 'PUT', path: '/providers/{id}' },
  async run({ id, ...fields }, context) {
    const before = await lockProvider(context.tx, id);
    if (!before) return notFound();
    const sound = await checked(fields, id, context);
    if (!sound.ok) return sound;
    const changed = await changeProvider(context, before, fields, 'changed');
    context.audit('provider', id, { changed });
    return ok({ id, changed });
  },
});

/** Takes a provider out of what is proposed, or puts it back. Requests that name it keep it. */
export const withdrawProvider = useCase({
  name: 'strategy.withdraw-provider',
  summary: text(m.providers_op_withdraw),
  input: z.object({ id: z.uuid(), withdrawn: z.boolean() }),
  output: z.object({ id: z.uuid() }),
  allow: directoryKeeper,
  http: { method: 'POST', path: '/providers/{id}/withdrawal' },
  async run({ id, withdrawn }, context) {
    const before = await lockProvider(context.tx, id);
    if (!before) return notFound();
    if ((before.withdrawnAt !== null) === withdrawn) return ok({ id });
    const sound = withdrawn ? ok(null) : await freeName(before.name, id, context);
    if (!sound.ok) return sound;
    const name = await personName(context);
    await context.tx
      .updateTable('provider')
      .set({ withdrawnAt: withdrawn ? context.now : null, updatedByName: name, updatedAt: context.now })
      .where('id', '=', id)
      .execute();
    await noteChange(context, id, withdrawn ? 'withdrawn' : 'restored', [], name);
    context.audit('provider', id, { withdrawn });
    return ok({ id });
  },
});

async function checked(fields: ProviderFields, id: string | null, context: Context): Promise<Result<null>> {
  const known = templateIds();
  if (!fields.templateIds.every((one) => known.has(one)))
    return refuseField('templateIds', 'unknown-template', text(m.providers_problem_template));
  const strange = fields.references.findIndex(
    ({ templateId }) => templateId !== null && !known.has(templateId),
  );
  if (strange >= 0)
    return refuseField(
      `references.${strange}.templateId`,
      'unknown-template',
      text(m.providers_problem_template),
    );
  return freeName(fields.name, id, context);
}

async function freeName(name: string, id: string | null, { tx }: Context): Promise<Result<null>> {
  const holder = (await findByNames(tx, [name])).get(name);
  if (holder === undefined || holder === id) return ok(null);
  return refuseField('name', 'name-taken', text(m.providers_problem_name_taken));
}
