import type { z } from 'zod';
import { asActor, type Tx } from '../db/scope.ts';
import { newId } from '../ids.ts';
import { queueMail, type Mail } from '../mail/mail.ts';
import type { Runtime } from '../runtime.ts';
import type { Locale } from '../text.ts';
import type { Actor } from './actor.ts';
import { addJob, type JobRequest } from '../jobs/queue.ts';
import { forbidden, invalidInput } from './refusals.ts';
import type { AnyOperation, Channel, Context, Operation } from './operation.ts';
import type { Refusal, Result } from './result.ts';

export interface Request {
  actor: Actor;
  channel: Channel;
  locale: Locale;
  requestId?: string;
}

interface AuditNote {
  subjectType: string;
  subjectId: string;
  details: Record<string, unknown>;
}

/** What a use case asked to happen with its transaction; written just before the commit. */
interface Effects {
  audits: AuditNote[];
  events: { name: string; payload: Record<string, unknown> }[];
  jobs: JobRequest[];
  mails: Mail[];
}

/** Leaves the transaction with a refusal; never seen outside this file. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * Runs an operation for an actor: input, policy, one scoped transaction, effects. A refusal is a result and leaves no trace.
 * @throws what the database or the code throws: faults, which the caller answers with a plain apology and a log entry.
 */
export async function perform<I extends z.ZodType, O extends z.ZodType>(
  runtime: Runtime,
  request: Request,
  operation: Operation<I, O>,
  input: unknown,
): Promise<Result<z.output<O>>> {
  const admitted = admit(request.actor, operation, input);
  if (!admitted.ok) return admitted;
  const result = await inTransaction(runtime, request.actor, (tx) =>
    runIn(tx, runtime, request, operation, admitted.value),
  );
  if (operation.kind === 'write') runtime.writes += 1;
  return result;
}

/** Policy and input, before any connection is taken. */
export function admit<I extends z.ZodType>(
  actor: Actor,
  operation: Pick<Operation<I>, 'allow' | 'input' | 'scope'>,
  input: unknown,
): Result<z.output<I>> {
  const allowed = operation.allow(actor) && (actor.scopes === null || actor.scopes.includes(operation.scope));
  if (!allowed) return { ok: false, refusal: forbidden(actor) };
  const parsed = operation.input.safeParse(input);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, refusal: invalidInput(operation.input, input) };
}

/** One transaction for the actor, taken back entirely when the result is a refusal. */
export async function inTransaction<T>(
  runtime: Runtime,
  actor: Actor,
  work: (tx: Tx) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await asActor(runtime.db, actor, async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new Refused(result.refusal);
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** The part inside the transaction: for `perform`, and for callers that share one transaction between steps. */
export async function runIn(
  tx: Tx,
  runtime: Runtime,
  request: Request,
  operation: AnyOperation,
  input: unknown,
): Promise<Result<never>> {
  const effects: Effects = { audits: [], events: [], jobs: [], mails: [] };
  const context = createContext(tx, runtime, request, effects);
  const result = await operation.run(input as never, context);
  if (result.ok && operation.kind === 'write') await writeEffects(context, request, operation.name, effects);
  return result as Result<never>;
}

function createContext(tx: Tx, runtime: Runtime, request: Request, effects: Effects): Context {
  const now = runtime.clock.now();
  return {
    tx,
    actor: request.actor,
    now,
    locale: request.locale,
    channel: request.channel,
    origin: runtime.config.origin,
    newId: () => newId(now.getTime()),
    audit: (subjectType, subjectId, details = {}) => effects.audits.push({ subjectType, subjectId, details }),
    emit: (name, payload) => effects.events.push({ name, payload }),
    enqueue: (task, payload, options = {}) => effects.jobs.push({ task, payload, ...options }),
    mail: (mail) => effects.mails.push(mail),
  };
}

async function writeEffects(
  context: Context,
  request: Request,
  operation: string,
  effects: Effects,
): Promise<void> {
  const { tx, actor, now } = context;
  const audits =
    effects.audits.length > 0 ? effects.audits : [{ subjectType: null, subjectId: null, details: {} }];
  await tx
    .insertInto('auditEntry')
    .values(
      audits.map((note) => ({
        at: now,
        organisationId: actor.organisationId,
        userId: actor.userId,
        channel: request.channel,
        operation,
        subjectType: note.subjectType,
        subjectId: note.subjectId,
        details: JSON.stringify(note.details),
        requestId: request.requestId ?? null,
      })),
    )
    .execute();
  for (const mail of effects.mails) await queueMail(context, mail);
  await writeEvents(context, effects.events);
  for (const job of effects.jobs) await addJob(tx, job);
}

async function writeEvents(context: Context, events: Effects['events']): Promise<void> {
  if (events.length === 0) return;
  await context.tx
    .insertInto('outboxEvent')
    .values(
      events.map(({ name, payload }) => ({
        at: context.now,
        name,
        organisationId: context.actor.organisationId,
        payload: JSON.stringify(payload),
      })),
    )
    .execute();
  await addJob(context.tx, { task: 'deliver-events', payload: {}, key: 'deliver-events' });
}
