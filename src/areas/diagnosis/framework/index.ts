export * from './answer.rules.ts';
export * from './answer.ts';
export * from './coherence.rules.ts';
export * from './framework-file.rules.ts';
export * from './framework.ts';
export * from './mapping.rules.ts';
export { formatPath, type FrameworkProblem } from './problem.ts';
export * from './question.ts';
