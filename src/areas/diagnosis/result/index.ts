export * from './evolution.rules.ts';
export * from './findings.rules.ts';
export * from './peers.ts';
export * from './priorities.rules.ts';
export * from './priorities.ts';
export * from './result.rules.ts';
export * from './result.ts';
