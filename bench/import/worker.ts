import { importTasks } from '#areas/companies/server/index.ts';
import { readConfig } from '#platform/config.ts';
import { startWorker } from '#platform/jobs/worker.ts';
import { closeRuntime, createRuntime, setRuntime } from '#platform/runtime.ts';

// The job process of the bench: the product's own, with a way to ask how much memory it took at most.
const runtime = createRuntime(readConfig(process.env), { name: 'bench-jobs', connections: 6 });
setRuntime(runtime);
const worker = await startWorker({ runtime, tasks: importTasks, subscribers: {} });
process.on('message', () => process.send?.({ peak: process.resourceUsage().maxRSS * 1024 }));
process.on('disconnect', async () => {
  await worker.stop();
  await closeRuntime(runtime);
  process.exit(0);
});
process.send?.('ready');
