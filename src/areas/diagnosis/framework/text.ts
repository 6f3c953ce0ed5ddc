import { z } from 'zod';

/** A sentence in both languages: neither may be blank. */
export const textSchema = z.strictObject({ fr: z.string().trim().min(1), en: z.string().trim().min(1) });

/** A name that answers and other files point to: letters, digits and hyphens. */
export const idSchema = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,59}$/);
