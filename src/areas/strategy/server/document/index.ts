import type { AnyOperation } from '#platform/use-case/index.ts';

export const documentOperations: AnyOperation[] = [];
