import type { Hono } from 'hono';
import type { Runtime } from '../runtime.ts';

type MakeApi = (runtime: Runtime) => Hono;

// The application is built as one; the server around it is another bundle, and would load every area a second time to
// offer their operations. The registry of symbols is the one place both can see.
const KEY = Symbol.for('virage.api');
type Holder = { [KEY]?: MakeApi };

export function offerApi(make: MakeApi): void {
  (globalThis as Holder)[KEY] = make;
}

/** The REST API of the application that was loaded. @throws Error when none was: a fault of ours. */
export function offeredApi(runtime: Runtime): Hono {
  const make = (globalThis as Holder)[KEY];
  if (!make) throw new Error('The application that was loaded offers no API.');
  return make(runtime);
}
