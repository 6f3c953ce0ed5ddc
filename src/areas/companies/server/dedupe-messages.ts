import type { ScoredPairs } from '../matching/cluster.ts';
import type { CompanyModel } from '../matching/company-model.ts';
import type { MatchRecord, Thresholds } from '../matching/record.ts';
import type { Register } from '../matching/register.ts';

export type DedupeStage = 'reading' | 'blocking' | 'learning' | 'comparing' | 'grouping';

/** What the thread that started a run says to the one that leads it. */
export type ToLeader =
  | { readonly kind: 'batch'; readonly records: readonly MatchRecord[] }
  | {
      readonly kind: 'end';
      readonly threads: number;
      readonly thresholds: Thresholds;
      readonly model?: CompanyModel;
    };

export type FromLeader =
  | { readonly kind: 'taken' }
  | { readonly kind: 'stage'; readonly stage: DedupeStage }
  | { readonly kind: 'done'; readonly outcome: DedupeOutcome };

/** A helper compares blocks, taken in turns from a counter that all threads share. */
export interface HelperTask {
  readonly register: Register;
  readonly table: Float32Array;
  readonly counter: Int32Array;
}

export interface DedupeOutcome {
  readonly records: number;
  /** Record → smallest record of its group at the `same` threshold; alone: itself. */
  readonly groups: Uint32Array;
  /** Pairs of different groups whose probability reaches the `review` threshold, best first. */
  readonly review: ScoredPairs;
  /** Pairs that were compared and kept, of any probability worth a look. */
  readonly pairs: ScoredPairs;
  readonly model: CompanyModel;
  /** Milliseconds spent in each stage. */
  readonly milliseconds: Readonly<Record<DedupeStage, number>>;
}
