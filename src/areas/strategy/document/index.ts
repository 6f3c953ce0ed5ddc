export * from './document.ts';
export * from './initiative.ts';
export * from './sections.ts';
