import type { z } from 'zod';
import type { Tx } from '../db/scope.ts';
import type { Mail } from '../mail/mail.ts';
import type { Locale, Text } from '../text.ts';
import type { Actor, Policy } from './actor.ts';
import type { Result } from './result.ts';

export type Channel = 'page' | 'api' | 'command' | 'job';

/** What a use case works with. Clock and ids come from here, never from the machine. */
export interface Context {
  tx: Tx;
  actor: Actor;
  now: Date;
  locale: Locale;
  channel: Channel;
  newId(): string;
  /** The address people reach the application at, without a trailing slash. */
  origin: string;
  /** Names the record that the audit entry is about, with what a reader of the audit should know. Call once or more. */
  audit(subjectType: string, subjectId: string, details?: Record<string, unknown>): void;
  /** An outgoing event: written with the change it tells of, or not at all. */
  emit(name: string, payload: Record<string, unknown>): void;
  /** A job to run once this transaction is committed. `key` makes several requests into one. */
  enqueue(task: string, payload: object, options?: { key?: string; maxAttempts?: number }): void;
  /** A mail to send once this transaction is committed. */
  mail(mail: Mail): void;
}

export interface HttpBinding {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path under /api/v1, with parameters in braces: "/companies/{id}". Path and query values join the body as input. */
  path: string;
}

interface Declaration<I extends z.ZodType, O extends z.ZodType> {
  /** Area and verb-noun: "outreach.create-activity". */
  name: string;
  summary: Text;
  input: I;
  output: O;
  allow: Policy;
  /** Absent when the operation is only for pages and jobs. */
  http?: HttpBinding;
  run(input: z.output<I>, context: Context): Promise<Result<z.output<O>>>;
}

export interface Operation<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> extends Declaration<I, O> {
  kind: 'write' | 'read';
  /** What an API key needs: "outreach:write". */
  scope: string;
}

const declare =
  (kind: 'write' | 'read') =>
  <I extends z.ZodType, O extends z.ZodType>(declaration: Declaration<I, O>): Operation<I, O> => ({
    ...declaration,
    kind,
    scope: `${declaration.name.split('.')[0]}:${kind}`,
  });

/**
 * Declares a use case once; page actions, the REST operation with its OpenAPI entry, and the command line all run it.
 * It validates the input, checks the policy, and runs in one transaction scoped to the actor with its audit entry,
 * events, jobs and mail. A refusal takes everything back.
 */
export const useCase = declare('write');

/** Declares a reading: the same, but nothing is written, not even an audit entry. */
export const query = declare('read');

/** Any operation, as a list holds them: the input is checked by its own schema before `run` sees it. */
export type AnyOperation = Omit<Operation, 'run'> & {
  run(input: never, context: Context): Promise<Result<unknown>>;
};
