import type { BatchCounts, ImportState } from './batch.ts';
import type { ImportKind } from './import-values.ts';

/** What happens to a list: by a person, or by the job of its present step. */
export type BatchAction =
  | 'inspected'
  | 'read-otherwise'
  | 'confirm-mapping'
  | 'checked'
  | 'decide'
  | 'import'
  | 'imported'
  | 'register-changed'
  | 'fail'
  | 'fault'
  | 'cancel'
  | 'undo'
  | 'undone'
  | 'cannot-undo';

interface Step {
  action: BatchAction;
  from: readonly ImportState[];
  to: ImportState;
}

/** Before the import nothing is written but the staging, so all of it can be changed or left; after it, only undone. */
const STEPS: readonly Step[] = [
  { action: 'inspected', from: ['uploaded'], to: 'mapped' },
  { action: 'read-otherwise', from: ['mapped', 'checked', 'failed'], to: 'uploaded' },
  { action: 'confirm-mapping', from: ['mapped', 'checked'], to: 'checking' },
  { action: 'checked', from: ['checking'], to: 'checked' },
  { action: 'decide', from: ['checked'], to: 'checked' },
  { action: 'import', from: ['checked'], to: 'importing' },
  { action: 'imported', from: ['importing'], to: 'imported' },
  { action: 'register-changed', from: ['importing'], to: 'checked' },
  // The file's fault, and ours: after ours, the step can be asked for again.
  { action: 'fail', from: ['uploaded', 'checking'], to: 'failed' },
  { action: 'fault', from: ['uploaded', 'checking'], to: 'failed' },
  { action: 'fault', from: ['importing'], to: 'checked' },
  { action: 'fault', from: ['undoing'], to: 'imported' },
  { action: 'cancel', from: ['uploaded', 'mapped', 'checking', 'checked', 'failed'], to: 'cancelled' },
  { action: 'undo', from: ['imported'], to: 'undoing' },
  { action: 'undone', from: ['undoing'], to: 'undone' },
  { action: 'cannot-undo', from: ['undoing'], to: 'imported' },
];

/** The state an action leads to, or null when it cannot be done now. */
export function nextState(state: ImportState, action: BatchAction): ImportState | null {
  return STEPS.find((step) => step.action === action && step.from.includes(state))?.to ?? null;
}

/** States in which a job works and the page reloads itself. */
export const isWorking = (state: ImportState): boolean =>
  ['uploaded', 'checking', 'importing', 'undoing'].includes(state);

/** What is left to decide before a checked list can be imported. People may stay unmatched, firms may not. */
export function toDecide(counts: BatchCounts, kind: ImportKind): ('errors' | 'review' | 'nothing')[] {
  const importable = counts.new + counts.same + (kind === 'attendance' ? counts.review : 0);
  const open: ['errors' | 'review' | 'nothing', boolean][] = [
    ['errors', counts.errors > 0],
    ['review', kind === 'companies' && counts.review > 0],
    ['nothing', importable === 0 && counts.errors === 0 && counts.review === 0],
  ];
  return open.filter(([, is]) => is).map(([what]) => what);
}
