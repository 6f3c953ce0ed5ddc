import { z } from 'zod';
import { m } from '#messages';
import { takeTurn } from '#platform/limit.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, query, refuse, useCase, type Result } from '#platform/use-case/index.ts';
import {
  ASIDE_REASONS,
  checkEvidence,
  doorSchema,
  evidenceName,
  type AsideReason,
  type EvidenceProblem,
} from '../../assessment/index.ts';
import type { Framework } from '../../framework/index.ts';
import { frameworkOf } from '../framework/index.ts';
import { openDoor } from './door.queries.ts';
import { addEvidenceFile, readEvidenceFile, removeEvidenceFile } from './evidence.queries.ts';
import { answerer } from './policies.ts';
import { readSaid } from './record.queries.ts';

const UPLOADS = { most: 60, seconds: 600 };

const evidenceInput = doorSchema.safeExtend({
  /** Made by the device: sent twice, it is kept once. */
  id: z.uuid(),
  questionId: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/),
  authorName: z.string().trim().min(1).max(200),
  device: z.string().regex(/^[A-Za-z0-9-]{1,60}$/),
  name: z.string().max(500),
  data: z.instanceof(Uint8Array),
});

/** Keeps a photo or a document beside a question. */
export const addEvidence = useCase({
  name: 'diagnosis.add-evidence',
  summary: text(m.assessment_op_add_evidence),
  input: evidenceInput,
  output: z.object({ id: z.uuid(), aside: z.enum(ASIDE_REASONS).nullable() }),
  allow: answerer,
  async run({ data, name, id, questionId, authorName, device, ...asked }, context) {
    const door = await openDoor(context, asked);
    if (!door) return notFound();
    if (!(await takeTurn(context.tx, `evidence:${door.id}`, UPLOADS, context.now)))
      return refuse('too-many', 'too-many-uploads', text(m.assessment_too_many_uploads));
    const found = checkEvidence(name, data);
    if (!found.ok) return refuseFile(found.problem);
    const aside = asideOf(frameworkOf(door.facts.frameworkId, door.facts.frameworkVersion), questionId);
    const file = { name: evidenceName(name, found.mediaType), mediaType: found.mediaType, data };
    const outcome = await addEvidenceFile(context, door, {
      id,
      questionId,
      authorName,
      device,
      aside,
      ...file,
    });
    if (outcome === null) return notFound();
    if (outcome === 'full') return refuse('refused', 'evidence-full', text(m.assessment_evidence_full));
    context.audit('assessment', door.id, { evidence: id, questionId });
    return ok({ id, aside: door.facts.state === 'open' ? aside : door.facts.state });
  },
});

function asideOf({ questions }: Framework, questionId: string): AsideReason | null {
  const question = questions.find(({ id }) => id === questionId);
  if (!question) return 'no-question';
  return question.withdrawn ? 'question-withdrawn' : null;
}

const PROBLEMS: Record<EvidenceProblem, () => Result<never>> = {
  empty: () => refuse('invalid', 'evidence-empty', text(m.assessment_evidence_empty)),
  'too-large': () => refuse('invalid', 'evidence-too-large', text(m.assessment_evidence_too_large)),
  'not-accepted': () => refuse('invalid', 'evidence-not-accepted', text(m.assessment_evidence_not_accepted)),
  macros: () => refuse('invalid', 'evidence-macros', text(m.assessment_evidence_macros)),
  'other-type': () => refuse('invalid', 'evidence-other-type', text(m.assessment_evidence_other_type)),
};
const refuseFile = (problem: EvidenceProblem): Result<never> => PROBLEMS[problem]();

const oneEvidence = doorSchema.safeExtend({ id: z.uuid() });

/** The content of a photo or document. */
export const readEvidence = query({
  name: 'diagnosis.read-evidence',
  summary: text(m.assessment_op_read_evidence),
  input: oneEvidence,
  output: z.object({ name: z.string(), mediaType: z.string(), data: z.instanceof(Uint8Array) }),
  allow: answerer,
  async run({ id, ...asked }, context) {
    const door = await openDoor(context, asked);
    const found = door && (await readSaid(context, door)).evidence.find((one) => one.id === id);
    if (!door || !found) return notFound();
    const { name, mediaType } = found;
    return ok({ name, mediaType, data: await readEvidenceFile(context, door, id) });
  },
});

/** Takes a photo or document away, while the assessment is open. */
export const removeEvidence = useCase({
  name: 'diagnosis.remove-evidence',
  summary: text(m.assessment_op_remove_evidence),
  input: oneEvidence.safeExtend({ authorName: z.string().trim().min(1).max(200) }),
  output: z.object({ id: z.uuid() }),
  allow: answerer,
  http: { method: 'POST', path: '/answers/evidence/{id}/removal' },
  async run({ id, authorName, ...asked }, context) {
    const door = await openDoor(context, asked);
    if (!door || !(await removeEvidenceFile(context, door, id, authorName))) return notFound();
    context.audit('assessment', door.id, { evidenceRemoved: id });
    return ok({ id });
  },
});
