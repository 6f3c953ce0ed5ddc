import { z } from 'zod';
import { TEMPLATE_FAMILIES, type TemplateFamily } from '../catalogue/index.ts';

/** What is looked at, and the points of a hundred that each is worth. Content, and shown beside every match. */
export const MATCH_POINTS = { expertise: 40, sector: 20, region: 15, language: 15, references: 10 } as const;
export type MatchAspect = keyof typeof MATCH_POINTS;
export const MATCH_ASPECTS = Object.keys(MATCH_POINTS) as MatchAspect[];

/** What an initiative asks of a provider. Null is not known: nobody is measured on it then. */
export interface MatchWish {
  templateId: string | null;
  family: TemplateFamily | null;
  regionCode: string | null;
  /** SCIAN code of the firm; its first three digits count. */
  naics: string | null;
  /** The language that the firm works in. */
  language: string | null;
}

/** What a match knows of a provider: nothing that could be bought, and neither its name nor its place in a list. */
export interface MatchCandidate {
  id: string;
  regionCodes: readonly string[];
  sectors: readonly string[];
  languages: readonly string[];
  families: readonly TemplateFamily[];
  templateIds: readonly string[];
  references: readonly { templateId: string | null; family: TemplateFamily | null }[];
}

export const VERDICTS = ['met', 'partly', 'unknown', 'lacks'] as const;
export type Verdict = (typeof VERDICTS)[number];

const aspect = z.enum(Object.keys(MATCH_POINTS) as [MatchAspect, ...MatchAspect[]]);

export const matchReasonSchema = z.object({
  aspect,
  verdict: z.enum(VERDICTS),
  /** Points earned, and points that the aspect is worth. */
  points: z.number(),
  of: z.number(),
});
export type MatchReason = z.output<typeof matchReasonSchema>;

export const matchSchema = z.object({
  /** Points of a hundred that are certain, and what they would be if all that is unknown turned out well. */
  score: z.number(),
  possible: z.number(),
  reasons: z.array(matchReasonSchema),
});
export type Match = z.output<typeof matchSchema>;

export const familySchema = z.enum(TEMPLATE_FAMILIES);
