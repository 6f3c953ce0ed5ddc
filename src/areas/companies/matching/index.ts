/**
 * Duplicate detection: which records stand for one firm, and how sure that is. Pure and safe in a browser; large
 * lists go through the worker in `../server`.
 *
 * - one incoming record against the register: `blockingKeys` to fetch candidates, `matchRecord` to judge them;
 * - a list against the register: the same with `matchAmong`;
 * - two records side by side: `matchPair`;
 * - a whole list in this thread: `findDuplicatesIn`.
 */
export { BLOCKING_VERSION } from './blocking.ts';
export { COMPANY_PLAN, COMPANY_SPACES, DEFAULT_MODEL, type CompanyModel } from './company-model.ts';
export { COMPANY_FIELDS } from './company-fields.ts';
export { evidenceOf } from './evidence.ts';
export {
  blockingKeys,
  matchAmong,
  matchPair,
  matchRecord,
  type MatchOptions,
  type MatchResult,
  type PairMatch,
  type RankedCandidate,
} from './match-record.ts';
export { nameTokens } from './normalise-name.ts';
export {
  decide,
  DEFAULT_THRESHOLDS,
  type Decision,
  type FieldEvidence,
  type MatchRecord,
  type Thresholds,
} from './record.ts';
