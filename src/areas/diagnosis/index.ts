export * from './assessment/index.ts';
export * from './framework/index.ts';
export * from './scoring/index.ts';
export * from './result/index.ts';
