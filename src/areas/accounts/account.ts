import { z } from 'zod';

/** Characters of a password. Length is what holds against guessing; no rule of signs and digits is asked. */
export const PASSWORD_LENGTH = { min: 12, max: 128 };

/** What someone without an account gives to open one. */
export const newPerson = z.object({
  name: z.string().trim().min(1).max(120),
  password: z.string().min(PASSWORD_LENGTH.min).max(PASSWORD_LENGTH.max),
});
