import type { SizeClass } from '#areas/companies/index.ts';
import type { Answers } from '../framework/answer.ts';
import type { StageId } from '../framework/framework.ts';
import type { Score } from '../scoring/score.ts';

/** A submitted assessment, frozen: which version asked, what was answered, what it was worth, what the firm was that day. */
export interface Snapshot {
  id: string;
  assessmentId: string;
  companyId: string;
  organisationId: string;
  projectId: string | null;
  stage: StageId;
  frameworkId: string;
  frameworkVersion: number;
  submittedAt: Date;
  /** The name of who submitted it. */
  submittedBy: string;
  answers: Answers;
  /** What people wrote beside their answers, by question. */
  notes: Record<string, string[]>;
  score: Score;
  naics: string | null;
  sizeClass: SizeClass;
  regionCode: string | null;
}
