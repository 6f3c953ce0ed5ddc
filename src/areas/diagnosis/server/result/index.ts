import type { AnyOperation } from '#platform/use-case/index.ts';
import { getResult } from './get-result.ts';
import { resultPdf } from './result-pdf.ts';
import { setPriorities } from './set-priorities.ts';

export { getResult, resultPdf, setPriorities };

export const resultOperations: AnyOperation[] = [getResult, setPriorities];
