import * as z from 'zod';

/** A name for addresses and references: lower-case words and hyphens. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
