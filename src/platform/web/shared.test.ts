import { expect, it } from 'vitest';
import type { Runtime } from '../runtime.ts';
import { ok } from '../use-case/index.ts';
import { frozen, shared } from './shared.ts';

const process = (): Runtime => ({ writes: 0 }) as Runtime;

function counter() {
  let asked = 0;
  return { ask: () => Promise.resolve(ok(++asked)), times: () => asked };
}

it('those who ask the same at once share one answer, others get their own', async () => {
  const runtime = process();
  const { ask, times } = counter();
  await Promise.all([shared(runtime, 'a', ask), shared(runtime, 'a', ask), shared(runtime, 'a', ask)]);
  expect(times()).toBe(1);
  await shared(runtime, 'b', ask);
  expect(times()).toBe(2);
});

it('what was written since is seen by the next who asks', async () => {
  const runtime = process();
  const { ask } = counter();
  await shared(runtime, 'a', ask);
  runtime.writes += 1;
  expect(await shared(runtime, 'a', ask)).toEqual(ok(2));
});

it('a fault is not kept', async () => {
  const runtime = process();
  await expect(shared(runtime, 'a', () => Promise.reject(new Error('cut')))).rejects.toThrow('cut');
  expect(await shared(runtime, 'a', counter().ask)).toEqual(ok(1));
});

it('an answer on several pages cannot be changed by one of them', () => {
  const answer = frozen({ rows: [{ name: 'Tremblay' }] });
  expect(() => answer.rows.push({ name: 'Gagnon' })).toThrow(TypeError);
  expect(() => (answer.rows[0]!.name = 'Gagnon')).toThrow(TypeError);
});
