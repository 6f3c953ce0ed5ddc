import { z } from 'zod';
import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { text } from '#platform/text.ts';
import {
  notFound,
  ok,
  query,
  refuseField,
  useCase,
  type Context,
  type Result,
} from '#platform/use-case/index.ts';
import { interestFieldsSchema, interestSchema, type InterestFields } from '../../providers/interest.ts';
import { readInterests } from './interest.queries.ts';
import { personName } from './person-name.ts';
import { directoryKeeper, organisationOf } from './policies.ts';

const personKeeper: typeof directoryKeeper = (actor) => directoryKeeper(actor) && actor.userId !== null;

/** What the person who asks has declared, in their present organisation: open ones first. */
export const listMyInterests = query({
  name: 'strategy.list-my-interests',
  summary: text(m.providers_op_interests),
  input: z.object({}),
  output: z.object({ items: z.array(interestSchema) }),
  allow: personKeeper,
  http: { method: 'GET', path: '/my-interests' },
  run: async (_input, { tx, actor }) =>
    ok({ items: await readInterests(tx, actor, { userId: actor.userId! }) }),
});

/** Declares a stake of one's own. From then on it shows wherever the person could influence a choice among providers. */
export const declareInterest = useCase({
  name: 'strategy.declare-interest',
  summary: text(m.providers_op_declare),
  input: interestFieldsSchema,
  output: z.object({ id: z.uuid() }),
  allow: personKeeper,
  http: { method: 'POST', path: '/my-interests' },
  async run(fields, context) {
    const sound = checked(fields, context);
    if (!sound.ok) return sound;
    const { tx, actor, now } = context;
    const provider = await tx
      .selectFrom('provider')
      .select('id')
      .where('id', '=', fields.providerId)
      .executeTakeFirst();
    if (!provider) return refuseField('providerId', 'unknown-provider', text(m.providers_problem_provider));
    const id = context.newId();
    await tx
      .insertInto('adviserInterest')
      .values({
        id,
        organisationId: organisationOf(actor),
        userId: actor.userId!,
        userName: await personName(context),
        ...fields,
        until: fields.until ?? null,
        declaredAt: now,
        updatedAt: now,
      })
      .execute();
    context.audit('adviser-interest', id, { providerId: fields.providerId, kind: fields.kind });
    return ok({ id });
  },
});

/** Corrects an interest of one's own, or ends it. It is never taken back: what it touched stays explained. */
export const changeInterest = useCase({
  name: 'strategy.change-interest',
  summary: text(m.providers_op_change_interest),
  input: interestFieldsSchema.omit({ providerId: true }).extend({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  allow: personKeeper,
  http: { method: 'PUT', path: '/my-interests/{id}' },
  async run({ id, ...fields }, context) {
    const sound = checked(fields, context);
    if (!sound.ok) return sound;
    const { tx, actor, now } = context;
    const changed = await tx
      .updateTable('adviserInterest')
      .set({ ...fields, until: fields.until ?? null, updatedAt: now })
      .where('id', '=', id)
      .where('userId', '=', actor.userId!)
      .where('organisationId', '=', organisationOf(actor))
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return notFound();
    context.audit('adviser-interest', id, { ...fields });
    return ok({ id });
  },
});

function checked({ since, until }: Pick<InterestFields, 'since' | 'until'>, { now }: Context): Result<null> {
  if (since > quebecDay(now))
    return refuseField('since', 'since-future', text(m.providers_problem_since_future));
  if (until !== undefined && until < since)
    return refuseField('until', 'until-before-since', text(m.providers_problem_until));
  return ok(null);
}
