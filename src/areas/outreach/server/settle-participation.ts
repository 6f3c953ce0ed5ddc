import { z } from 'zod';
import { m } from '#messages';
import { companyFieldsSchema } from '#areas/companies/index.ts';
import { createCompany } from '#areas/companies/server/index.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, refuseField, useCase, type Context } from '#platform/use-case/index.ts';
import { followAttendance } from './attendance-timeline.ts';
import { lockOwnParticipation } from './own-activity.queries.ts';
import { outreachStaff } from './policies.ts';

/** Says which firm of the register someone came from, or (without one) takes that back. */
export const matchParticipation = useCase({
  name: 'outreach.match-participation',
  summary: text(m.outreach_op_match_participation),
  input: z.object({ id: z.uuid(), companyId: z.uuid().optional() }),
  output: z.object({ id: z.uuid() }),
  allow: outreachStaff,
  http: { method: 'PUT', path: '/participations/{id}/firm' },
  async run({ id, companyId }, context) {
    if (!(await lockOwnParticipation(context, id))) return notFound();
    if (companyId && !(await isCompany(context, companyId))) {
      return refuseField('companyId', 'unknown-firm', text(m.outreach_problem_firm));
    }
    await settle(context, id, companyId ?? null);
    return ok({ id });
  },
});

async function isCompany({ tx }: Context, id: string): Promise<boolean> {
  return (await tx.selectFrom('company').where('id', '=', id).select('id').executeTakeFirst()) !== undefined;
}

/** Adds the firm someone came from to the register, through the register's own rules, and matches them. */
export const createFirmOfParticipation = useCase({
  name: 'outreach.create-firm-of-participation',
  summary: text(m.outreach_op_create_firm),
  input: z.object({
    id: z.uuid(),
    legalName: z.string().trim().min(1).max(300),
    neq: z.string().trim().max(20).optional(),
    city: z.string().trim().max(120).optional(),
    postalCode: z.string().trim().max(20).optional(),
    /** Firms that were looked at and are not this one. */
    distinctFrom: z.array(z.uuid()).max(50).default([]),
  }),
  output: z.object({ id: z.uuid(), companyId: z.uuid() }),
  allow: outreachStaff,
  http: { method: 'POST', path: '/participations/{id}/firm' },
  async run({ id, distinctFrom, ...stated }, context) {
    if (!(await lockOwnParticipation(context, id))) return notFound();
    const created = await createCompany.run({ ...companyFieldsSchema.parse(stated), distinctFrom }, context);
    if (!created.ok) return created;
    await settle(context, id, created.value.id);
    return ok({ id, companyId: created.value.id });
  },
});

async function settle(context: Context, id: string, companyId: string | null): Promise<void> {
  await context.tx
    .updateTable('participation')
    .set({ companyId, setAsideAt: null })
    .where('id', '=', id)
    .execute();
  await followAttendance(context, [id]);
  context.audit('participation', id, { companyId });
}

/** Leaves someone without a firm for good (a student, a ministry), or puts them back among those to review. */
export const setAside = useCase({
  name: 'outreach.set-aside',
  summary: text(m.outreach_op_set_aside),
  input: z.object({ id: z.uuid(), aside: z.boolean().default(true) }),
  output: z.object({ id: z.uuid() }),
  allow: outreachStaff,
  http: { method: 'PUT', path: '/participations/{id}/set-aside' },
  async run({ id, aside }, context) {
    if (!(await lockOwnParticipation(context, id))) return notFound();
    await context.tx
      .updateTable('participation')
      .set({ setAsideAt: aside ? context.now : null })
      .where('id', '=', id)
      .where('companyId', 'is', null)
      .execute();
    context.audit('participation', id, { aside });
    return ok({ id });
  },
});

/** Takes someone off the list who should never have been on it. */
export const removeParticipation = useCase({
  name: 'outreach.remove-participation',
  summary: text(m.outreach_op_remove_participation),
  input: z.object({ id: z.uuid() }),
  output: z.object({}),
  allow: outreachStaff,
  http: { method: 'DELETE', path: '/participations/{id}' },
  async run({ id }, context) {
    const found = await lockOwnParticipation(context, id);
    if (!found) return notFound();
    await context.tx.deleteFrom('participation').where('id', '=', id).execute();
    await followAttendance(context, [id]);
    context.audit('participation', id, { activityId: found.activityId, state: found.state });
    return ok({});
  },
});

/** Records that someone no longer agrees to be written to. What they had agreed to, and when, stays on record. */
export const withdrawConsent = useCase({
  name: 'outreach.withdraw-consent',
  summary: text(m.outreach_op_withdraw_consent),
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  allow: outreachStaff,
  http: { method: 'POST', path: '/participations/{id}/withdraw-consent' },
  async run({ id }, context) {
    if (!(await lockOwnParticipation(context, id))) return notFound();
    await context.tx
      .updateTable('attendee')
      .set({ consent: 'withdrawn', withdrawnAt: context.now })
      .where('participationId', '=', id)
      .where('consent', '=', 'given')
      .execute();
    context.audit('participation', id, { consent: 'withdrawn' });
    return ok({ id });
  },
});
