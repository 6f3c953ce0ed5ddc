import { Hono, type Context as HonoContext } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { m } from '#messages';
import { newId } from '../ids.ts';
import { withoutSecrets } from '../log.ts';
import type { Runtime } from '../runtime.ts';
import { LOCALES, text, type Locale } from '../text.ts';
import {
  admit,
  inTransaction,
  runIn,
  type Actor,
  type AnyOperation,
  type Result,
  refuse,
  ok,
} from '../use-case/index.ts';
import { claimKey, keepAnswer, type KeptAnswer } from './idempotency.ts';
import { isOpenReading, openToAll, preflight, refuseTooMany } from './open-reading.ts';
import { openApiDocument } from './openapi.ts';
import { problem, problemOf, problemResponse } from './problem.ts';

/** Finds who calls: an API key, or the session of the person at the API page. Null when the credentials are wrong. */
export type Authenticate = (headers: Headers) => Promise<Actor | null>;

export interface ApiParts {
  runtime: Runtime;
  operations: AnyOperation[];
  authenticate: Authenticate;
  /** Told of each reading that was answered, before the answer goes out. */
  answered?: (reading: Answered) => Promise<void>;
}

export interface Answered {
  operation: AnyOperation;
  request: Request;
  input: Record<string, unknown>;
  value: unknown;
}

const BODY_LIMIT = 1 << 20;
const KEY = /^[\x21-\x7e]{1,200}$/;

/** The REST API under /api/v1: one route for each operation that has an http binding, and the document that lists them. */
export function createApi(parts: ApiParts): Hono {
  const api = new Hono();
  api.use('*', bodyLimit({ maxSize: BODY_LIMIT, onError: (c) => tooLarge(c) }));
  const document = openApiDocument(parts.operations, parts.runtime.config.origin);
  api.get('/openapi.json', (c) => c.json(document));
  for (const operation of parts.operations) {
    if (!operation.http) continue;
    const path = operation.http.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const open = isOpenReading(operation);
    api.on(operation.http.method, path, (c) => (open ? answerAnybody : answer)(c, parts, operation));
    if (open) api.options(path, preflight);
  }
  api.notFound((c) =>
    problemResponse(
      problem(404, 'no-such-operation', text(m.api_no_such_operation), localeOf(c), c.req.path),
    ),
  );
  api.onError((error, c) => fault(c, parts.runtime, error));
  return api;
}

async function answerAnybody(c: HonoContext, parts: ApiParts, operation: AnyOperation): Promise<Response> {
  const refused = await refuseTooMany(c, parts.runtime, localeOf(c));
  return openToAll(refused ?? (await answer(c, parts, operation)));
}

async function answer(c: HonoContext, parts: ApiParts, operation: AnyOperation): Promise<Response> {
  const actor = await parts.authenticate(c.req.raw.headers);
  const locale = localeOf(c);
  if (!actor)
    return problemResponse(problem(401, 'bad-credentials', text(m.api_bad_credentials), locale, c.req.path), {
      'www-authenticate': 'Bearer',
    });
  const input = await readInput(c);
  if (input === undefined)
    return problemResponse(problem(400, 'not-json', text(m.api_not_json), locale, c.req.path));
  const key = c.req.header('idempotency-key');
  if (key !== undefined && !KEY.test(key))
    return problemResponse(problem(400, 'bad-idempotency-key', text(m.api_bad_key), locale, c.req.path));
  const result = await run(parts, operation, {
    actor,
    locale,
    input,
    key: operation.kind === 'write' ? key : undefined,
    requestId: requestIdOf(c),
  });
  if (!result.ok) return problemResponse(problemOf(result.refusal, locale, c.req.path));
  const { response, status } = result.value;
  if (operation.kind === 'read')
    await parts.answered?.({ operation, request: c.req.raw, input, value: response });
  return Response.json(response, { status });
}

interface Call {
  actor: Actor;
  locale: Locale;
  input: Record<string, unknown>;
  key: string | undefined;
  requestId: string;
}

async function run(parts: ApiParts, operation: AnyOperation, call: Call): Promise<Result<KeptAnswer>> {
  const { runtime } = parts;
  const admitted = admit(call.actor, operation, call.input);
  if (!admitted.ok) return admitted;
  const request = {
    actor: call.actor,
    channel: 'api',
    locale: call.locale,
    requestId: call.requestId,
  } as const;
  const answer = await inTransaction(runtime, call.actor, async (tx) => {
    if (!call.key) return toAnswer(operation, await runIn(tx, runtime, request, operation, admitted.value));
    const claim = await claimKey(tx, call.actor, call.key, operation.name, call.input, runtime.clock.now());
    if (claim.kind === 'kept') return ok(claim.answer);
    if (claim.kind === 'other-request')
      return refuse('conflict', 'idempotency-key-reused', text(m.api_key_reused));
    const result = toAnswer(operation, await runIn(tx, runtime, request, operation, admitted.value));
    if (result.ok) await keepAnswer(tx, call.actor, call.key, result.value);
    return result;
  });
  if (operation.kind === 'write') runtime.writes += 1;
  return answer;
}

function toAnswer(operation: AnyOperation, result: Result<unknown>): Result<KeptAnswer> {
  if (!result.ok) return result;
  return ok({
    status: operation.http?.method === 'POST' && operation.kind === 'write' ? 201 : 200,
    response: result.value ?? null,
  });
}

/** Path, query and body as one input; undefined when the body is not a JSON object. */
async function readInput(c: HonoContext): Promise<Record<string, unknown> | undefined> {
  const body = c.req.method === 'GET' || c.req.method === 'DELETE' ? {} : await readJson(c);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  return { ...queryOf(c), ...body, ...c.req.param() };
}

function queryOf(c: HonoContext): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [name, values.length > 1 ? values : values[0]]),
  );
}

async function readJson(c: HonoContext): Promise<unknown> {
  const raw = await c.req.text();
  if (raw === '') return {};
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

const requestIdOf = (c: HonoContext): string => c.req.header('x-request-id') ?? newId();

/** The first of our languages that the caller's Accept-Language names; French when it names none. */
function localeOf(c: HonoContext): Locale {
  const wanted = (c.req.header('accept-language') ?? '').toLowerCase().split(',');
  return wanted.map((tag) => LOCALES.find((locale) => tag.trim().startsWith(locale))).find(Boolean) ?? 'fr';
}

const tooLarge = (c: HonoContext): Response =>
  problemResponse(problem(413, 'body-too-large', text(m.api_too_large), localeOf(c), c.req.path));

function fault(c: HonoContext, runtime: Runtime, error: Error): Response {
  const requestId = requestIdOf(c);
  runtime.log.error({ err: error, requestId, path: withoutSecrets(c.req.path) }, 'api request failed');
  return problemResponse(
    problem(500, 'fault', text(m.refusal_fault, { requestId }), localeOf(c), c.req.path),
  );
}
