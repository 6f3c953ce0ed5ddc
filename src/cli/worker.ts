import { startWorker } from '#platform/jobs/worker.ts';
import { closeRuntime, createRuntime, setRuntime } from '#platform/runtime.ts';
import { nightly, subscribers, tasks } from '../composition.ts';
import { configFromEnvironment, settingsFromParent, whenAskedToStop } from './process.ts';

// The job process: as many as wanted may run beside each other.
await settingsFromParent();
const runtime = createRuntime(configFromEnvironment(), { name: 'jobs', connections: 6 });
setRuntime(runtime);
const worker = await startWorker({ runtime, tasks, subscribers, nightly });
runtime.log.info('taking jobs');
process.send?.('ready');

whenAskedToStop(async () => {
  await worker.stop();
  await closeRuntime(runtime);
});
