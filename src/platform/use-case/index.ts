export * from './actor.ts';
export * from './operation.ts';
export * from './perform.ts';
export { forbidden, notFound } from './refusals.ts';
export * from './result.ts';
