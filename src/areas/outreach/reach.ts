import { z } from 'zod';
import { pageInput } from '#platform/paging.ts';
import { FUNNEL_STAGES } from './funnel.rules.ts';
import { periodSchema } from './period.rules.ts';

export const REACH_SCOPES = ['activity', 'project', 'initiative', 'organisation', 'region', 'all'] as const;
export type ReachScopeKind = (typeof REACH_SCOPES)[number];

/** Whose reach: a record's id; for a region its code ("02"); nothing for all. */
export const reachScopeSchema = z.object({ scope: z.enum(REACH_SCOPES), id: z.string().max(40).default('') });
export type ReachScope = z.output<typeof reachScopeSchema>;

export const reachInput = reachScopeSchema.extend(periodSchema.shape);

/** Distinct firms, how often they came, and comings whose firm is not known. */
export const reachFigureSchema = z.object({
  firms: z.number().int(),
  contacts: z.number().int(),
  /** Null within a region: who has no firm is in no region. */
  unmatched: z.number().int().nullable(),
});
export type ReachFigure = z.output<typeof reachFigureSchema>;

/** One part of a reach. An empty value holds firms whose region or sector is not known. */
export const reachPartSchema = z.object({
  value: z.string(),
  firms: z.number().int(),
  contacts: z.number().int(),
});
export type ReachPart = z.output<typeof reachPartSchema>;

export const reachSchema = reachFigureSchema.extend({
  byRegion: z.array(reachPartSchema),
  /** By subsector: three digits of SCIAN. */
  bySector: z.array(reachPartSchema),
});
export type Reach = z.output<typeof reachSchema>;

export const reachedFirmsInput = reachInput.extend({
  region: z
    .string()
    .regex(/^(0[1-9]|1[0-7]|none)$/)
    .optional(),
  sector: z
    .string()
    .regex(/^([0-9]{2,3}|none)$/)
    .optional(),
  ...pageInput.shape,
});

export const reachedFirmSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  city: z.string().nullable(),
  regionCode: z.string().nullable(),
  naics: z.string().nullable(),
  contacts: z.number().int(),
  lastOn: z.string().nullable(),
});
export type ReachedFirm = z.output<typeof reachedFirmSchema>;

export const funnelSchema = z.object({
  steps: z.array(
    z.object({
      stage: z.enum(FUNNEL_STAGES),
      firms: z.number().int().nullable(),
      ofPrevious: z.number().nullable(),
    }),
  ),
});
