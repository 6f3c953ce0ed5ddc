export * from './match.rules.ts';
export * from './quotation.ts';
export * from './quotation.workflow.ts';
