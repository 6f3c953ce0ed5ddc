import { m } from '#messages';
import type { Field, Group, Words } from './field.ts';
import { BLOCKS, type BlockId, type SectionId } from './sections.ts';

const prose = (key: string, label: Words, hint?: Words): Field => ({
  key,
  kind: 'prose',
  label,
  wide: true,
  ...(hint && { hint }),
});
const line = (key: string, label: Words, hint?: Words): Field => ({
  key,
  kind: 'line',
  label,
  ...(hint && { hint }),
});

export const SECTION_NAMES: Record<SectionId, Words> = {
  profile: m.strategies_section_profile,
  'business-model': m.strategies_section_business_model,
  inventory: m.strategies_section_inventory,
  maturity: m.strategies_section_maturity,
  needs: m.strategies_section_needs,
  initiatives: m.strategies_section_initiatives,
  roadmap: m.strategies_section_roadmap,
  'action-plan': m.strategies_section_action_plan,
  funding: m.strategies_section_funding,
};

/** What the section is for, said above its form. */
export const SECTION_LEADS: Record<SectionId, Words> = {
  profile: m.strategies_lead_profile,
  'business-model': m.strategies_lead_business_model,
  inventory: m.strategies_lead_inventory,
  maturity: m.strategies_lead_maturity,
  needs: m.strategies_lead_needs,
  initiatives: m.strategies_lead_initiatives,
  roadmap: m.strategies_lead_roadmap,
  'action-plan': m.strategies_lead_action_plan,
  funding: m.strategies_lead_funding,
};

export const BLOCK_NAMES: Record<BlockId, Words> = {
  segments: m.strategies_block_segments,
  offer: m.strategies_block_offer,
  channels: m.strategies_block_channels,
  relations: m.strategies_block_relations,
  revenue: m.strategies_block_revenue,
  resources: m.strategies_block_resources,
  activities: m.strategies_block_activities,
  partners: m.strategies_block_partners,
  costs: m.strategies_block_costs,
};

const BLOCK_HINTS: Record<BlockId, Words> = {
  segments: m.strategies_block_segments_hint,
  offer: m.strategies_block_offer_hint,
  channels: m.strategies_block_channels_hint,
  relations: m.strategies_block_relations_hint,
  revenue: m.strategies_block_revenue_hint,
  resources: m.strategies_block_resources_hint,
  activities: m.strategies_block_activities_hint,
  partners: m.strategies_block_partners_hint,
  costs: m.strategies_block_costs_hint,
};

export const DECISION_NAMES: Record<string, Words> = {
  undecided: m.strategies_decision_undecided,
  keep: m.strategies_decision_keep,
  improve: m.strategies_decision_improve,
  replace: m.strategies_decision_replace,
  add: m.strategies_decision_add,
};
export const ACTION_STATE_NAMES: Record<string, Words> = {
  'to-do': m.strategies_action_to_do,
  'under-way': m.strategies_action_under_way,
  done: m.strategies_action_done,
  dropped: m.strategies_action_dropped,
};
export const FUNDING_KIND_NAMES: Record<string, Words> = {
  firm: m.strategies_funding_firm,
  quebec: m.strategies_funding_quebec,
  federal: m.strategies_funding_federal,
  municipal: m.strategies_funding_municipal,
  lender: m.strategies_funding_lender,
  other: m.strategies_funding_other,
};
export const FUNDING_STATE_NAMES: Record<string, Words> = {
  planned: m.strategies_funding_planned,
  requested: m.strategies_funding_requested,
  confirmed: m.strategies_funding_confirmed,
  refused: m.strategies_funding_refused,
};

const block = (id: BlockId): Group => ({
  heading: BLOCK_NAMES[id],
  hint: BLOCK_HINTS[id],
  fields: [
    { ...prose(`blocks.${id}.today`, m.strategies_field_block_today), wide: false },
    { ...prose(`blocks.${id}.target`, m.strategies_field_block_target), wide: false },
    { ...prose(`blocks.${id}.change`, m.strategies_field_block_change), wide: false },
  ],
});

