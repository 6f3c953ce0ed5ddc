import type { Dimension, Framework, Guidance } from '../framework/framework.ts';
import type { Score } from '../scoring/score.ts';
import { bestOf, type PeerFigures } from './peers.ts';

/** Why a dimension is told of: each is a sentence on the page. Points are of 100, unrounded. */
export type FindingReason =
  | { kind: 'band'; band: string }
  | { kind: 'own-mean'; points: number }
  | { kind: 'peer-median'; points: number }
  | { kind: 'best-peers'; points: number }
  | { kind: 'partly-known'; answered: number; asked: number };

export interface Finding {
  dimension: string;
  score: number;
  reasons: FindingReason[];
}

export interface Findings {
  /** The strongest first. */
  strengths: Finding[];
  /** What weighs most first: the dimension's weight times its distance to the best peers, or to 100 without peers. */
  gaps: Finding[];
  /** Dimensions without one known answer: neither strong nor weak. */
  unknown: string[];
}

interface Known {
  dimension: Dimension;
  score: number;
  at: number;
}

/**
 * What to say of a result. A dimension is a strength when it is at or above the firm's own mean and out of the lowest
 * band; every other known dimension short of the highest band is a gap. No dimension is both, and unknown is neither.
 */
export function findingsOf(framework: Framework, score: Score, peers: PeerFigures | null): Findings {
  const known = knownDimensions(framework, score);
  const strong = known.filter((one) => isStrength(framework, score, one));
  const weak = known.filter((one) => !strong.includes(one) && !inHighestBand(framework, one.score));
  const best = bestOf(
    known.map(({ dimension }) => dimension.id),
    peers,
  );
  const reach = ({ dimension, score: own }: Known) =>
    dimension.weight * Math.max(0, best.of(dimension.id) - own);
  return {
    strengths: strong.sort((a, b) => b.score - a.score || a.at - b.at).map((one) => tell(score, peers, one)),
    gaps: weak
      .sort((a, b) => reach(b) - reach(a) || a.score - b.score || a.at - b.at)
      .map((one) => tell(score, peers, one)),
    unknown: score.dimensions.filter((dimension) => dimension.score === null).map(({ id }) => id),
  };
}

const knownDimensions = (framework: Framework, score: Score): Known[] =>
  framework.dimensions.flatMap((dimension, at) => {
    const own = score.dimensions.find(({ id }) => id === dimension.id)?.score ?? null;
    return own === null ? [] : [{ dimension, score: own, at }];
  });

function isStrength({ bands }: Framework, { overall }: Score, one: Known): boolean {
  const lowest = bands[0]?.max ?? 0;
  return bands.length > 1 && one.score > lowest && one.score >= (overall ?? 0) - 1e-9;
}

const inHighestBand = ({ bands }: Framework, score: number): boolean => score > (bands.at(-2)?.max ?? 0);

function tell(
  { overall, dimensions }: Score,
  peers: PeerFigures | null,
  { dimension, score }: Known,
): Finding {
  const own = dimensions.find(({ id }) => id === dimension.id);
  const figures = peers?.dimensions[dimension.id];
  const reasons: (FindingReason | false)[] = [
    own?.band ? { kind: 'band', band: own.band } : false,
    overall !== null && { kind: 'own-mean', points: score - overall },
    figures !== undefined && { kind: 'peer-median', points: score - figures.median },
    figures !== undefined && score < figures.upper && { kind: 'best-peers', points: score - figures.upper },
    own !== undefined &&
      own.answered < own.asked && { kind: 'partly-known', answered: own.answered, asked: own.asked },
  ];
  return { dimension: dimension.id, score, reasons: reasons.filter((reason) => reason !== false) };
}

/** What to do first at this score; null while it is unknown: nobody is advised on what they did not say. */
export function guidanceAt({ guidance }: Dimension, score: number | null): Guidance | null {
  if (score === null) return null;
  return guidance.find(({ belowScore }) => score < belowScore) ?? guidance.at(-1) ?? null;
}
