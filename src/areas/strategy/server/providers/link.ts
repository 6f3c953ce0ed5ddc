import { createHash } from 'node:crypto';
import { z } from 'zod';
import { m } from '#messages';
import { formatDateTime } from '#platform/i18n.ts';
import { hashSecret } from '#platform/ids.ts';
import { takeTurn } from '#platform/limit.ts';
import { text } from '#platform/text.ts';
import {
  anyone,
  notFound,
  ok,
  query,
  refuse,
  refuseField,
  useCase,
  type Context,
  type Result,
} from '#platform/use-case/index.ts';
import { linkedRequestSchema } from '../../providers/link.ts';
import type { LinkOutcome } from '../../providers/proposal.workflow.ts';
import { proposalContentSchema, type ProposalContent } from '../../providers/request.ts';
import { checkedFile } from './checked-file.ts';
import { actOnLink, letterOfLink, readLinked, type LinkAct } from './link.queries.ts';
import { writeTo } from './proposal-mail.ts';

const token = z.string().min(20).max(100);
const done = z.object({ outcome: z.string() });

/** Acts at one link in an hour: enough for somebody who saves often, too few to fill a disk with. */
export const LINK_ALLOWANCE = { most: 240, seconds: 3600 };

/** A request for proposals, for whoever holds a link to it. */
export const getProposal = query({
  name: 'strategy.get-proposal',
  summary: text(m.providers_op_get_proposal),
  input: z.object({ token }),
  output: linkedRequestSchema,
  allow: anyone,
  http: { method: 'GET', path: '/proposals/{token}' },
  async run(input, { tx, now }) {
    const found = await readLinked(tx, input.token, now);
    return found ? ok(found) : notFound();
  },
});

/** Keeps what is being written. Nobody else reads it before it is sent, and it is kept after the deadline too. */
export const keepProposal = useCase({
  name: 'strategy.keep-proposal',
  summary: text(m.providers_op_keep_proposal),
  input: z.object({ token, content: proposalContentSchema }),
  output: done,
  allow: anyone,
  http: { method: 'PUT', path: '/proposals/{token}/draft' },
  run: ({ token: secret, content }, context) => act(context, secret, { act: 'keep', content }),
});

/** Sends a proposal, in place of the one sent before. Refused after the deadline, whatever was sent before staying. */
export const submitProposal = useCase({
  name: 'strategy.submit-proposal',
  summary: text(m.providers_op_submit_proposal),
  input: z.object({ token, content: proposalContentSchema }),
  output: done,
  allow: anyone,
  http: { method: 'PUT', path: '/proposals/{token}' },
  async run({ token: secret, content }, context) {
    if (saysNothing(content))
      return refuseField('content.summary', 'empty-proposal', text(m.providers_problem_content));
    const result = await act(context, secret, { act: 'submit', content });
    if (!result.ok) return result;
    const letter = await letterOfLink(context.tx, secret);
    if (letter) writeTo(context, 'received', letter.to, letter.about);
    return result;
  },
});

const saysNothing = ({ oneOffCents, yearlyCents, summary, criteria, answers }: ProposalContent): boolean =>
  oneOffCents === null &&
  yearlyCents === null &&
  [summary, ...Object.values(criteria), ...Object.values(answers)].every((words) => words === '');

/** Says that no proposal will come, and why. */
export const declineRequest = useCase({
  name: 'strategy.decline-request',
  summary: text(m.providers_op_decline),
  input: z.object({ token, reason: z.string().trim().min(1).max(2000) }),
  output: done,
  allow: anyone,
  http: { method: 'POST', path: '/proposals/{token}/refusal' },
  run: ({ token: secret, reason }, context) => act(context, secret, { act: 'decline', reason }),
});

/** Asks the firm something. The answer goes to every provider invited, without saying who asked. */
export const askQuestion = useCase({
  name: 'strategy.ask-question',
  summary: text(m.providers_op_ask),
  input: z.object({ token, question: z.string().trim().min(1).max(2000) }),
  output: done,
  allow: anyone,
  http: { method: 'POST', path: '/proposals/{token}/questions' },
  run: ({ token: secret, question }, context) =>
    act(context, secret, { act: 'ask', id: context.newId(), words: question }),
});

/** Attaches a file to a proposal. */
export const attachFile = useCase({
  name: 'strategy.attach-file',
  summary: text(m.providers_op_attach),
  input: z.object({
    token,
    name: z.string().trim().max(255).default(''),
    mediaType: z.string().trim().max(100).default('application/octet-stream'),
    data: z.instanceof(Uint8Array),
  }),
  output: done,
  allow: anyone,
  async run({ token: secret, ...file }, context) {
    const sound = checkedFile(file);
    if (!sound.ok) return sound;
    const hash = createHash('sha256').update(file.data).digest('hex');
    return act(context, secret, { act: 'attach', id: context.newId(), hash, ...file });
  },
});

/** Takes a file off a proposal. */
export const detachFile = useCase({
  name: 'strategy.detach-file',
  summary: text(m.providers_op_detach),
  input: z.object({ token, fileId: z.uuid() }),
  output: done,
  allow: anyone,
  http: { method: 'DELETE', path: '/proposals/{token}/files/{fileId}' },
  run: ({ token: secret, fileId }, context) => act(context, secret, { act: 'detach', id: fileId }),
});

async function act(
  context: Context,
  secret: string,
  wanted: LinkAct,
): Promise<Result<{ outcome: LinkOutcome }>> {
  const { tx, now } = context;
  if (!(await takeTurn(tx, `proposal:${secret}`, LINK_ALLOWANCE, now)))
    return refuse('too-many', 'too-many-acts', text(m.providers_refusal_busy));
  const outcome = await actOnLink(tx, secret, wanted, now);
  switch (outcome) {
    case 'unknown':
      return notFound();
    case 'over':
      return refuse('conflict', 'request-over', text(m.providers_refusal_over));
    case 'late':
      return refuseLate(context, secret, wanted);
    case 'many':
      return wanted.act === 'ask'
        ? refuseField('question', 'too-many-questions', text(m.providers_problem_questions_many))
        : refuseField('file', 'too-many-files', text(m.providers_problem_files_many));
    default:
      // A part of the hash names the link in the audit: enough to follow it, too little to use it.
      context.audit('proposal', hashSecret(secret).slice(0, 12), { act: wanted.act });
      return ok({ outcome });
  }
}

async function refuseLate({ tx, now }: Context, secret: string, wanted: LinkAct) {
  const found = await readLinked(tx, secret, now);
  if (wanted.act !== 'submit' || !found)
    return refuse('conflict', 'too-late', text(m.providers_refusal_late_plain));
  const at = (locale: 'fr' | 'en') => ({ deadline: formatDateTime(found.deadlineAt, locale) });
  return refuse('conflict', 'too-late', {
    fr: m.providers_refusal_late(at('fr'), { locale: 'fr' }),
    en: m.providers_refusal_late(at('en'), { locale: 'en' }),
  });
}
