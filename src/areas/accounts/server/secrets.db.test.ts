import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, expect, it, vi } from 'vitest';
import { closeRuntime } from '#platform/runtime.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { linkInMail, makeOrganisation, makePerson, TestBrowser, testRuntime } from '../testing/people.ts';
import { resolveVisitor } from './visitor.ts';

const { url } = await testDatabase();
const base = testRuntime(url);
afterAll(() => closeRuntime(base));

it('no password, link, code or session token reaches a log or the console', async () => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const runtime = { ...base, log: pino({ level: 'trace' }, stream) };
  const consoles = (['log', 'info', 'warn', 'error'] as const).map((name) =>
    vi
      .spyOn(console, name)
      .mockImplementation((...words: unknown[]) => void lines.push(JSON.stringify(words))),
  );
  await makePerson(runtime, 'Maude', await makeOrganisation(runtime, 'sva'));
  const browser = new TestBrowser(runtime);
  await browser.signIn('maude@example.org', 'a wrong guess entirely');
  await browser.signIn('maude@example.org');
  const enabled = await browser.ask('/two-factor/enable', { password: 'correct horse battery' });
  await browser.ask('/two-factor/verify-totp', { code: '123123' });
  await browser.ask('/sign-in/magic-link', { email: 'maude@example.org' });
  const link = await linkInMail(runtime, 'maude@example.org');
  await browser.ask('/magic-link/verify?token=forged-token');
  await browser.ask('/request-password-reset', { email: 'nobody@example.org' });
  await browser.ask('/reset-password', { token: 'forged-token', newPassword: 'a password never set' });
  await resolveVisitor(runtime, browser.headers);
  const cookie = browser.headers.get('cookie') ?? '';
  consoles.forEach((spy) => spy.mockRestore());

  const written = lines.join('\n');
  expect(written).toContain('better-auth');
  const secrets = [
    'a wrong guess entirely',
    'correct horse battery',
    '123123',
    link!.searchParams.get('token')!,
    'forged-token',
    'a password never set',
    ...(enabled.ok ? [new URL(String(enabled.value.totpURI)).searchParams.get('secret')!] : []),
    ...cookie.split('; ').map((pair) => pair.split('=')[1]!),
  ];
  expect(secrets).toHaveLength(8);
  for (const secret of secrets) expect(written).not.toContain(secret);
});
