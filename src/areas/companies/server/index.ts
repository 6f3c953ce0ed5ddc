import type { AnyOperation } from '#platform/use-case/index.ts';
import { addContact } from './add-contact.ts';
import { addNote } from './add-note.ts';
import { countToReviewQuery } from './count-to-review.ts';
import { createCompany } from './create-company.ts';
import { duplicateOperations } from './duplicates/index.ts';
import { findSimilarCompanies } from './find-similar-companies.ts';
import { getCompanyForm } from './get-company-form.ts';
import { getTimeline } from './get-company-timeline.ts';
import { getCompany } from './get-company.ts';
import { importOperations } from './import/index.ts';
import { listReachingProjects } from './list-reaching-projects.ts';
import { listCompaniesQuery } from './list-companies.ts';
import { recordConsent } from './record-consent.ts';
import { removeContact } from './remove-contact.ts';
import { removeNote } from './remove-note.ts';
import { suggestCompaniesQuery } from './suggest-companies.ts';
import { updateCompany } from './update-company.ts';
import { updateContact } from './update-contact.ts';

export {
  addContact,
  addNote,
  countToReviewQuery,
  createCompany,
  findSimilarCompanies,
  getCompany,
  getCompanyForm,
  getTimeline,
  listCompaniesQuery,
  listReachingProjects,
  recordConsent,
  removeContact,
  removeNote,
  suggestCompaniesQuery,
  updateCompany,
  updateContact,
};
export * from './duplicates/index.ts';
export * from './import/index.ts';
export { deleteCompanies, insertCompanies, updateCompanies, type CompanyToWrite } from './company-writer.ts';
export { regionChoices, regionName, sectorChoices, sectorFilters, sectorName } from './form-options.ts';
export { exportCompanies } from './export-companies.ts';
export { readFields } from './company-fields.queries.ts';
export { toMatchRecord } from './company-row.ts';
export { registerStaff } from './policies.ts';
export { naicsReference, regionReference } from './reference.ts';
export { findSimilar, matchInRegister, type RegisterCandidate } from './similar-companies.ts';
export { removeTimeline, writeTimeline, type Writer } from './timeline-writer.ts';

/** Fixed addresses before those with a parameter: the first that fits answers. */
export const operations: AnyOperation[] = [
  listCompaniesQuery,
  suggestCompaniesQuery,
  findSimilarCompanies,
  countToReviewQuery,
  listReachingProjects,
  getCompany,
  getTimeline,
  getCompanyForm,
  createCompany,
  updateCompany,
  addContact,
  updateContact,
  removeContact,
  recordConsent,
  addNote,
  removeNote,
  ...importOperations,
  ...duplicateOperations,
];
