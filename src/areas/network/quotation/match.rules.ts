import { ancestorsOf, type Concept } from '../capabilities/index.ts';
import type { PublicProfile } from '../profile/profile.ts';
import type { Need } from './quotation.ts';

export type NeedAspect =
  | 'process'
  | 'material'
  | 'product'
  | 'finish'
  | 'certificate'
  | 'size'
  | 'press'
  | 'tolerance'
  | 'batch'
  | 'time'
  | 'language';

/** `met`: what is asked, or narrower. `near`: wider, or beside it in the tree. `unknown`: the profile does not say. */
export type NeedVerdict = 'met' | 'near' | 'unknown' | 'lacks';

export interface NeedReason {
  aspect: NeedAspect;
  verdict: NeedVerdict;
  /** The concept or the number that was asked for. */
  asked: string | number;
  /** What the profile has for it; null when it says nothing, or has nothing. */
  has: string | number | null;
}

export interface NeedMatch {
  /** 0 to 100: points of what was asked for. What is unknown counts half; nobody can pay for any. */
  score: number;
  reasons: NeedReason[];
  /** Those of the reasons that the supplier does not meet, the heaviest first. */
  lacks: NeedReason[];
}

/** Our own weighing: what cannot be bought elsewhere (process, press, size) before what can be arranged. */
const WEIGHTS: Record<NeedAspect, number> = {
  process: 30,
  certificate: 15,
  press: 15,
  size: 12,
  product: 10,
  material: 10,
  tolerance: 8,
  finish: 5,
  batch: 5,
  time: 5,
  language: 3,
};
const WORTH: Record<NeedVerdict, number> = { met: 1, near: 0.6, unknown: 0.5, lacks: 0 };

export interface MatchTools {
  concepts: ReadonlyMap<string, Concept>;
  today: string;
}

/** How a supplier answers to a need, aspect by aspect. What was not asked for counts for nothing, for or against. */
export function matchNeed(need: Need, profile: PublicProfile, tools: MatchTools): NeedMatch {
  const reasons = [
    ...conceptReasons(need, profile, tools),
    ...certificateReasons(need, profile, tools),
    ...numberReasons(need, profile, tools),
    ...languageReasons(need, profile),
  ];
  const asked = reasons.reduce((sum, { aspect }) => sum + WEIGHTS[aspect], 0);
  const earned = reasons.reduce((sum, { aspect, verdict }) => sum + WEIGHTS[aspect] * WORTH[verdict], 0);
  const lacks = reasons
    .filter(({ verdict }) => verdict === 'lacks')
    .sort((a, b) => WEIGHTS[b.aspect] - WEIGHTS[a.aspect]);
  return { score: asked === 0 ? 0 : Math.round((earned / asked) * 100), reasons, lacks };
}

function conceptReasons(need: Need, profile: PublicProfile, { concepts }: MatchTools): NeedReason[] {
  const of = (aspect: NeedAspect, asked: readonly string[], has: readonly string[] | undefined) =>
    asked.map((one) => conceptReason(aspect, one, has, concepts));
  const made = profile.products?.flatMap((product) => product.concepts);
  return [
    ...of(
      'process',
      need.processes,
      profile.processes?.map(({ concept }) => concept),
    ),
    ...of(
      'material',
      need.materials,
      profile.materials?.map(({ concept }) => concept),
    ),
    ...of('product', need.products, made),
    ...of('finish', need.finishes, profile.finishes),
  ];
}

/** The nearest of what a profile has to what is asked. A list that says nothing is unknown, never a lack. */
function conceptReason(
  aspect: NeedAspect,
  asked: string,
  has: readonly string[] | undefined,
  concepts: ReadonlyMap<string, Concept>,
): NeedReason {
  if (!has || has.length === 0) return { aspect, verdict: 'unknown', asked, has: null };
  const above = (id: string) => idsAbove(id, concepts);
  const met = has.find((one) => one === asked || above(one).includes(asked));
  if (met !== undefined) return { aspect, verdict: 'met', asked, has: met };
  const parent = concepts.get(asked)?.parent ?? null;
  const near = has.find(
    (one) => above(asked).includes(one) || (parent !== null && concepts.get(one)?.parent === parent),
  );
  return near === undefined
    ? { aspect, verdict: 'lacks', asked, has: null }
    : { aspect, verdict: 'near', asked, has: near };
}

