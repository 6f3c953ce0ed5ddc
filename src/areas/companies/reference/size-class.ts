import * as z from 'zod';

export const SIZE_CLASS_IDS = ['1-9', '10-49', '50-249', '250+', 'unknown'] as const;
export type SizeClassId = (typeof SIZE_CLASS_IDS)[number];

/** `content/reference/size-classes.json`: both ends count; `max` is null for no upper end. */
export const sizeClassesContentSchema = z.strictObject({
  sizeClasses: z.array(
    z.strictObject({
      id: z.enum(SIZE_CLASS_IDS),
      min: z.int().positive().nullable(),
      max: z.int().positive().nullable(),
      name: z.strictObject({ fr: z.string().min(1), en: z.string().min(1) }),
    }),
  ),
});

/** The class of a number of employees; unknown for no number, and for zero, which no class holds. */
export function sizeClassOf(employees: number | null): SizeClassId {
  if (employees === null || employees < 1) return 'unknown';
  if (employees < 10) return '1-9';
  if (employees < 50) return '10-49';
  return employees < 250 ? '50-249' : '250+';
}
