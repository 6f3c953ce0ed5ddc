import path from 'node:path';
import type { RequestListener } from 'node:http';
import { resolveApiKey, resolveVisitor } from '#areas/accounts/server/index.ts';
import { createApi } from '#platform/http/api.ts';
import { closeServer, createAppServer } from '#platform/http/server.ts';
import { closeRuntime, createRuntime, setRuntime } from '#platform/runtime.ts';
import { publicActor } from '#platform/use-case/index.ts';
import { operations } from '../composition.ts';
import { configFromEnvironment, whenAskedToStop } from './process.ts';

// The web process: stateless, so that any number of them can stand behind a proxy.
const config = configFromEnvironment();
const runtime = createRuntime(config, { name: 'web' });
setRuntime(runtime);

process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
process.env.HOST_HEADER = 'host';
process.env.ADDRESS_HEADER = 'x-virage-address';
process.env.BODY_SIZE_LIMIT ??= '64M';
const built = path.join(config.root, 'build', 'handler.js');
const { handler } = (await import(built)) as { handler: RequestListener };

const api = createApi({
  runtime,
  operations,
  async authenticate(headers) {
    const authorization = headers.get('authorization');
    if (authorization !== null) return resolveApiKey(runtime, authorization);
    // The API page's own calls carry the person's session; no other site can make a request look same-origin.
    if (headers.get('sec-fetch-site') === 'same-origin')
      return (await resolveVisitor(runtime, headers)).actor;
    return publicActor;
  },
});

const server = createAppServer({
  runtime,
  api,
  pages: handler,
  behindProxy: process.env.VIRAGE_BEHIND_PROXY === '1',
  fixedOrigin: process.env.VIRAGE_ORIGIN ? new URL(process.env.VIRAGE_ORIGIN) : null,
});
const port = Number(process.env.PORT ?? 3000);
server.listen(port, process.env.HOST ?? '0.0.0.0', () => {
  runtime.log.info({ port }, 'listening');
  process.send?.('ready');
});

whenAskedToStop(async () => {
  await closeServer(server);
  await closeRuntime(runtime);
});
