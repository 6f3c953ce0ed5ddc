import * as z from 'zod';

const title = { fr: z.string().min(1), en: z.string().min(1) };

/** `content/reference/naics.json`: the sectors, and the manufacturing sector to four digits. */
export const naicsContentSchema = z.strictObject({
  version: z.string().min(1),
  note: z.string(),
  sectors: z.array(z.strictObject({ code: z.string().regex(/^\d{2}(-\d{2})?$/), ...title })),
  manufacturing: z.array(z.strictObject({ code: z.string().regex(/^3[1-3]\d{1,2}$/), ...title })),
});

export type NaicsContent = z.infer<typeof naicsContentSchema>;
export type NaicsEntry = NaicsContent['sectors'][number];
