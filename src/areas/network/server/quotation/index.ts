import type { Tasks } from '#platform/jobs/task.ts';
import type { AnyOperation } from '#platform/use-case/index.ts';
import { acceptConfidentiality, askBuyer, declineQuotation } from './answer-request.ts';
import { answerSupplier, awardRequest, withdrawRequest } from './buyer-acts.ts';
import { findCandidates } from './candidates.ts';
import { amendRequest, closeRequest, extendRequest } from './change-request.ts';
import { confirmRequest } from './confirm-request.ts';
import { declareBuyerOutcome, declareSupplierOutcome } from './declare-outcome.ts';
import { listExports, readExports } from './exports.ts';
import { getBuyerRequest } from './get-buyer-request.ts';
import { getSupplierRequest, listSupplierRequests, seeRequest } from './inbox.ts';
import { LETTER_TASK, OPEN_NEED_TASK } from './letters.ts';
import { listOpenNeeds, removeNeedWatch, saveNeedWatch, showInterest } from './need-watch.ts';
import { postRequest } from './post-request.ts';
import { quote, withdrawQuotation } from './quote.ts';
import { followRequests } from './reminders.ts';
import { confirmSearch, getSavedSearch, saveSearch, stopSearch } from './search-watch.ts';
import { sendRequest } from './send-request.ts';
import { WATCH_TASK } from './watch-search.ts';
import { followSearches, tellOpenNeed } from './watch-tasks.ts';
import { writeQuotationLetter } from './write-letter.ts';

export {
  acceptConfidentiality,
  amendRequest,
  answerSupplier,
  askBuyer,
  awardRequest,
  closeRequest,
  confirmRequest,
  confirmSearch,
  declareBuyerOutcome,
  declareSupplierOutcome,
  declineQuotation,
  extendRequest,
  findCandidates,
  getBuyerRequest,
  getSavedSearch,
  getSupplierRequest,
  listExports,
  listOpenNeeds,
  listSupplierRequests,
  postRequest,
  quote,
  readExports,
  removeNeedWatch,
  saveNeedWatch,
  saveSearch,
  seeRequest,
  sendRequest,
  showInterest,
  stopSearch,
  withdrawQuotation,
  withdrawRequest,
};
export { exportExports } from './export-exports.ts';
export {
  MOST_DRAWINGS,
  readLinkedDrawing,
  readSupplierDrawing,
  receiveDrawings,
  type DrawingFile,
} from './drawings.ts';
export { requestAllowance } from './post-request.ts';
export { supplierPeople } from './policies.ts';
export { watchAllowance } from './search-watch.ts';

/** Fixed addresses before those with a parameter: the first that fits answers. */
export const quotationOperations: AnyOperation[] = [
  readExports,
  listExports,
  listOpenNeeds,
  saveNeedWatch,
  removeNeedWatch,
  showInterest,
  listSupplierRequests,
  getSupplierRequest,
  seeRequest,
  acceptConfidentiality,
  declineQuotation,
  askBuyer,
  quote,
  withdrawQuotation,
  declareSupplierOutcome,
  postRequest,
  getBuyerRequest,
  confirmRequest,
  findCandidates,
  sendRequest,
  answerSupplier,
  amendRequest,
  extendRequest,
  closeRequest,
  withdrawRequest,
  awardRequest,
  declareBuyerOutcome,
  saveSearch,
  getSavedSearch,
  confirmSearch,
  stopSearch,
];

export const quotationTasks: Tasks = {
  [LETTER_TASK]: writeQuotationLetter,
  [OPEN_NEED_TASK]: tellOpenNeed,
  [WATCH_TASK]: followSearches,
  'network-follow-requests': followRequests,
};

/** Those of the tasks that run once a night. */
export const quotationNightly = ['network-follow-requests', WATCH_TASK];
