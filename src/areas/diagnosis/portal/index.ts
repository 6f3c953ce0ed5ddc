export * from './portal-file.rules.ts';
export * from './portal-record.ts';
