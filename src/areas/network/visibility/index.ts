export * from './event.ts';
export * from './figures.rules.ts';
export * from './origin.rules.ts';
export * from './robots.rules.ts';
export * from './tally.rules.ts';
export * from './names.ts';
