export * from './profile.ts';
export * from './publication.rules.ts';
