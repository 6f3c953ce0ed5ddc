import { keysOf } from './blocking.ts';
import { COMPANY_FIELDS } from './company-fields.ts';
import type { CompanyModel } from './company-model.ts';
import { COMPANY_SPACES, DEFAULT_MODEL } from './company-model.ts';
import { comparatorOf } from './comparator.ts';
import { evidenceOf } from './evidence.ts';
import type { Compare } from './field.ts';
import { patternOf } from './matcher.ts';
import { oddsOf, spaceFor } from './model.ts';
import type { FieldEvidence, MatchRecord, Thresholds } from './record.ts';
import { DEFAULT_THRESHOLDS } from './record.ts';

export interface MatchOptions {
  /**
   * Firms in the register. More firms, more namesakes. A number below what the model was learnt on is raised to it:
   * sister firms and branches do not become rarer in a small register.
   */
  readonly registerSize?: number;
  /** Share of incoming records whose firm is expected to be in the register already. */
  readonly expectedKnown?: number;
  readonly thresholds?: Thresholds;
  readonly model?: CompanyModel;
}

export interface RankedCandidate<C extends MatchRecord> {
  readonly record: C;
  /** Probability that the incoming record is this firm, the other candidates considered. */
  readonly probability: number;
  readonly evidence: readonly FieldEvidence[];
}

export interface MatchResult<C extends MatchRecord> {
  /** `same`: take the first candidate. `review`: a person chooses. `new`: none of them. */
  readonly decision: 'same' | 'review' | 'new';
  /** Best first; those with hardly any chance (under 1 in 1000) are left out. */
  readonly candidates: readonly RankedCandidate<C>[];
  /** Probability that the firm is none of the candidates. */
  readonly probabilityNew: number;
}

const EXPECTED_KNOWN = 0.5;
const HARDLY = 0.001;

/**
 * At most 14 keys under which a firm is found again. Store them with the firm (`text[]`, GIN index): candidates for a
 * record are the firms that share a key with it. Two records of one firm nearly always do.
 *
 * The same record gives the same keys while `BLOCKING_VERSION` and the model's frequencies stay the same.
 *
 * @example
 * blockingKeys({ names: ['Usinage Beaulieu inc.'], phone: '418 555-0134' });
 * // ['p:5550134', 'n:beaulieu', …, 'w:beaulieu:usinage']
 */
export const blockingKeys = (record: MatchRecord, model: CompanyModel = DEFAULT_MODEL): string[] =>
  keysOf(record, nameFrequencies(model));

const nameFrequencies = ({ frequencies }: CompanyModel) => frequencies['name'] ?? { records: 1, counts: {} };

/**
 * Finds the firm of the register that an incoming record stands for.
 *
 * `candidates` are the firms that share a blocking key with it. They compete: the record is one of them or none, so
 * two equally good candidates get half each and a person decides. Give all that share a key, not a few: how many of
 * them hold the same door or telephone tells whether these are shared by many.
 */
export function matchRecord<C extends MatchRecord>(
  incoming: MatchRecord,
  candidates: readonly C[],
  options: MatchOptions = {},
): MatchResult<C> {
  const judge = matchAmong<MatchRecord>([incoming, ...candidates], options);
  return judge(
    0,
    candidates.map((_, at) => at + 1),
  ) as MatchResult<C>;
}

/**
 * The same for many incoming records at once, each record read once: for lists, where neighbours share candidates.
 * `records` are the incoming ones and all their candidates; the result judges one of them, by its place, against
 * others. Leave repeated incoming records out: records with one door or telephone count as sharing it.
 */
export function matchAmong<C extends MatchRecord>(
  records: readonly C[],
  options: MatchOptions = {},
): (incoming: number, candidates: readonly number[]) => MatchResult<C> {
  const model = options.model ?? DEFAULT_MODEL;
  const thresholds = options.thresholds ?? DEFAULT_THRESHOLDS;
  const space = spaceFor(COMPANY_SPACES, model.parameters);
  const pattern = patternAmong(records, model);
  const odds = oddsOf(space, model.parameters, priorOf(options, model));
  return (incoming, candidates) => {
    const scored = candidates.map((at) => {
      const found = pattern(incoming, at);
      return { record: records[at]!, pattern: found, odds: 2 ** odds(found) };
    });
    const total = scored.reduce((sum, candidate) => sum + candidate.odds, 1);
    const ranked = scored
      .map((candidate) => ({ ...candidate, probability: candidate.odds / total }))
      .filter(({ probability }) => probability >= HARDLY)
      .sort((a, b) => b.probability - a.probability);
    const probabilityNew = 1 / total;
    return {
      decision: decisionOf(ranked[0]?.probability ?? 0, probabilityNew, thresholds),
      candidates: ranked.map(({ record, probability, pattern: at }) => ({
        record,
        probability,
        evidence: evidenceOf(COMPANY_FIELDS, space, model.parameters, at, records[incoming]!, record),
      })),
      probabilityNew,
    };
  };
}

function decisionOf(
  best: number,
  none: number,
  thresholds: Thresholds,
): MatchResult<MatchRecord>['decision'] {
  if (best >= thresholds.same) return 'same';
  return 1 - none >= thresholds.review ? 'review' : 'new';
}

function priorOf(
  { registerSize, expectedKnown = EXPECTED_KNOWN }: MatchOptions,
  model: CompanyModel,
): number {
  return expectedKnown / Math.max(2, registerSize ?? 0, model.parameters.records);
}

function patternAmong(records: readonly MatchRecord[], model: CompanyModel): Compare {
  const columns = COMPANY_FIELDS.map((field) => {
    const encoder = field.encoder();
    for (const record of records) encoder.add(record);
    return encoder.finish(model.frequencies);
  });
  return patternOf(COMPANY_SPACES.plain, columns.map(comparatorOf));
}

export interface PairMatch {
  readonly probability: number;
  readonly evidence: readonly FieldEvidence[];
}

/**
 * Probability that two records of the register are one firm, with the evidence side by side. `among` are other
 * records of the register, which show whether a door or a telephone is shared by many.
 */
export function matchPair(
  left: MatchRecord,
  right: MatchRecord,
  options: MatchOptions & { readonly among?: readonly MatchRecord[] } = {},
): PairMatch {
  const model = options.model ?? DEFAULT_MODEL;
  const space = spaceFor(COMPANY_SPACES, model.parameters);
  const pattern = patternAmong([left, right, ...(options.among ?? [])], model)(0, 1);
  const odds = oddsOf(space, model.parameters, priorOf(options, model))(pattern);
  return {
    probability: 1 / (1 + 2 ** -odds),
    evidence: evidenceOf(COMPANY_FIELDS, space, model.parameters, pattern, left, right),
  };
}
