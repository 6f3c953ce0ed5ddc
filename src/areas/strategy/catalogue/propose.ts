import type { Framework } from '../../diagnosis/index.ts';
import type { Text } from '../../../platform/text.ts';
import type { DimensionLinks } from './dimension-link.ts';
import type { Certainty } from './levels.rules.ts';
import type { InitiativeTemplate, TemplateRange, TemplateSize } from './template.ts';

/** The content that proposals are made from. */
export interface Catalogue {
  templates: readonly InitiativeTemplate[];
  /** The framework whose dimensions the templates raise. */
  framework: Framework;
  links: DimensionLinks;
}

/** What is known of the firm beside its score. All may be absent: unknown narrows nothing. */
export interface ProposalFirm {
  sizeClass?: TemplateSize | 'unknown' | null;
  /** Ids of the indicators that it chose to move. */
  kpis?: readonly string[];
  /** Ids of templates that it has in place or in its plan. */
  done?: readonly string[];
  /** How much each dimension matters to it, 1 being usual: from its priorities. */
  emphasis?: Readonly<Record<string, number>>;
}

/** A dimension that a template would raise, from where the firm stands. */
export interface Step {
  dimension: string;
  level: number;
  /** Where the template is usually within reach, and where it leads. */
  from: number;
  to: number;
  certainty: Certainty;
  sources: string[];
  /** What it is worth: levels gained, weighed by need, readiness, certainty and emphasis. */
  worth: number;
}

export interface Proposal {
  template: InitiativeTemplate;
  /** Sentences in both languages: gaps, indicator, order, choice, cost. */
  reasons: Text[];
  /** 1 to 100, relative to the best of the list. A prerequisite is never below what needs it. */
  priority: number;
  /** The strongest first. Empty for one that is only here because another needs it. */
  steps: Step[];
  /** Prerequisites that are not in place, those that come first first. */
  first: string[];
  /** For the firm's size, when it is known. */
  cost: { oneOffCents: TemplateRange; yearlyCents: TemplateRange } | null;
}

/** A template that is proposed, before it is put in words and in order. */
export interface Candidate extends Pick<Proposal, 'template' | 'steps' | 'first'> {
  worth: number;
}

export const isKnown = (size: ProposalFirm['sizeClass']): size is TemplateSize =>
  size !== undefined && size !== null && size !== 'unknown';
