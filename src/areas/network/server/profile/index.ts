import type { Tasks } from '#platform/jobs/task.ts';
import type { AnyOperation } from '#platform/use-case/index.ts';
import { addEvidence, addSupplierDocument, removeSupplierFile } from './files.ts';
import { findConcepts } from './find-concepts.ts';
import { importProfiles } from './import-profiles.ts';
import {
  approveProfile,
  recallProfile,
  reopenProfile,
  sendBackProfile,
  submitProfile,
  verifyProfile,
  withdrawProfile,
} from './move-profile.ts';
import { addPicture, removePicture } from './pictures.ts';
import { getProfile, listProfiles, listProgrammes } from './read-profiles.ts';
import { remindSuppliers } from './reminders.ts';
import { createProfile, setConsent, updateProfile } from './write-profile.ts';

export {
  addEvidence,
  addPicture,
  addSupplierDocument,
  approveProfile,
  createProfile,
  findConcepts,
  getProfile,
  importProfiles,
  listProfiles,
  listProgrammes,
  recallProfile,
  removePicture,
  removeSupplierFile,
  reopenProfile,
  sendBackProfile,
  setConsent,
  submitProfile,
  updateProfile,
  verifyProfile,
  withdrawProfile,
};
export { readSupplierFile } from './files.ts';
export { knownConcepts } from './known-concepts.ts';
export { readPicture } from './pictures.ts';
export { networkOfficer, networkStaff, profileParty } from './policies.ts';
export { profileModel } from './profile-model.ts';
export { readSectionForm } from './section-form.ts';

/** Fixed addresses before those with a parameter: the first that fits answers. */
export const profileOperations: AnyOperation[] = [
  findConcepts,
  listProfiles,
  listProgrammes,
  createProfile,
  importProfiles,
  getProfile,
  updateProfile,
  setConsent,
  submitProfile,
  recallProfile,
  approveProfile,
  sendBackProfile,
  withdrawProfile,
  reopenProfile,
  verifyProfile,
  addPicture,
  removePicture,
  addSupplierDocument,
  addEvidence,
  removeSupplierFile,
];

export const profileTasks: Tasks = { 'network-remind-suppliers': remindSuppliers };
