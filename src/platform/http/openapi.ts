import { z } from 'zod';
import type { AnyOperation, HttpBinding } from '../use-case/operation.ts';
import { isOpenReading, OPEN_ALLOWANCE } from './open-reading.ts';

type Json = Record<string, unknown>;

const PROBLEM: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, detail: { type: 'string' } } },
    },
  },
};

/** Anybody may read it, from any page; a source without a key so many times. */
const OPEN: Json = {
  security: [],
  description: `Public: no key is needed, and pages of other origins may ask. Without a key, ${OPEN_ALLOWANCE.most} requests in ${OPEN_ALLOWANCE.seconds} seconds a source; then 429 with Retry-After.`,
};

/** The OpenAPI 3.1 document of all operations that have an http binding, from their own declarations. */
export function openApiDocument(operations: AnyOperation[], origin: string): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    if (!operation.http) continue;
    const item = (paths[operation.http.path] ??= {});
    item[operation.http.method.toLowerCase()] = describe(operation, operation.http);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Virage', version: '1', license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: `${origin}/api/v1` }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'API key of an organisation' } },
      schemas: { Problem: PROBLEM },
    },
  };
}

function describe(operation: AnyOperation, binding: HttpBinding): Json {
  const schema = toSchema(operation.input, 'input');
  const inPath = [...binding.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  const inQuery = binding.method === 'GET' || binding.method === 'DELETE';
  return {
    operationId: operation.name.replace('.', '_').replaceAll('-', '_'),
    summary: operation.summary.en,
    'x-summary-fr': operation.summary.fr,
    'x-scope': operation.scope,
    tags: [operation.name.split('.')[0]],
    parameters: parameters(schema, inPath, inQuery, operation.kind === 'write'),
    ...(!inQuery && {
      requestBody: { content: { 'application/json': { schema: without(schema, inPath) } } },
    }),
    responses: responses(operation, binding),
    ...(isOpenReading(operation) && OPEN),
  };
}

function responses(operation: AnyOperation, binding: HttpBinding): Json {
  const status = binding.method === 'POST' && operation.kind === 'write' ? '201' : '200';
  const refused = {
    description: 'Refused; nothing was changed',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  return {
    [status]: {
      description: 'Done',
      content: { 'application/json': { schema: toSchema(operation.output, 'output') } },
    },
    '401': refused,
    '403': refused,
    '404': refused,
    '422': refused,
  };
}

function toSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
}

function parameters(schema: Json, inPath: string[], inQuery: boolean, isWrite: boolean): Json[] {
  const properties = (schema.properties ?? {}) as Record<string, Json>;
  const required = (schema.required ?? []) as string[];
  const path = inPath.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: properties[name] ?? { type: 'string' },
  }));
  const query = inQuery
    ? Object.entries(properties)
        .filter(([name]) => !inPath.includes(name))
        .map(([name, property]) => ({
          name,
          in: 'query',
          required: required.includes(name),
          schema: property,
        }))
    : [];
  const idempotency = isWrite
    ? [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          description: 'Repeating a request with the same key answers as the first time',
          schema: { type: 'string', maxLength: 200 },
        },
      ]
    : [];
  return [...path, ...query, ...idempotency];
}

function without(schema: Json, names: string[]): Json {
  const properties = { ...((schema.properties ?? {}) as Json) };
  for (const name of names) delete properties[name];
  const required = ((schema.required ?? []) as string[]).filter((name) => !names.includes(name));
  return { ...schema, properties, ...(required.length > 0 ? { required } : { required: undefined }) };
}
