import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, query, refuse, useCase } from '#platform/use-case/index.ts';
import { inviteeSchema, linkSchema } from '../../assessment/index.ts';
import { listLinks, lockOwn } from './assessment.queries.ts';
import { giveLink } from './give-link.ts';
import { diagnosisStaff, organisationOf } from './policies.ts';

const id = z.uuid();

/** Gives one more person a way in. The address is in the answer and nowhere else. */
export const addLink = useCase({
  name: 'diagnosis.add-link',
  summary: text(m.assessment_op_add_link),
  input: inviteeSchema.extend({ id }),
  output: z.object({ url: z.string(), mailed: z.boolean() }),
  allow: diagnosisStaff,
  http: { method: 'POST', path: '/assessments/{id}/links' },
  async run({ id: assessmentId, ...invitee }, context) {
    const assessment = await lockOwn(context.tx, organisationOf(context.actor), assessmentId);
    if (!assessment) return notFound();
    if (assessment.state === 'withdrawn')
      return refuse('conflict', 'assessment-withdrawn', text(m.assessment_is_withdrawn));
    const url = await giveLink(context, assessment, invitee);
    context.audit('assessment', assessmentId, { invited: invitee.name });
    return ok({ url, mailed: invitee.email !== undefined });
  },
});

/** Closes a way in. What was answered through it stays. */
export const revokeLink = useCase({
  name: 'diagnosis.revoke-link',
  summary: text(m.assessment_op_revoke_link),
  input: z.object({ id, linkId: z.uuid() }),
  output: z.object({ id }),
  allow: diagnosisStaff,
  http: { method: 'DELETE', path: '/assessments/{id}/links/{linkId}' },
  async run({ id: assessmentId, linkId }, { tx, actor, now, audit }) {
    const { numUpdatedRows } = await tx
      .updateTable('assessmentLink')
      .set((row) => ({ revokedAt: row.fn.coalesce('revokedAt', row.val(now)) }))
      .where('id', '=', linkId)
      .where('assessmentId', '=', assessmentId)
      .where('organisationId', '=', organisationOf(actor))
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return notFound();
    audit('assessment', assessmentId, { revoked: linkId });
    return ok({ id: linkId });
  },
});

/** Who was given a way in. */
export const listLinksQuery = query({
  name: 'diagnosis.list-links',
  summary: text(m.assessment_op_list_links),
  input: z.object({ id }),
  output: z.object({ links: z.array(linkSchema) }),
  allow: diagnosisStaff,
  http: { method: 'GET', path: '/assessments/{id}/links' },
  async run({ id: assessmentId }, { tx, actor }) {
    return ok({ links: await listLinks(tx, organisationOf(actor), assessmentId) });
  },
});
