import type { Tasks } from '#platform/jobs/task.ts';
import type { AnyOperation } from '#platform/use-case/index.ts';
import { assessmentOperations } from './assessment/index.ts';
import { frameworkOperations } from './framework/index.ts';
import { portalOperations } from './portal/index.ts';
import { resultOperations } from './result/index.ts';

export * from './assessment/index.ts';
export * from './framework/index.ts';
export * from './portal/index.ts';
export * from './result/index.ts';

export const operations: AnyOperation[] = [
  ...frameworkOperations,
  ...assessmentOperations,
  ...portalOperations,
  ...resultOperations,
];

/** What the job workers run of this area. */
export const tasks: Tasks = {};
