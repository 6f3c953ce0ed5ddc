import type { AnyOperation } from '#platform/use-case/index.ts';
import { addComment, listComments, resolveComment } from './comments.ts';
import { createStrategy } from './create-strategy.ts';
import { fieldChoices } from './field-choices.ts';
import { getDocument, getStrategy } from './get-strategy.ts';
import { getText, listHistory } from './history.ts';
import { listStrategiesQuery } from './list-strategies.ts';
import { openText } from './open-text.ts';
import { addFromTemplate, listRemoved, proposeForStrategy } from './propose.ts';
import { renameStrategy } from './rename-strategy.ts';
import { restoreText } from './restore-text.ts';
import { saveText } from './save-text.ts';
import { settleText } from './settle-text.ts';
import { addInitiative, moveInitiative, removeInitiative } from './sheet-writing.ts';
import { signStrategy } from './sign-strategy.ts';
import { strategyChoices } from './strategy-choices.ts';

export {
  addComment,
  addFromTemplate,
  addInitiative,
  createStrategy,
  fieldChoices,
  getDocument,
  getStrategy,
  getText,
  listComments,
  listHistory,
  listRemoved,
  listStrategiesQuery,
  moveInitiative,
  openText,
  proposeForStrategy,
  removeInitiative,
  renameStrategy,
  resolveComment,
  restoreText,
  saveText,
  settleText,
  signStrategy,
  strategyChoices,
};
export { exportStrategies } from './export-strategies.ts';
export type { Saved } from './save-text.ts';
export { strategyReader, strategyStaff, strategyWriter } from './policies.ts';
export { readStrategyDocument } from './read-document.ts';
export { insertSheet, readSheets } from './sheets.queries.ts';
export { planInitiative, type Planning } from './sheet-writing.ts';
export { findStrategy, openStrategy, visibleStrategies, type OpenStrategy } from './strategy-scope.ts';
export { documentSubscribers } from './tell-signed.ts';
export { tellProgress } from './write-text.ts';

/** Fixed addresses before those with a parameter: the first that fits answers. */
export const documentOperations: AnyOperation[] = [
  listStrategiesQuery,
  createStrategy,
  strategyChoices,
  getStrategy,
  renameStrategy,
  getDocument,
  openText,
  saveText,
  settleText,
  listHistory,
  getText,
  restoreText,
  fieldChoices,
  proposeForStrategy,
  addInitiative,
  addFromTemplate,
  listRemoved,
  removeInitiative,
  moveInitiative,
  listComments,
  addComment,
  resolveComment,
  signStrategy,
];
