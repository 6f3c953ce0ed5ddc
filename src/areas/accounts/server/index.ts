export { DEMONSTRATION_PASSWORD, PERSONAS, seedPersonas } from './personas.ts';
export { resolveApiKey } from './resolve-api-key.ts';
export { resolveVisitor } from './visitor.ts';
export * from './operations.ts';
