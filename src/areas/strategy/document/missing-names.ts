import { m } from '#messages';
import type { Locale } from '#platform/text.ts';
import type { MissingPart, SectionState } from './completeness.rules.ts';
import { say, type Words } from './field.ts';
import type { StrategyState } from './strategy.ts';

const NAMES: Record<MissingPart['code'], Words> = {
  description: m.strategies_missing_description,
  aims: m.strategies_missing_aims,
  'block-today': m.strategies_missing_block_today,
  'block-change': m.strategies_missing_block_change,
  processes: m.strategies_missing_processes,
  decisions: m.strategies_missing_decisions,
  diagnosis: m.strategies_missing_diagnosis,
  reading: m.strategies_missing_reading,
  needs: m.strategies_missing_needs,
  'need-dimension': m.strategies_missing_need_dimension,
  sheets: m.strategies_missing_sheets,
  'sheet-problem': m.strategies_missing_sheet_problem,
  'sheet-benefit': m.strategies_missing_sheet_benefit,
  'sheet-cost': m.strategies_missing_sheet_cost,
  'sheet-owner': m.strategies_missing_sheet_owner,
  'sheet-yearly': m.strategies_missing_sheet_yearly,
  'sheet-kpi': m.strategies_missing_sheet_kpi,
  'sheet-options': m.strategies_missing_sheet_options,
  'sheet-choice': m.strategies_missing_sheet_choice,
  'sheet-risks': m.strategies_missing_sheet_risks,
  'sheet-security': m.strategies_missing_sheet_security,
  'sheet-training': m.strategies_missing_sheet_training,
  roadmap: m.strategies_missing_roadmap,
  actions: m.strategies_missing_actions,
  'action-owner': m.strategies_missing_action_owner,
  sources: m.strategies_missing_sources,
  sums: m.strategies_missing_sums,
  aside: m.strategies_missing_aside,
};

/** What is to be done about a missing part; a sheet's says which sheet. */
export function missingName(part: Pick<MissingPart, 'code'>, sheet: string | null, locale?: Locale): string {
  const todo = say(NAMES[part.code], locale);
  return sheet === null ? todo : m.strategies_missing_of({ todo, sheet }, locale ? { locale } : {});
}

export const STATE_NAMES: Record<SectionState, Words> = {
  empty: m.strategies_state_empty,
  started: m.strategies_state_started,
  complete: m.strategies_state_complete,
};

export const STRATEGY_STATE_NAMES: Record<StrategyState, Words> = {
  draft: m.strategies_strategy_draft,
  signed: m.strategies_strategy_signed,
  revised: m.strategies_strategy_revised,
};
