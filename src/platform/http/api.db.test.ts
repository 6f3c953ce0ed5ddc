import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { actorOf, addOrganisation, testRuntime } from '../testing/world.ts';
import { anyone, ok, publicActor, query, role, useCase, type AnyOperation } from '../use-case/index.ts';
import { createApi } from './api.ts';
import { OPEN_ALLOWANCE } from './open-reading.ts';

const runtime = await testRuntime();
const sva = await addOrganisation(runtime, 'delivery', 'SVA');
const cei = await addOrganisation(runtime, 'delivery', 'CEI');
const summary = { fr: 'Fichiers', en: 'Files' };

const addFile = useCase({
  name: 'test.add-file',
  summary,
  input: z.object({ name: z.string().min(2) }),
  output: z.object({ id: z.string() }),
  allow: role('officer'),
  http: { method: 'POST', path: '/files' },
  async run({ name }, { tx, actor, now, newId }) {
    const id = newId();
    await tx
      .insertInto('file')
      .values({
        id,
        organisationId: actor.organisationId!,
        name,
        mediaType: 'text/plain',
        sizeBytes: 0,
        sha256: '',
        createdAt: now,
      })
      .execute();
    return ok({ id });
  },
});

const countFiles = query({
  name: 'test.count-files',
  summary,
  input: z.object({ name: z.string() }),
  output: z.object({ count: z.number() }),
  allow: role('officer'),
  http: { method: 'GET', path: '/files/{name}/count' },
  async run({ name }, { tx }) {
    const row = await tx
      .selectFrom('file')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    return ok(row);
  },
});

const countAll = query({
  name: 'test.count-all',
  summary,
  input: z.object({}),
  output: z.object({ count: z.number() }),
  allow: anyone,
  http: { method: 'GET', path: '/count' },
  run: () => Promise.resolve(ok({ count: 7 })),
});

const api = createApi({
  runtime,
  operations: [addFile, countFiles, countAll] as AnyOperation[],
  async authenticate(headers) {
    const key = headers.get('authorization');
    if (key === null) return publicActor;
    if (key === 'Bearer sva') return actorOf(sva, 'officer');
    return key === 'Bearer cei' ? actorOf(cei, 'officer') : null;
  },
});

const openApiShape = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({}))),
});

const post = (body: string, headers: Record<string, string> = {}) =>
  api.request('/files', { method: 'POST', body, headers: { authorization: 'Bearer sva', ...headers } });
const count = async (name: string, key = 'sva') =>
  (
    (await (
      await api.request(`/files/${name}/count`, { headers: { authorization: `Bearer ${key}` } })
    ).json()) as { count: number }
  ).count;

describe('what anybody may read', () => {
  const from = (address: string) => api.request('/count', { headers: { 'x-virage-address': address } });

  it('is open to pages of other origins, and nothing else is', async () => {
    const read = await from('192.0.2.1');
    expect([read.status, read.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    const asked = await api.request('/count', { method: 'OPTIONS' });
    expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([204, 'GET']);
    const other = await api.request('/files/a/count', { headers: { authorization: 'Bearer sva' } });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('is read so many times a minute by one source, without taking from another', async () => {
    await sql`update turn set count = ${OPEN_ALLOWANCE.most} where count = 1`.execute(runtime.db);
    const refused = await from('192.0.2.1');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
    expect((await from('192.0.2.2')).status).toBe(200);
  });
});

describe('the REST API', () => {
  it('runs the same use case as the pages and answers with what it made', async () => {
    const response = await post('{"name":"a.pdf"}');
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(await count('a.pdf')).toBe(1);
  });

  it('does a write once however often it is repeated with one idempotency key', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => post('{"name":"once.pdf"}', { 'idempotency-key': 'k-1' })),
    );
    const bodies = await Promise.all(answers.map((answer) => answer.json()));
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(await count('once.pdf')).toBe(1);
  });

  it('refuses a key that already served another request, and keeps keys of organisations apart', async () => {
    expect((await post('{"name":"other.pdf"}', { 'idempotency-key': 'k-1' })).status).toBe(409);
    expect(
      (await post('{"name":"other.pdf"}', { 'idempotency-key': 'k-1', authorization: 'Bearer cei' })).status,
    ).toBe(201);
    expect(await count('other.pdf', 'cei')).toBe(1);
  });

  it('does not remember a refusal: the corrected request may use the same key', async () => {
    expect((await post('{"name":"x"}', { 'idempotency-key': 'k-2' })).status).toBe(422);
    expect((await post('{"name":"right.pdf"}', { 'idempotency-key': 'k-2' })).status).toBe(201);
  });

  it('answers mistakes with a problem that names the field, in the caller’s language', async () => {
    const response = await post('{"name":"x"}', { 'accept-language': 'en-CA' });
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const body = (await response.json()) as { detail: string; errors: { path: string }[] };
    expect(body.errors[0]!.path).toBe('name');
    expect(body.detail).toMatch(/Nothing was saved/);
  });

  it.each([
    ['a body that is not JSON', '{', {}, 400],
    ['a body that is a list', '[]', {}, 400],
    ['wrong credentials', '{"name":"ab"}', { authorization: 'Bearer stolen' }, 401],
    ['an idempotency key with spaces', '{"name":"ab"}', { 'idempotency-key': 'a b' }, 400],
    ['a body over one megabyte', JSON.stringify({ name: 'a'.repeat(1 << 20) }), {}, 413],
  ])('refuses %s', async (_case, body, headers, status) => {
    expect((await post(body, headers as Record<string, string>)).status).toBe(status);
  });

  it('asks the public to sign in', async () => {
    const response = await api.request('/files', { method: 'POST', body: '{"name":"ab"}' });
    expect(response.status).toBe(401);
  });

  it('describes itself in OpenAPI 3.1 with the schemas of the declarations', async () => {
    const document = openApiShape.parse(await (await api.request('/openapi.json')).json());
    expect(document.openapi).toBe('3.1.0');
    expect(document.paths['/files']!.post).toMatchObject({
      requestBody: {
        content: { 'application/json': { schema: { properties: { name: { minLength: 2 } } } } },
      },
    });
    expect(document.paths['/files/{name}/count']!.get).toMatchObject({
      parameters: [{ name: 'name', in: 'path' }],
    });
  });
});
