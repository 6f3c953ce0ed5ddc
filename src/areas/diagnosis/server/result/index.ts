import type { AnyOperation } from '#platform/use-case/index.ts';
import { getResult } from './get-result.ts';
import { setPriorities } from './set-priorities.ts';

export { getResult, setPriorities };

export const resultOperations: AnyOperation[] = [getResult, setPriorities];
