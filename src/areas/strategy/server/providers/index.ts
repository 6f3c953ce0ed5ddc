import type { AnyOperation } from '#platform/use-case/index.ts';
import { answerQuestion } from './answer-question.ts';
import { chooseProposal } from './choose-proposal.ts';
import { changeInterest, declareInterest, listMyInterests } from './declare-interest.ts';
import { findMatches } from './find-matches.ts';
import { importProviders } from './import-providers.ts';
import {
  askQuestion,
  attachFile,
  declineRequest,
  detachFile,
  getProposal,
  keepProposal,
  submitProposal,
} from './link.ts';
import { cancelRequest, closeRequest, extendRequest, resendLink, sendRequest } from './move-request.ts';
import { getProvider, listProvidersQuery } from './read-providers.ts';
import { getRequest, getRequestForm, listRequests } from './read-requests.ts';
import { addDocument, removeDocument } from './request-documents.ts';
import { confirmScores, scoreProposals } from './score-proposals.ts';
import { setRecipients } from './set-recipients.ts';
import { addProvider, updateProvider, withdrawProvider } from './write-provider.ts';
import { createRequest, updateRequest } from './write-request.ts';

export {
  addDocument,
  addProvider,
  answerQuestion,
  askQuestion,
  attachFile,
  cancelRequest,
  changeInterest,
  chooseProposal,
  closeRequest,
  confirmScores,
  createRequest,
  declareInterest,
  declineRequest,
  detachFile,
  extendRequest,
  findMatches,
  getProposal,
  getProvider,
  getRequest,
  getRequestForm,
  importProviders,
  keepProposal,
  listMyInterests,
  listProvidersQuery,
  listRequests,
  removeDocument,
  resendLink,
  scoreProposals,
  sendRequest,
  setRecipients,
  submitProposal,
  updateProvider,
  updateRequest,
  withdrawProvider,
};
export { exportProviders } from './export-providers.ts';
export { readLinkedFile, readRequestFile, type SentFile } from './files.ts';
export type { ProviderMatch } from './find-matches.ts';
export { directoryKeeper } from './policies.ts';
export { providerChoices, type ProviderChoices } from './provider-choices.ts';

/** Fixed addresses before those with a parameter: the first that fits answers. */
export const providerOperations: AnyOperation[] = [
  listProvidersQuery,
  addProvider,
  importProviders,
  getProvider,
  updateProvider,
  withdrawProvider,
  listMyInterests,
  declareInterest,
  changeInterest,
  findMatches,
  listRequests,
  getRequestForm,
  createRequest,
  getRequest,
  updateRequest,
  setRecipients,
  addDocument,
  removeDocument,
  sendRequest,
  extendRequest,
  closeRequest,
  cancelRequest,
  resendLink,
  answerQuestion,
  scoreProposals,
  confirmScores,
  chooseProposal,
  getProposal,
  keepProposal,
  submitProposal,
  declineRequest,
  askQuestion,
  attachFile,
  detachFile,
];
