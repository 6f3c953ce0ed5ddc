export { DELIMITERS, type Delimiter } from './delimiter.ts';
export { ENCODINGS, type Encoding } from './encoding.ts';
export { LIMITS, type TabularLimits } from './limits.ts';
export { readTable, shapeOf, type ShapeChoice, type TableShape } from './open.ts';
export { TabularError, type TabularProblem } from './problem.ts';
export type { TabularRow } from './row.ts';
export {
  csvStream,
  escapeCell,
  xlsxStream,
  type CellValue,
  type CsvOptions,
  type TableRows,
} from './write.ts';
