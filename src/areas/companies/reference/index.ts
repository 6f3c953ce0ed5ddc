export * from './fold.ts';
export * from './naics-content.ts';
export * from './naics-lookup.ts';
export * from './region-content.ts';
export * from './region-lookup.ts';
export * from './size-class.ts';
