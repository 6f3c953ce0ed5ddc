import { z } from 'zod';

const id = z.string().min(1);

/**
 * `content/rules/dimension-links.json`: how answers under another framework tell about a dimension of the one that
 * templates raise. Weights are of question scores in a mean. `close`: the questions ask nearly the same thing; otherwise
 * they are a hint, which weighs less in a proposal.
 */
export const dimensionLinksSchema = z.strictObject({
  version: z.int().positive(),
  target: id,
  frameworks: z.record(
    id,
    z.record(id, z.strictObject({ close: z.boolean(), questions: z.record(id, z.number().positive()) })),
  ),
});
export type DimensionLinks = z.output<typeof dimensionLinksSchema>;
export type DimensionLink = DimensionLinks['frameworks'][string][string];
