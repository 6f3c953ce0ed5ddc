export * from './answer.rules.ts';
export * from './answer.ts';
export * from './framework.ts';
export * from './question.ts';
