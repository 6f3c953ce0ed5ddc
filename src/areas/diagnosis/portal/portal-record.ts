import type { Text } from '#platform/text.ts';
import type { Answers } from '../framework/answer.ts';
import type { StageId } from '../framework/framework.ts';

/** One submitted assessment, as a line of the portal's file holds it. */
export interface PortalRecord {
  stage: StageId;
  /** The day it was submitted, YYYY-MM-DD. */
  date: string;
  firm: string;
  /** A number that tells the firm apart, "" when unknown: the NEQ here. */
  identifier: string;
  answers: Answers;
}

/** What is wrong in a file: the row as a spreadsheet counts it, and the title of the column; "" for the whole row. */
export interface PortalProblem {
  row: number;
  column: string;
  message: Text;
}
