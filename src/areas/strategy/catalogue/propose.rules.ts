import type { Framework, Score } from '../../diagnosis/index.ts';
import { needs } from './coherence.rules.ts';
import { standingsOf, type Certainty, type DimensionStanding } from './levels.rules.ts';
import {
  isKnown,
  type Candidate,
  type Catalogue,
  type Proposal,
  type ProposalFirm,
  type Step,
} from './propose.ts';
import { reasonsFor } from './propose-reasons.rules.ts';
import type { InitiativeTemplate } from './template.ts';

/** A template that starts this many levels above the firm is for later, whatever it leads to. */
const OUT_OF_REACH = 2;
/** This close to where a template leads, it is in place. */
const IN_PLACE = 0.5;
/** What a template raises beside its main dimension is worth this part: it is not what it is bought for. */
const BESIDE = 0.6;
/** What a hint is worth beside a measure. */
const TRUST: Record<Certainty, number> = { measured: 1, close: 0.9, hint: 0.6 };
/** Each chosen indicator that a template moves adds this part, for at most three. */
const KPI_BONUS = 0.15;

/**
 * Proposes templates of the catalogue for the gaps of a score, the most useful first, with reasons. A template is
 * proposed when it raises a dimension that the firm is below, and is within its reach; so is what must come before it.
 * A dimension that nothing is known of proposes nothing.
 */
export function proposeInitiatives(
  score: Score,
  answered: Framework,
  catalogue: Catalogue,
  firm: ProposalFirm = {},
): Proposal[] {
  const standings = standingsOf(score, answered, catalogue.framework, catalogue.links);
  const suiting = catalogue.templates.filter((template) => suits(template, firm));
  const wanted = suiting.flatMap((template) => candidate(template, standings, catalogue.framework, firm));
  const known = new Map(catalogue.templates.map((template) => [template.id, template]));
  const all = withPrerequisites(wanted, suiting, known, standings, firm);
  const best = Math.max(...all.map(({ worth }) => worth));
  return inOrder(all, known).map((one) => ({
    template: one.template,
    reasons: reasonsFor(one, all, { answered, catalogue, firm }),
    priority: Math.max(1, Math.round((100 * one.worth) / best)),
    steps: one.steps,
    first: one.first,
    cost: costFor(one.template, firm),
  }));
}

function suits({ id, sizes }: InitiativeTemplate, { sizeClass, done }: ProposalFirm): boolean {
  if (done?.includes(id)) return false;
  return !isKnown(sizeClass) || sizes.includes(sizeClass);
}

function candidate(
  template: InitiativeTemplate,
  standings: readonly DimensionStanding[],
  framework: Framework,
  firm: ProposalFirm,
): Candidate[] {
  const steps = template.raises
    .flatMap((raise, at) => {
      const standing = standings.find(({ dimension }) => dimension === raise.dimension);
      const part = at === 0 ? 1 : BESIDE;
      return standing ? stepOf(raise, standing, part, framework, firm) : [];
    })
    .sort((one, other) => other.worth - one.worth);
  if (steps.length === 0) return [];
  const chosen = template.kpis.filter(({ id }) => firm.kpis?.includes(id)).length;
  const worth = steps.reduce((sum, step) => sum + step.worth, 0) * (1 + KPI_BONUS * Math.min(3, chosen));
  return worth > 0 ? [{ template, steps, worth, first: [] }] : [];
}

function stepOf(
  { dimension, from, to }: InitiativeTemplate['raises'][number],
  { level, certainty, sources }: DimensionStanding,
  part: number,
  framework: Framework,
  { emphasis }: ProposalFirm,
): Step[] {
  const ahead = Math.max(0, from - level);
  if (level >= to || ahead >= OUT_OF_REACH) return [];
  const weight = framework.dimensions.find(({ id }) => id === dimension)?.weight ?? 1;
  const gain = to - Math.max(level, from);
  const readiness = 1 / (1 + ahead) ** 2;
  const need = 0.5 + (5 - level) / 10;
  const worth = part * weight * gain * readiness * need * TRUST[certainty] * (emphasis?.[dimension] ?? 1);
  return [{ dimension, level, from, to, certainty, sources, worth }];
}

/** Adds what must come first, unless it is in place; each is worth at least what needs it. */
function withPrerequisites(
  wanted: readonly Candidate[],
  suiting: readonly InitiativeTemplate[],
  known: ReadonlyMap<string, InitiativeTemplate>,
  standings: readonly DimensionStanding[],
  { done = [] }: ProposalFirm,
): Candidate[] {
  const all = new Map(wanted.map((one) => [one.template.id, { ...one }]));
  for (const { template, worth } of wanted)
    for (const id of missing(template.id)) {
      const before = all.get(id);
      if (before) before.worth = Math.max(before.worth, worth);
      else if (suiting.some((other) => other.id === id))
        all.set(id, { template: known.get(id)!, steps: [], worth, first: [] });
    }
  return [...all.values()].map((one) => ({ ...one, first: missing(one.template.id) }));

  function missing(id: string): string[] {
    const before = [...needs(id, known)].filter((other) => known.has(other));
    return before
      .filter((other) => !done.includes(other) && !inPlace(known.get(other)!, standings))
      .sort((one, other) => depth(one, known) - depth(other, known) || one.localeCompare(other));
  }
}

/** Whether the firm stands where a template leads, in the first dimension of it that is known. */
function inPlace({ raises }: InitiativeTemplate, standings: readonly DimensionStanding[]): boolean {
  for (const { dimension, to } of raises) {
    const standing = standings.find((one) => one.dimension === dimension);
    if (standing) return standing.level >= to - IN_PLACE;
  }
  return false;
}

/** How many templates stand before one, in any number of steps: less than for anything that needs it. */
const depth = (id: string, known: ReadonlyMap<string, InitiativeTemplate>): number => needs(id, known).size;

/** The most useful first, and nothing before what it needs: those are worth as much, and need less themselves. */
const inOrder = (all: readonly Candidate[], known: ReadonlyMap<string, InitiativeTemplate>): Candidate[] =>
  [...all].sort(
    (one, other) =>
      other.worth - one.worth ||
      depth(one.template.id, known) - depth(other.template.id, known) ||
      one.template.id.localeCompare(other.template.id),
  );

function costFor(
  { oneOffCents, yearlyCents }: InitiativeTemplate,
  { sizeClass }: ProposalFirm,
): Proposal['cost'] {
  if (!isKnown(sizeClass)) return null;
  return { oneOffCents: oneOffCents[sizeClass], yearlyCents: yearlyCents[sizeClass] };
}
