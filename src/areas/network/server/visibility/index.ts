import type { Tasks } from '#platform/jobs/task.ts';
import type { AnyOperation } from '#platform/use-case/index.ts';
import { forgetVisitors } from './forget-visitors.ts';
import { listVisibility, readVisibility } from './read-visibility.ts';

export { listVisibility, readVisibility };
export * from './export-visibility.ts';
export { noteApiSearch } from './note-api-search.ts';
export { noteVisit } from './note-visit.ts';
export { visibilityBuffer, type Seen } from './visibility-buffer.ts';

export const visibilityOperations: AnyOperation[] = [readVisibility, listVisibility];
export const visibilityTasks: Tasks = { 'network-forget-visitors': forgetVisitors };
export const visibilityNightly = ['network-forget-visitors'];
export { worldShapes, type WorldShapes } from './world-map.ts';
