export * from './comparison.rules.ts';
export * from './score-question.rules.ts';
export * from './score.rules.ts';
export * from './score.ts';