function idsAbove(id: string, concepts: ReadonlyMap<string, Concept>): string[] {
  const concept = concepts.get(id);
  return concept ? ancestorsOf(concept, concepts).map((one) => one.id) : [];
}

/** A certificate counts while it is valid; one that has expired is lacking. */
function certificateReasons(
  { certificates }: Need,
  profile: PublicProfile,
  { concepts, today }: MatchTools,
): NeedReason[] {
  return certificates.map((asked) => {
    if (!profile.certificates) return { aspect: 'certificate', verdict: 'unknown', asked, has: null };
    const held = profile.certificates.filter(
      ({ concept }) => concept === asked || idsAbove(concept, concepts).includes(asked),
    );
    const valid = held.find(({ expiresOn }) => expiresOn === null || expiresOn >= today);
    const has = valid?.concept ?? held[0]?.concept ?? null;
    return { aspect: 'certificate', verdict: valid ? 'met' : 'lacks', asked, has };
  });
}

type Compared = readonly [
  aspect: NeedAspect,
  asked: number | null,
  has: number | null | undefined,
  enough: boolean,
];

function numberReasons(
  need: Need,
  { envelope, capacity }: PublicProfile,
  { today }: MatchTools,
): NeedReason[] {
  const atLeast = (asked: number | null, has: number | null | undefined) => (has ?? 0) >= (asked ?? 0);
  const atMost = (asked: number | null, has: number | null | undefined) => (has ?? 0) <= (asked ?? 0);
  const pieces = need.unit === 'pieces' ? need.quantity : null;
  const days = need.neededOn === null ? null : daysBetween(today, need.neededOn);
  const compared: Compared[] = [
    ['size', need.lengthMm, envelope?.maxLengthMm, atLeast(need.lengthMm, envelope?.maxLengthMm)],
    ['size', need.widthMm, envelope?.maxWidthMm, atLeast(need.widthMm, envelope?.maxWidthMm)],
    ['size', need.heightMm, envelope?.maxHeightMm, atLeast(need.heightMm, envelope?.maxHeightMm)],
    ['size', need.massKg, envelope?.maxMassKg, atLeast(need.massKg, envelope?.maxMassKg)],
    ['press', need.pressTonnes, envelope?.pressTonnes, atLeast(need.pressTonnes, envelope?.pressTonnes)],
    ['tolerance', need.toleranceMm, envelope?.toleranceMm, atMost(need.toleranceMm, envelope?.toleranceMm)],
    ['batch', pieces, envelope?.batchMin, atMost(pieces, envelope?.batchMin)],
    ['batch', pieces, envelope?.batchMax, atLeast(pieces, envelope?.batchMax)],
    ['time', days, capacity?.leadTimeDays, atMost(days, capacity?.leadTimeDays)],
  ];
  return compared.flatMap(([aspect, asked, has, enough]): NeedReason[] => {
    if (asked === null) return [];
    if (has === null || has === undefined) return [{ aspect, verdict: 'unknown', asked, has: null }];
    return [{ aspect, verdict: enough ? 'met' : 'lacks', asked, has }];
  });
}

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** English is taken for near: it is the language in which firms abroad write when they share no other. */
function languageReasons({ language }: Need, { languages }: PublicProfile): NeedReason[] {
  if (!languages || languages.length === 0)
    return [{ aspect: 'language', verdict: 'unknown', asked: language, has: null }];
  if (languages.includes(language))
    return [{ aspect: 'language', verdict: 'met', asked: language, has: language }];
  return languages.includes('en')
    ? [{ aspect: 'language', verdict: 'near', asked: language, has: 'en' }]
    : [{ aspect: 'language', verdict: 'lacks', asked: language, has: null }];
}
