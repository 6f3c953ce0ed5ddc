export { generateDemonstration, type Demonstration } from './demonstration.ts';
export type { LineTruth, MessyFile, Mistake } from './messy-file.ts';
export { generateNational, type NationalOptions } from './national.ts';
export * from './types.ts';
