export * from './document/index.ts';
export * from './providers/index.ts';
