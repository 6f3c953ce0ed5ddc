export * from './coherence.rules.ts';
export * from './concept.ts';
export * from './concept-name.rules.ts';
export * from './fold.ts';
export * from './language.ts';
export { formatProblem, type ThesaurusProblem } from './problem.ts';
export { ancestorsOf, childrenById } from './tree.rules.ts';
