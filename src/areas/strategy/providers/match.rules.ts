import {
  MATCH_ASPECTS,
  MATCH_POINTS,
  type Match,
  type MatchAspect,
  type MatchCandidate,
  type MatchReason,
  type MatchWish,
  type Verdict,
} from './match.ts';

/** An empty list was never asked for: it is unknown, and no lack. */
const listed = (list: readonly string[], wanted: string): Verdict => {
  if (list.length === 0) return 'unknown';
  return list.includes(wanted) ? 'met' : 'lacks';
};

function expertise(wish: MatchWish, { templateIds, families }: MatchCandidate): Verdict {
  if (wish.templateId !== null && templateIds.includes(wish.templateId)) return 'met';
  if (templateIds.length === 0 && families.length === 0) return 'unknown';
  if (wish.family === null || !families.includes(wish.family)) return 'lacks';
  // A sheet that began blank names a family at most: the family is all that can be asked.
  return wish.templateId === null ? 'met' : 'partly';
}

function references(wish: MatchWish, candidate: MatchCandidate): Verdict {
  if (candidate.references.length === 0) return 'lacks';
  const same = candidate.references.some(({ templateId, family }) =>
    wish.templateId === null ? family !== null && family === wish.family : templateId === wish.templateId,
  );
  return same ? 'met' : 'partly';
}

const JUDGES: Record<MatchAspect, (wish: MatchWish, candidate: MatchCandidate) => Verdict | null> = {
  expertise: (wish, candidate) =>
    wish.templateId === null && wish.family === null ? null : expertise(wish, candidate),
  sector: ({ naics }, { sectors }) => (naics === null ? null : listed(sectors, naics.slice(0, 3))),
  region: ({ regionCode }, { regionCodes }) => (regionCode === null ? null : listed(regionCodes, regionCode)),
  language: ({ language }, { languages }) => (language === null ? null : listed(languages, language)),
  references,
};

const EARNED: Record<Verdict, number> = { met: 1, partly: 0.5, unknown: 0, lacks: 0 };

/**
 * How a provider answers to what an initiative asks, with the reason for every point. Aspects that the wish does not
 * know are left out and the others weigh in their place. Unknown earns nothing and takes nothing: it is the distance
 * between `score` and `possible`.
 */
export function matchOne(wish: MatchWish, candidate: MatchCandidate): Match {
  const judged = MATCH_ASPECTS.flatMap((aspect) => {
    const verdict = JUDGES[aspect](wish, candidate);
    return verdict === null ? [] : [{ aspect, verdict }];
  });
  const total = judged.reduce((sum, { aspect }) => sum + MATCH_POINTS[aspect], 0);
  const reasons = judged.map(({ aspect, verdict }): MatchReason => {
    const of = (MATCH_POINTS[aspect] / total) * 100;
    return { aspect, verdict, points: of * EARNED[verdict], of };
  });
  const score = sumOf(reasons, ({ points }) => points);
  const unknown = sumOf(reasons, ({ verdict, of }) => (verdict === 'unknown' ? of : 0));
  return { score: round(score), possible: round(score + unknown), reasons };
}

const sumOf = (reasons: readonly MatchReason[], value: (reason: MatchReason) => number): number =>
  reasons.reduce((sum, reason) => sum + value(reason), 0);
/** To a tenth of a point, so that sums of thirds make ties where they are ties. */
const round = (points: number): number => Math.round(points * 10) / 10;

/**
 * Providers for an initiative, the best answer first. Nothing else orders them: with the same score, then the same
 * possible score, the turn decides, which is drawn from `seed` (the initiative's id) and the provider's id alone. So the
 * order of one initiative is always the same, and over many initiatives everybody comes first as often.
 */
export function matchProviders<C extends MatchCandidate>(
  wish: MatchWish,
  candidates: readonly C[],
  seed: string,
): { candidate: C; match: Match }[] {
  return candidates
    .map((candidate) => ({
      candidate,
      match: matchOne(wish, candidate),
      turn: turnOf(seed, candidate.id),
    }))
    .sort(
      (a, b) =>
        b.match.score - a.match.score ||
        b.match.possible - a.match.possible ||
        a.turn - b.turn ||
        (a.candidate.id < b.candidate.id ? -1 : 1),
    )
    .map(({ candidate, match }) => ({ candidate, match }));
}

/** A number that depends on both texts and on nothing else: FNV-1a, then mixed (MurmurHash3's last step). */
export function turnOf(seed: string, id: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${seed}\u0000${id}`)
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** What would have to be asked or found before this provider could do it all. */
export const lacksOf = ({ reasons }: Match): MatchReason[] =>
  reasons.filter(({ verdict }) => verdict === 'lacks' || verdict === 'partly');
export const unknownOf = ({ reasons }: Match): MatchReason[] =>
  reasons.filter(({ verdict }) => verdict === 'unknown');
/** Whether there is any reason to ask: expertise that is there in part at least, or that nobody asked for yet. */
export const isCandidate = ({ reasons }: Match): boolean =>
  reasons.every(({ aspect, verdict }) => aspect !== 'expertise' || verdict !== 'lacks');
