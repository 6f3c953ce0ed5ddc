// Runs in a thread of its own: typesetting is one long call, and pages must not wait for it.
import { parentPort } from 'node:worker_threads';
import type { FromThread, ToThread } from './pdf.ts';
import { Typesetter } from './typesetter.ts';

const port = parentPort!;
const typesetter = new Typesetter();
const say = (message: FromThread, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);

async function render({ id, request }: ToThread): Promise<void> {
  try {
    const pdf = await typesetter.typeset(request, (step) => say({ id, step }));
    say({ id, pdf }, [pdf.bytes.buffer]);
  } catch (error) {
    say({ id, fault: error instanceof Error ? error.message : String(error) });
  }
}

// One after the other: the compiler has one set of files at a time.
let last: Promise<void> = Promise.resolve();
port.on('message', (message: ToThread) => {
  last = last.then(() => render(message));
});
