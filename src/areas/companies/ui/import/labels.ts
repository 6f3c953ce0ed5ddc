import { m } from '#messages';
import { formatNumber, read } from '#i18n';
import type { Tone } from '#ui/tone.ts';
import type { BatchCounts, ImportState, RowFilter } from '../../import/batch.ts';
import { fieldLabel, isFieldKey } from '../../import/import-field.ts';
import type { ImportKind } from '../../import/import-values.ts';

const STATES: Record<ImportState, () => string> = {
  uploaded: m.imports_state_uploaded,
  mapped: m.imports_state_mapped,
  checking: m.imports_state_checking,
  checked: m.imports_state_checked,
  importing: m.imports_state_importing,
  imported: m.imports_state_imported,
  failed: m.imports_state_failed,
  cancelled: m.imports_state_cancelled,
  undoing: m.imports_state_undoing,
  undone: m.imports_state_undone,
};

const TONES: Partial<Record<ImportState, Tone>> = {
  mapped: 'attention',
  checked: 'attention',
  imported: 'done',
  failed: 'failed',
  uploaded: 'action',
  checking: 'action',
  importing: 'action',
  undoing: 'action',
};

export const stateLabel = (state: ImportState): string => STATES[state]();
export const stateTone = (state: ImportState): Tone => TONES[state] ?? 'neutral';

export const kindLabel = (kind: ImportKind): string =>
  kind === 'companies' ? m.imports_kind_companies() : m.imports_kind_attendance();

export const rowsLabel = (count: number): string =>
  m.imports_rows_count({ count, shown: formatNumber(count) });

const FILTERS: Record<RowFilter, () => string> = {
  errors: m.imports_show_errors,
  review: m.imports_show_review,
  new: m.imports_show_new,
  changed: m.imports_show_changed,
  same: m.imports_show_same,
  skip: m.imports_show_skip,
  all: m.imports_show_all,
};

export const filterLabel = (filter: RowFilter, kind: ImportKind): string =>
  filter === 'review' && kind === 'attendance' ? m.imports_show_unmatched() : FILTERS[filter]();

export const countOf = (counts: BatchCounts, filter: RowFilter): number =>
  filter === 'all' ? counts.total : counts[filter];

/** What someone who opens a checked list should see first. */
export function firstFilter(counts: BatchCounts | undefined): RowFilter {
  if (counts && counts.errors > 0) return 'errors';
  return counts && counts.review > 0 ? 'review' : 'all';
}

const EVIDENCE: Record<string, () => string> = {
  name: m.imports_evidence_name,
  place: m.imports_evidence_place,
  phone: m.imports_evidence_phone,
  domain: m.imports_evidence_domain,
  neq: m.imports_evidence_neq,
  bn: m.imports_evidence_bn,
};

export const evidenceLabel = (field: string): string => EVIDENCE[field]?.() ?? field;

/** What one line of evidence says, in a word. Under half a bit it says next to nothing. */
export function evidenceWord(bits: number): { word: string; tone: Tone } {
  if (bits >= 0.5) return { word: m.imports_evidence_for(), tone: 'done' };
  return bits <= -0.5
    ? { word: m.imports_evidence_against(), tone: 'attention' }
    : { word: m.imports_evidence_neither(), tone: 'neutral' };
}

/** Fields of a change: those of a column, and two that several columns make. */
export function changeLabel(field: string): string {
  if (field === 'size') return m.imports_changes_size();
  if (field === 'address') return m.imports_changes_address();
  return isFieldKey(field) ? read(fieldLabel(field)) : field;
}
