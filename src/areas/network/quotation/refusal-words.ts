import type { QuotationWord, QuotationWords } from './words.ts';

/** What a buyer's page says for each refusal, in the twelve languages that refusals themselves are not written in. */
const WORDS: Readonly<Record<string, QuotationWord>> = {
  'unknown-link': 'refused_unknown_link',
  'link-expired': 'refused_link_expired',
  'already-confirmed': 'refused_already_confirmed',
  'supplier-gone': 'refused_supplier_gone',
  'too-many-requests': 'refused_too_many',
  'nobody-picked': 'refused_nobody',
  'too-many-recipients': 'refused_recipients',
  'wrong-step': 'refused_state',
  'no-quotation': 'refused_state',
  'already-quoted': 'refused_quoted',
  'request-over': 'refused_state',
  'too-late': 'refused_state',
  'too-many-files': 'file_many',
  'file-empty': 'file_empty',
  'file-too-large': 'file_large',
  'file-kind': 'file_kind',
  'file-not-what-it-says': 'file_not_what',
  'file-infected': 'file_infected',
  'scanner-down': 'file_unscanned',
};

export const refusalWords = (said: QuotationWords, code: string, limit: number): string =>
  said(WORDS[code] ?? 'refused_form', { limit });

/** What is said beside a field that was refused. */
export function fieldWords(said: QuotationWords, path: string): string {
  if (path === 'need.deadline') return said('problem_deadline');
  if (path === 'need.neededOn') return said('problem_needed');
  if (path === 'deadline') return said('problem_later');
  return said(path.startsWith('outcome') ? 'problem_outcome' : 'problem_field');
}
