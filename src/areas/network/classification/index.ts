export * from './classification.ts';
export { readCodeTable } from './code-table.rules.ts';
export { readSkos, type Statement } from './skos.rules.ts';
