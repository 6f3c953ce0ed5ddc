export * from './catalogue/index.ts';
export * from './document/index.ts';
export * from './providers/index.ts';
export * from './roadmap/index.ts';
