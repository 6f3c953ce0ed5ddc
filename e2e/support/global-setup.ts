import type { TestProject } from 'vitest/node';
import { startApp } from './app.ts';

declare module 'vitest' {
  interface ProvidedContext {
    appUrl: string;
  }
}

/** One application with the demonstration for all journeys; a journey that must break things starts its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const app = await startApp({ env: { VIRAGE_LOG: 'warn' } });
  project.provide('appUrl', app.url);
  return () => app.stop();
}
