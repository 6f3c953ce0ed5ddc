export * from './classification.ts';
export { readCodeTable } from './code-table.rules.ts';
export type { Json } from './json-ld-context.rules.ts';
export { readJsonLd } from './json-ld.rules.ts';
export { readSkos, type Statement } from './skos.rules.ts';
