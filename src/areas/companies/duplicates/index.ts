export * from './difference.rules.ts';
export * from './fill.rules.ts';
export * from './judgement.rules.ts';
export * from './merge.ts';
export * from './pair.ts';
export * from './survivor.rules.ts';
export * from './undo.rules.ts';
