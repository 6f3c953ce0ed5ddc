import * as z from 'zod';

/** A text in the two languages of the product. Neither may be empty. */
export const bilingualSchema = z.strictObject({ fr: z.string().trim().min(1), en: z.string().trim().min(1) });

export type Bilingual = z.infer<typeof bilingualSchema>;
