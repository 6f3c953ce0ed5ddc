import { m } from '#messages';
import type { Field, Group, Words } from './field.ts';

export const MUST_NAMES: Record<string, Words> = {
  free: m.strategies_must_free,
  must: m.strategies_must_must,
  'must-not': m.strategies_must_must_not,
};

const prose = (key: string, label: Words, hint?: Words): Field => ({
  key,
  kind: 'prose',
  label,
  wide: true,
  ...(hint && { hint }),
});
const money = (key: string, label: Words, hint?: Words): Field => ({
  key,
  kind: 'money',
  label,
  ...(hint && { hint }),
});

const WHY: Group = {
  heading: m.strategies_sheet_why,
  fields: [
    { key: 'title', kind: 'line', label: m.strategies_field_title, wide: true },
    prose('problem', m.strategies_field_problem),
    prose('process', m.strategies_field_changed_process),
    prose('benefit', m.strategies_field_benefit),
    {
      kind: 'rows',
      key: 'kpis',
      label: m.strategies_field_kpis,
      hint: m.strategies_field_kpis_hint,
      row: m.strategies_row_kpi,
      fields: [
        { key: 'name', kind: 'line', label: m.strategies_field_kpi },
        { key: 'unit', kind: 'line', label: m.strategies_field_unit },
        { key: 'baseline', kind: 'decimal', label: m.strategies_field_baseline },
        { key: 'target', kind: 'decimal', label: m.strategies_field_target },
      ],
    },
  ],
};

const OPTIONS: Group = {
  heading: m.strategies_sheet_options,
  hint: m.strategies_sheet_options_hint,
  fields: [
    {
      kind: 'rows',
      key: 'criteria',
      label: m.strategies_field_criteria,
      hint: m.strategies_field_criteria_hint,
      row: m.strategies_row_criterion,
      fields: [
        { key: 'name', kind: 'line', label: m.strategies_field_criterion },
        { key: 'weight', kind: 'integer', label: m.strategies_field_weight, least: 1, most: 5 },
      ],
    },
    {
      kind: 'rows',
      key: 'options',
      label: m.strategies_field_options,
      row: m.strategies_row_option,
      fields: [
        { key: 'name', kind: 'line', label: m.strategies_field_option, hint: m.strategies_field_option_hint },
        money('oneOffCents', m.strategies_field_one_off),
        money('yearlyCents', m.strategies_field_yearly),
        prose('description', m.strategies_field_option_description),
        { ...prose('pros', m.strategies_field_pros), wide: false },
        { ...prose('cons', m.strategies_field_cons), wide: false },
        { key: 'ratings', kind: 'ratings', label: m.strategies_field_ratings, wide: true },
      ],
    },
    { key: 'chosenOption', kind: 'line', label: m.strategies_field_chosen },
    prose('choiceReason', m.strategies_field_choice_reason),
  ],
};

const COSTS: Group = {
  heading: m.strategies_sheet_costs,
  hint: m.strategies_sheet_costs_hint,
  fields: [
    money('oneOffCents', m.strategies_field_one_off, m.strategies_field_one_off_hint),
    money('yearlyCents', m.strategies_field_yearly, m.strategies_field_yearly_hint),
    money('yearlyBenefitCents', m.strategies_field_yearly_benefit, m.strategies_field_yearly_benefit_hint),
    {
      key: 'effortDays',
      kind: 'integer',
      label: m.strategies_field_effort,
      hint: m.strategies_field_effort_hint,
      least: 0,
      most: 10_000,
    },
    {
      key: 'durationQuarters',
      kind: 'integer',
      label: m.strategies_field_duration,
      hint: m.strategies_field_duration_hint,
      least: 1,
      most: 12,
    },
    {
      key: 'value',
      kind: 'integer',
      label: m.strategies_field_value,
      hint: m.strategies_field_value_hint,
      least: 0,
      most: 100,
    },
  ],
};

const CARE: Group = {
  heading: m.strategies_sheet_care,
  fields: [
    prose('risks', m.strategies_field_risks),
    prose('security', m.strategies_field_security),
    prose('training', m.strategies_field_training),
  ],
};

const WHEN: Group = {
  heading: m.strategies_sheet_when,
  fields: [
    { key: 'owner', kind: 'line', label: m.strategies_field_owner, hint: m.strategies_field_owner_hint },
    { key: 'must', kind: 'choice', label: m.strategies_field_must, options: MUST_NAMES, always: true },
    { key: 'earliestQuarter', kind: 'choice', label: m.strategies_field_earliest, from: 'quarters' },
    { key: 'latestQuarter', kind: 'choice', label: m.strategies_field_latest, from: 'quarters' },
    { key: 'lockedQuarter', kind: 'choice', label: m.strategies_field_locked, from: 'quarters' },
    {
      key: 'prerequisites',
      kind: 'many',
      label: m.strategies_field_prerequisites,
      from: 'initiatives',
      wide: true,
    },
    { key: 'excludes', kind: 'many', label: m.strategies_field_excludes, from: 'initiatives', wide: true },
  ],
};

/** A sheet's form, in order. */
export const SHEET_FIELDS: Group[] = [WHY, OPTIONS, COSTS, CARE, WHEN];
