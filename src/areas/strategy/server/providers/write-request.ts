import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, refuseField, useCase, type Context } from '#platform/use-case/index.ts';
import { requestFieldsSchema, type RequestFields } from '../../providers/request.ts';
import { personName } from './person-name.ts';
import { requestParty, sideOf } from './policies.ts';
import { checkedRequest } from './request-problems.ts';
import { takeRequestStep } from './request-step.ts';
import { readSheets, readStrategy } from './wish.queries.ts';

/** Begins a request for proposals from a sheet of a strategy. Nobody hears of it before it is sent. */
export const createRequest = useCase({
  name: 'strategy.create-request',
  summary: text(m.providers_op_create_request),
  input: requestFieldsSchema.extend({ strategyId: z.uuid(), initiativeId: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  allow: requestParty,
  http: { method: 'POST', path: '/strategies/{strategyId}/requests' },
  async run({ strategyId, initiativeId, ...fields }, context) {
    const { tx, actor, now } = context;
    const strategy = await readStrategy(tx, actor, strategyId);
    if (!strategy) return notFound();
    const sheets = await readSheets(tx, strategyId);
    if (!sheets.some(({ id }) => id === initiativeId))
      return refuseField('initiativeId', 'unknown-initiative', text(m.providers_problem_initiative));
    const deadline = checkedRequest(fields, now);
    if (!deadline.ok) return deadline;
    const id = context.newId();
    const name = await personName(context);
    await tx
      .insertInto('proposalRequest')
      .values({
        id,
        organisationId: strategy.organisationId,
        strategyId,
        initiativeId,
        ...columnsOf(fields, deadline.value, context, name),
        state: 'draft',
        createdBy: actor.userId,
        createdByName: name,
        createdAt: now,
      })
      .execute();
    context.audit('proposal-request', id, { title: fields.title, initiativeId });
    return ok({ id });
  },
});

/** Changes a request that was not sent. What was sent stays as providers read it. */
export const updateRequest = useCase({
  name: 'strategy.update-request',
  summary: text(m.providers_op_update_request),
  input: requestFieldsSchema.extend({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  allow: requestParty,
  http: { method: 'PUT', path: '/proposal-requests/{id}' },
  async run({ id, ...fields }, context) {
    const step = await takeRequestStep(context, id, 'edit');
    if (!step.ok) return step;
    const deadline = checkedRequest(fields, context.now);
    if (!deadline.ok) return deadline;
    const { request } = step.value;
    const columns = columnsOf(fields, deadline.value, context, await personName(context));
    // Who leaves the weights as they are did not set them.
    const sameWeights =
      JSON.stringify(weightsOf(request.criteria)) === JSON.stringify(weightsOf(fields.criteria));
    const { weightsByName, weightsByFirm } =
      sameWeights && sideOf(context.actor) === 'staff' ? request : columns;
    await context.tx
      .updateTable('proposalRequest')
      .set({ ...columns, weightsByName, weightsByFirm })
      .where('id', '=', id)
      .execute();
    context.audit('proposal-request', id, { title: fields.title });
    return ok({ id });
  },
});

const weightsOf = (criteria: RequestFields['criteria']) =>
  criteria.map(({ id, name, weight }) => [id, name, weight]);

const columnsOf = (fields: RequestFields, deadlineAt: Date, { actor, now }: Context, name: string) => ({
  title: fields.title,
  need: fields.need,
  context: fields.context,
  criteria: JSON.stringify(fields.criteria),
  questions: JSON.stringify(fields.questions),
  weightsByName: name,
  weightsByFirm: sideOf(actor) === 'firm',
  deadlineAt,
  deadlineSetAt: now,
  updatedAt: now,
});
