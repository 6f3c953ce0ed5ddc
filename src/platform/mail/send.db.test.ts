import { SMTPServer } from 'smtp-server';
import { afterAll, describe, expect, it } from 'vitest';
import { startWorker } from '../jobs/worker.ts';
import { actorOf, addOrganisation, testRuntime } from '../testing/world.ts';
import { ok, perform, signedIn, useCase } from '../use-case/index.ts';
import { z } from 'zod';

const received: string[] = [];
let refusals = 1;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    let raw = '';
    stream.on('data', (data: Buffer) => (raw += data.toString()));
    stream.on('end', () => {
      if (refusals-- > 0) return done(Object.assign(new Error('try later'), { responseCode: 451 }));
      received.push(raw);
      done();
    });
  },
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.server.address();
const port = typeof address === 'object' && address ? address.port : 0;
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

const runtime = await testRuntime({ smtpUrl: `smtp://127.0.0.1:${port}` });
const sva = await addOrganisation(runtime, 'delivery', 'SVA');

const writeTo = useCase({
  name: 'test.write-to',
  summary: { fr: 'Écrire', en: 'Write' },
  input: z.object({ to: z.string() }),
  output: z.object({}),
  allow: signedIn,
  async run({ to }, { mail }) {
    mail({
      to,
      subject: 'Votre visite à l’usine',
      text: 'Bonjour,\nà jeudi.',
      locale: 'fr',
      attachments: [{ name: 'visite.ics', mediaType: 'text/calendar', content: 'BEGIN:VCALENDAR' }],
    });
    return ok({});
  },
});

const waitFor = async (ready: () => Promise<boolean>) => {
  for (let tries = 0; tries < 200; tries++) {
    if (await ready()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It never came.');
};
const states = async () =>
  (await runtime.db.selectFrom('mail').select(['recipient', 'state', 'attempts']).execute()).map(
    (mail) => `${mail.recipient} ${mail.state}`,
  );

describe('mail', () => {
  it('waits with the transaction, is tried again when the server refuses, and arrives once', async () => {
    const result = await perform(
      runtime,
      { actor: actorOf(sva, 'officer'), channel: 'page', locale: 'fr' },
      writeTo,
      { to: 'usine@example.test' },
    );
    expect(result.ok).toBe(true);
    expect(await states()).toEqual(['usine@example.test queued']);
    const worker = await startWorker({ runtime, tasks: {}, subscribers: {} });
    await waitFor(async () => (await states()).includes('usine@example.test failed'));
    await runtime.pool.query('update graphile_worker._private_jobs set run_at = now()');
    await waitFor(async () => (await states()).includes('usine@example.test sent'));
    await worker.stop();
    expect(received).toHaveLength(1);
    expect(received[0]).toMatch(/Content-Language: fr/);
    expect(received[0]).toMatch(/visite\.ics/);
    expect(received[0]).toMatch(/From: Virage <virage@example\.test>/);
  });
});