const PROFILE: Group[] = [
  {
    fields: [
      prose('description', m.strategies_field_description, m.strategies_field_description_hint),
      prose('markets', m.strategies_field_markets),
      prose('strengths', m.strategies_field_strengths),
      prose('vision', m.strategies_field_vision, m.strategies_field_vision_hint),
      {
        kind: 'rows',
        key: 'aims',
        label: m.strategies_field_aims,
        hint: m.strategies_field_aims_hint,
        row: m.strategies_row_aim,
        fields: [
          { ...line('aim', m.strategies_field_aim), wide: true },
          line('measure', m.strategies_field_measure, m.strategies_field_measure_hint),
          line('by', m.strategies_field_by),
        ],
      },
    ],
  },
];

const INVENTORY: Group[] = [
  {
    fields: [
      prose('summary', m.strategies_field_inventory_summary),
      {
        kind: 'rows',
        key: 'processes',
        label: m.strategies_field_processes,
        hint: m.strategies_field_processes_hint,
        row: m.strategies_row_process,
        fields: [
          line('process', m.strategies_field_process),
          line('system', m.strategies_field_system),
          line('users', m.strategies_field_users),
          {
            key: 'decision',
            kind: 'choice',
            label: m.strategies_field_decision,
            options: DECISION_NAMES,
            always: true,
          },
          prose('pain', m.strategies_field_pain),
        ],
      },
    ],
  },
];

const NEEDS: Group[] = [
  {
    fields: [
      prose('summary', m.strategies_field_needs_summary),
      {
        kind: 'rows',
        key: 'needs',
        label: m.strategies_field_needs,
        hint: m.strategies_field_needs_hint,
        row: m.strategies_row_need,
        fields: [
          { key: 'rank', kind: 'integer', label: m.strategies_field_rank, least: 1, most: 200 },
          { ...line('need', m.strategies_field_need) },
          { key: 'dimension', kind: 'choice', label: m.strategies_field_dimension, from: 'dimensions' },
          prose('why', m.strategies_field_why),
        ],
      },
    ],
  },
];

const ACTIONS: Group[] = [
  {
    fields: [
      prose('summary', m.strategies_field_actions_summary),
      {
        kind: 'rows',
        key: 'actions',
        label: m.strategies_field_actions,
        row: m.strategies_row_action,
        fields: [
          { ...line('action', m.strategies_field_action), wide: true },
          line('owner', m.strategies_field_owner),
          { key: 'due', kind: 'day', label: m.strategies_field_due },
          {
            key: 'state',
            kind: 'choice',
            label: m.strategies_field_state,
            options: ACTION_STATE_NAMES,
            always: true,
          },
          { key: 'initiativeId', kind: 'choice', label: m.strategies_field_initiative, from: 'initiatives' },
        ],
      },
    ],
  },
];

const FUNDING: Group[] = [
  {
    fields: [
      prose('summary', m.strategies_field_funding_summary),
      {
        kind: 'rows',
        key: 'sources',
        label: m.strategies_field_sources,
        row: m.strategies_row_source,
        fields: [
          line('name', m.strategies_field_source),
          {
            key: 'kind',
            kind: 'choice',
            label: m.strategies_field_funding_kind,
            options: FUNDING_KIND_NAMES,
            always: true,
          },
          { key: 'amountCents', kind: 'money', label: m.strategies_field_amount },
          {
            key: 'state',
            kind: 'choice',
            label: m.strategies_field_state,
            options: FUNDING_STATE_NAMES,
            always: true,
          },
          prose('note', m.strategies_field_note),
        ],
      },
    ],
  },
];

/** Each section's form, in order. */
export const SECTION_FIELDS: Record<SectionId, Group[]> = {
  profile: PROFILE,
  'business-model': BLOCKS.map(block),
  inventory: INVENTORY,
  maturity: [
    {
      fields: [
        prose('reading', m.strategies_field_reading, m.strategies_field_reading_hint),
        prose('strengths', m.strategies_field_maturity_strengths),
        prose('gaps', m.strategies_field_maturity_gaps),
      ],
    },
  ],
  needs: NEEDS,
  initiatives: [{ fields: [prose('summary', m.strategies_field_initiatives_summary)] }],
  roadmap: [{ fields: [prose('summary', m.strategies_field_roadmap_summary)] }],
  'action-plan': ACTIONS,
  funding: FUNDING,
};
