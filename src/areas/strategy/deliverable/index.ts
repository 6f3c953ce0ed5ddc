export * from './block.ts';
export * from './deliverable.ts';
export * from './deliverable-list.ts';
