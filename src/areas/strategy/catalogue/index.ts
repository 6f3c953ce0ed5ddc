export * from './dimension-link.ts';
export * from './labels.ts';
export * from './levels.rules.ts';
export * from './propose.rules.ts';
export * from './propose.ts';
export * from './template.ts';
