import { applyTask, undoTask } from '#areas/companies/server/index.ts';
import type { Tasks } from '#platform/jobs/task.ts';
import type { AnyOperation } from '#platform/use-case/index.ts';
import { addParticipation } from './add-participation.ts';
import { answerRegistration, getRegistration } from './answer-registration.ts';
import { attendanceImport } from './attendance-import.ts';
import { listAttendanceImports } from './list-attendance-imports.ts';
import { cancelActivity } from './cancel-activity.ts';
import { checkIn, undoCheckIn } from './check-in.ts';
import { createActivity } from './create-activity.ts';
import { importAttendance } from './import-attendance.ts';
import { listParticipationsQuery } from './list-participations.ts';
import { activityChoices, getActivity, listActivitiesQuery, projectChoices } from './read-activities.ts';
import { getEvent, getEventCalendar, listEvents } from './read-events.ts';
import { describeScope } from './describe-scope.ts';
import { getFunnel, getReach, listReachedFirmsQuery } from './read-reach.ts';
import { register } from './register.ts';
import { removeActivity } from './remove-activity.ts';
import { listUnmatched } from './review-unmatched.ts';
import { closeRegistration, openRegistration } from './set-registration.ts';
import {
  createFirmOfParticipation,
  matchParticipation,
  removeParticipation,
  setAside,
  withdrawConsent,
} from './settle-participation.ts';
import { tellRegistered } from './tell-registered.ts';
import { updateActivity } from './update-activity.ts';

export {
  activityChoices,
  addParticipation,
  answerRegistration,
  cancelActivity,
  checkIn,
  closeRegistration,
  createActivity,
  createFirmOfParticipation,
  describeScope,
  getActivity,
  getEvent,
  getEventCalendar,
  getFunnel,
  getReach,
  getRegistration,
  importAttendance,
  listActivitiesQuery,
  listAttendanceImports,
  listEvents,
  listParticipationsQuery,
  listReachedFirmsQuery,
  listUnmatched,
  matchParticipation,
  openRegistration,
  projectChoices,
  register,
  removeActivity,
  removeParticipation,
  setAside,
  undoCheckIn,
  updateActivity,
  withdrawConsent,
};
export { exportActivities, exportReachedFirms } from './export-activities.ts';
export { measureStage, type StageCounter } from './funnel-stages.ts';
export { outreachStaff } from './policies.ts';
export { qrPath } from './qr-code.ts';
export { registrationAllowance } from './register.ts';
export { listReachedFirms, reachByYear, reachOfMany, readFunnel, readReach } from './reach.queries.ts';

/** Fixed addresses before those with a parameter: the first that fits answers. */
export const operations: AnyOperation[] = [
  listActivitiesQuery,
  createActivity,
  getActivity,
  updateActivity,
  cancelActivity,
  removeActivity,
  openRegistration,
  closeRegistration,
  activityChoices,
  projectChoices,
  listParticipationsQuery,
  addParticipation,
  listUnmatched,
  importAttendance,
  listAttendanceImports,
  checkIn,
  undoCheckIn,
  matchParticipation,
  createFirmOfParticipation,
  setAside,
  removeParticipation,
  withdrawConsent,
  getReach,
  listReachedFirmsQuery,
  getFunnel,
  describeScope,
  listEvents,
  getEvent,
  getEventCalendar,
  register,
  getRegistration,
  answerRegistration,
];

export const tasks: Tasks = {
  'outreach-tell-registered': tellRegistered,
  'import-apply-attendance': applyTask('attendance', attendanceImport),
  'import-undo-attendance': undoTask('attendance', attendanceImport),
};
