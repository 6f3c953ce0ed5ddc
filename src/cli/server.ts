import path from 'node:path';
import type { RequestListener } from 'node:http';
import { offeredApi } from '#platform/http/offered-api.ts';
import { closeServer, createAppServer } from '#platform/http/server.ts';
import { closeRuntime, createRuntime, setRuntime } from '#platform/runtime.ts';
import { configFromEnvironment, ROOT, settingsFromParent, whenAskedToStop } from './process.ts';

// The web process: stateless, so that any number of them can stand behind a proxy.
process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
process.env.HOST_HEADER = 'host';
process.env.ADDRESS_HEADER = 'x-virage-address';
process.env.BODY_SIZE_LIMIT ??= '64M';
const built = path.join(ROOT, 'build', 'handler.js');
const { handler } = (await import(built)) as { handler: RequestListener };

await settingsFromParent();
const config = configFromEnvironment();
const runtime = createRuntime(config, { name: 'web' });
setRuntime(runtime);

const server = createAppServer({
  runtime,
  api: offeredApi(runtime),
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
