export * from './capabilities/index.ts';
export * from './classification/index.ts';
export * from './profile/index.ts';
export * from './quotation/index.ts';
export * from './visibility/index.ts';
