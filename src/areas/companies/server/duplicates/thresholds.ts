import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readContent } from '#platform/content.ts';
import { BLOCKING_VERSION, DEFAULT_MODEL } from '../../matching/index.ts';

/**
 * `content/rules/duplicates.json`: the probability from which a pair is shown to a person (`review`), taken for one firm
 * by imports (`same`), and offered for merging with others at once (`bulk`).
 */
const thresholdsSchema = z
  .strictObject({ review: z.number().min(0), same: z.number(), bulk: z.number().max(1) })
  .refine(({ review, same, bulk }) => review < same && same <= bulk, 'review < same <= bulk');

export const duplicateThresholds = () => thresholdsSchema.parse(readContent('rules/duplicates'));

/** Names the weights that a pair was judged with: kept with the pair, so that two figures are known to compare or not. */
export const MODEL_VERSION = [
  BLOCKING_VERSION,
  createHash('sha256').update(JSON.stringify(DEFAULT_MODEL.parameters)).digest('hex').slice(0, 8),
].join('-');
