import type { Snapshot } from '../assessment/snapshot.ts';
import type { Dimension, Framework } from '../framework/framework.ts';
import type { Comparison } from '../scoring/comparison.rules.ts';
import type { Score } from '../scoring/score.ts';
import { evolutionOf, type Evolution, type Measure } from './evolution.rules.ts';
import { findingsOf, guidanceAt, type Finding } from './findings.rules.ts';
import type { PeerFigures } from './peers.ts';
import { prioritiesOf } from './priorities.rules.ts';
import type { PrioritySettings } from './priorities.ts';
import type { DimensionResult, Result, ResultChange, ResultFramework, ResultPeers } from './result.ts';

/** How many things to do first: more is no order. */
const FIRST_ACTIONS = 4;

export interface ResultParts {
  snapshot: Pick<Snapshot, 'assessmentId' | 'submittedBy' | 'notes'> & Measure;
  correctedBy: string | null;
  /** The firm's other submitted measures by this framework. */
  earlier: readonly Measure[];
  framework: Framework;
  frameworks: readonly Framework[];
  peers: PeerFigures | null;
  /** Words for the group's industry, size and region. */
  group: Pick<ResultPeers, 'industry' | 'size' | 'region'>;
  settings: PrioritySettings;
}

/** Tells a submitted assessment: everything that the page and the document say. */
export function resultOf(parts: ResultParts): Result {
  const { snapshot, framework, peers, settings } = parts;
  const { score } = snapshot;
  const evolution = evolutionOf(snapshot, parts.earlier, parts.frameworks);
  const findings = findingsOf(framework, score, peers);
  return {
    assessmentId: snapshot.assessmentId,
    stage: stageOf(framework, snapshot.stage),
    submittedAt: snapshot.submittedAt,
    submittedBy: snapshot.submittedBy,
    correctedBy: parts.correctedBy,
    overall: score.overall,
    band: bandNamed(framework, score.band),
    answered: score.answered,
    asked: score.asked,
    coverage: score.coverage,
    dimensions: framework.dimensions.map((dimension) =>
      dimensionResult(framework, dimension, score, peers, comparisonOf(evolution)),
    ),
    ...findings,
    actions: actionsOf(framework, findings.gaps),
    peers: peers && { step: peers.step, firms: peers.firms, overall: peers.overall, ...parts.group },
    change: evolution && changeOf(evolution),
    priorities: prioritiesOf(framework, score, peers, settings),
    settings,
  };
}

const stageOf = ({ stages }: Framework, id: Measure['stage']) => ({
  id,
  name: stages.find((stage) => stage.id === id)?.name ?? { fr: id, en: id },
});

const bandNamed = ({ bands }: Framework, id: string | null) => bands.find((band) => band.id === id) ?? null;

function dimensionResult(
  framework: Framework,
  { id, code, name, description, zone }: Dimension,
  score: Score,
  peers: PeerFigures | null,
  comparison: Comparison | null,
): DimensionResult {
  const own = score.dimensions.find((dimension) => dimension.id === id);
  const change = comparison?.dimensions.find((dimension) => dimension.id === id);
  return {
    id,
    code: code ?? null,
    name,
    description,
    zone: framework.zones.find((one) => one.id === zone)?.name ?? null,
    score: own?.score ?? null,
    band: bandNamed(framework, own?.band ?? null),
    answered: own?.answered ?? 0,
    asked: own?.asked ?? 0,
    peers: peers?.dimensions[id] ?? null,
    change: change && isKnown(change) ? { before: change.before, after: change.after } : null,
  };
}

const isKnown = <C extends { before: number | null; after: number | null }>(
  change: C,
): change is C & { before: number; after: number } => change.before !== null && change.after !== null;

const comparisonOf = (evolution: Evolution | null): Comparison | null =>
  evolution?.compared.comparable ? evolution.compared : null;

function changeOf({ since, compared }: Evolution): ResultChange {
  const { stage, submittedAt } = since;
  if (!compared.comparable)
    return { stage, submittedAt, reason: compared.reason, before: null, after: null, compared: 0, asked: 0 };
  const { before, after, asked } = compared;
  return { stage, submittedAt, reason: null, before, after, compared: compared.compared, asked };
}

function actionsOf(framework: Framework, gaps: readonly Finding[]): Result['actions'] {
  return gaps.slice(0, FIRST_ACTIONS).flatMap(({ dimension: id, score }) => {
    const dimension = framework.dimensions.find((one) => one.id === id);
    const guidance = dimension && guidanceAt(dimension, score);
    return guidance ? [{ dimension: id, start: guidance.start, further: guidance.further }] : [];
  });
}

/** What of the framework a reader of the result needs. */
export function frameworkWords(framework: Framework): ResultFramework {
  const { id, version, name, bands, horizons, costCategories, kpis } = framework;
  return { id, version, name, bands, horizons, costCategories, kpis };
}
