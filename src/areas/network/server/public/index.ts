export * from './facet-choices.ts';
