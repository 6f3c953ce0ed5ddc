export * from './block.ts';
export * from './deliverable.ts';
