import { z } from 'zod';

export const noteFieldsSchema = z.object({ text: z.string().trim().min(1).max(5000) });

/** What an organisation keeps in mind about a firm. Read by that organisation and by the firm. */
export const noteSchema = z.object({
  id: z.uuid(),
  organisation: z.object({ fr: z.string(), en: z.string() }),
  text: z.string(),
  createdAt: z.date(),
  own: z.boolean(),
});
export type Note = z.infer<typeof noteSchema>;
