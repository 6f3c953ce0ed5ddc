import { z } from 'zod';

/** Firms by number of employees, as the register's known size classes. */
export const TEMPLATE_SIZES = ['1-9', '10-49', '50-249', '250+'] as const;
export type TemplateSize = (typeof TEMPLATE_SIZES)[number];

/** The three zones of a plant and what holds them up: where an initiative bears first. */
export const TEMPLATE_FAMILIES = ['production', 'customer', 'administration', 'foundations'] as const;
export type TemplateFamily = (typeof TEMPLATE_FAMILIES)[number];

const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
const words = z.strictObject({ fr: z.string().trim().min(1), en: z.string().trim().min(1) });

const amount = z.int().nonnegative();
/** Low and high end of what is usual; both count. */
const range = (from: typeof amount) =>
  z.tuple([from, from]).refine(([low, high]) => low <= high, 'The low end is above the high end.');
const bySize = <T extends z.ZodType>(value: T) =>
  z.strictObject({ '1-9': value, '10-49': value, '50-249': value, '250+': value });

const level = z.int().min(0).max(5);

/**
 * A kind of technology initiative that a firm may take into its strategy: a starting text and usual figures, never a
 * product. Money in cents of Canadian dollars before tax and aid, effort in person-days of the firm's own people.
 * One file each in `content/initiatives/`.
 */
export const initiativeTemplateSchema = z.strictObject({
  id,
  version: z.int().positive(),
  family: z.enum(TEMPLATE_FAMILIES),
  title: words,
  summary: words,
  problem: words,
  benefit: words,
  /** The sizes of firms it is usually worth it for. Figures stand for every size all the same. */
  sizes: z.array(z.enum(TEMPLATE_SIZES)).min(1),
  oneOffCents: bySize(range(amount)),
  yearlyCents: bySize(range(amount)),
  effortDays: bySize(range(amount)),
  /** From the decision to daily use. */
  months: range(z.int().positive()),
  /** What stands first, or this rests on sand. Ids of templates. */
  prerequisites: z.array(id),
  /** What a firm chooses instead, not beside. Ids of templates; said on both sides. */
  excludes: z.array(id),
  /** Dimensions of the framework `virage-4-0`, the main one first: from which level within reach, to which it leads. */
  raises: z
    .array(
      z
        .strictObject({ dimension: id, from: level, to: level })
        .refine(({ from, to }) => from < to, 'A template raises a level or does not name it.'),
    )
    .min(1),
  /** KPIs of the same framework, with how this moves each. */
  kpis: z.array(z.strictObject({ id, note: words })).min(1),
  risks: z.array(words).min(2),
  security: words,
  training: words,
  /** Kinds of solutions, and whom each is for. Never a brand. */
  optionKinds: z.array(z.strictObject({ name: words, for: words })).min(2),
});

export type InitiativeTemplate = z.infer<typeof initiativeTemplateSchema>;
export type TemplateRange = InitiativeTemplate['months'];
