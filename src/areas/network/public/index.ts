export * from './address.ts';
export * from './is-public-network.ts';
export * from './json-in-page.ts';
export * from './language-tag.ts';
export * from './word-file.ts';
export * from './words.ts';
