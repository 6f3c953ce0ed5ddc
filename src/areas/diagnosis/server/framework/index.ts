import type { AnyOperation } from '#platform/use-case/index.ts';
import { getFramework, listFrameworks } from './read-frameworks.ts';

export { findFramework, frameworkOf, frameworks, publishedFrameworks } from './published.ts';
export { getFramework, listFrameworks };

export const frameworkOperations: AnyOperation[] = [listFrameworks, getFramework];
