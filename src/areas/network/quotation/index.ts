export * from './compare.rules.ts';
export * from './format.ts';
export * from './match.rules.ts';
export * from './outcome.rules.ts';
export * from './quotation.ts';
export * from './quotation.workflow.ts';
export * from './reminder.rules.ts';
export * from './watch.ts';
