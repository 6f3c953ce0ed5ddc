import { z } from 'zod';

/** Fewer other firms than this, and nothing is said: the database itself keeps to it (migration 0063). */
export const FEWEST_PEERS = 15;

/**
 * Whom a firm is compared with, from the closest group to the widest: the first that holds enough firms is taken.
 * `subsector` is three digits of the industry code, `sector` two (31, 32 and 33 are one).
 */
export const PEER_STEPS = [
  'subsector-size-region',
  'subsector-size',
  'subsector',
  'sector-size',
  'sector',
  'size',
  'all',
] as const;
export type PeerStep = (typeof PEER_STEPS)[number];

/** Points of 100, rounded to the unit so that no firm's own score is read off a middle. */
export const spreadSchema = z.object({
  /** Firms whose score is known here, 15 or more. */
  firms: z.int(),
  lower: z.number(),
  median: z.number(),
  upper: z.number(),
});
export type Spread = z.output<typeof spreadSchema>;

/** The latest result of each other firm of a group, told only as a whole. */
export const peerFiguresSchema = z.object({
  step: z.enum(PEER_STEPS),
  firms: z.int(),
  overall: spreadSchema.nullable(),
  /** By dimension; one that too few firms answered is absent. */
  dimensions: z.record(z.string(), spreadSchema),
});
export type PeerFigures = z.output<typeof peerFiguresSchema>;

const FULL_MARKS = 100;

/**
 * What a firm's distance is measured to: the best quarter of its peers, or full marks when too few answered any of these
 * dimensions. One measure for all of them: two would not be compared.
 */
export function bestOf(
  dimensions: readonly string[],
  peers: PeerFigures | null,
): { reference: 'peers' | 'scale'; of(dimension: string): number } {
  const upper = new Map(dimensions.map((id) => [id, peers?.dimensions[id]?.upper]));
  if ([...upper.values()].includes(undefined)) return { reference: 'scale', of: () => FULL_MARKS };
  return { reference: 'peers', of: (dimension) => upper.get(dimension) ?? FULL_MARKS };
}
