import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, useCase } from '#platform/use-case/index.ts';
import { priorityInput, type PriorityInput } from '../index.ts';
import { toColumns } from './date-columns.ts';
import { priorityWriter } from './policies.ts';

/** Says what a region puts first, as adopted by its committee; projects can then answer it. */
export const addPriority = useCase({
  name: 'portfolio.add-priority',
  summary: text(m.portfolio_op_add_priority),
  input: priorityInput,
  output: z.object({ id: z.uuid() }),
  allow: priorityWriter,
  http: { method: 'POST', path: '/priorities' },
  async run(input, { tx, actor, now, newId, audit }) {
    const id = newId();
    const organisationId = actor.organisationId;
    await tx
      .insertInto('regionPriority')
      .values({ id, organisationId, createdAt: now, ...priorityColumns(input) })
      .execute();
    audit('region-priority', id, { region: input.region, title: input.title.fr });
    return ok({ id });
  },
});

export function priorityColumns(input: PriorityInput) {
  const adopted = input.adoptedOn ? toColumns(input.adoptedOn) : null;
  return {
    regionCode: input.region,
    titleFr: input.title.fr,
    titleEn: input.title.en,
    detailFr: input.detail.fr,
    detailEn: input.detail.en,
    adoptedOn: adopted?.day ?? null,
    adoptedPrecision: adopted?.precision ?? 'day',
    sourceTitle: input.source?.title ?? null,
    sourceUrl: input.source?.url ?? null,
  };
}
