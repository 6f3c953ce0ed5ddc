import type { AnyOperation } from '#platform/use-case/index.ts';
import { reopenAssessment, withdrawAssessment } from './end-assessment.ts';
import { addEvidence, readEvidence, removeEvidence } from './evidence.ts';
import { addLink, listLinksQuery, revokeLink } from './links.ts';
import { assessmentInvitees, assessmentProjects, listAssessmentsQuery } from './list-assessments.ts';
import { openAnswers } from './open-answers.ts';
import { answersAllowance, hearAnswers, saveAnswers } from './save-answers.ts';
import { startAssessment } from './start-assessment.ts';
import { submitAssessment } from './submit-assessment.ts';

export {
  addEvidence,
  addLink,
  assessmentInvitees,
  assessmentProjects,
  hearAnswers,
  listAssessmentsQuery,
  listLinksQuery,
  openAnswers,
  readEvidence,
  removeEvidence,
  reopenAssessment,
  revokeLink,
  saveAnswers,
  startAssessment,
  submitAssessment,
  withdrawAssessment,
};
export type { Snapshot } from '../../assessment/index.ts';
export { countDiagnosed } from './count-diagnosed.ts';
export { openDoor, type OpenDoor } from './door.queries.ts';
export { answersAllowance };
export { exportAssessments } from './export-assessments.ts';
export { importSnapshot, importSnapshots, type ImportedAssessment } from './import-snapshot.ts';
export { diagnosisReader, diagnosisStaff } from './policies.ts';
export { readForm } from './read-form.ts';
export { latestSnapshots, SNAPSHOT, snapshotOf } from './snapshot.queries.ts';

/** Fixed addresses before those with a parameter: the first that fits answers. */
export const assessmentOperations: AnyOperation[] = [
  listAssessmentsQuery,
  startAssessment,
  assessmentProjects,
  assessmentInvitees,
  listLinksQuery,
  addLink,
  revokeLink,
  withdrawAssessment,
  reopenAssessment,
  openAnswers,
  saveAnswers,
  hearAnswers,
  submitAssessment,
  addEvidence,
  readEvidence,
  removeEvidence,
];
