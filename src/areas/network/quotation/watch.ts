import { z } from 'zod';
import { ancestorsOf, type Concept } from '../capabilities/index.ts';
import type { Need } from './quotation.ts';

/** What a firm wants to hear of: any of the concepts, or a narrower one, for any of the countries. Empty means all. */
export const needWatchSchema = z.object({
  concepts: z
    .array(
      z
        .string()
        .max(80)
        .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    )
    .min(1)
    .max(20),
  countries: z
    .array(z.string().regex(/^[A-Z]{2}$/))
    .max(60)
    .default([]),
});
export type NeedWatch = z.output<typeof needWatchSchema>;

type Asked = Pick<Need, 'processes' | 'materials' | 'products' | 'finishes' | 'destination'>;

/** What of a watch a need is about: the concepts of the need that it fits by; none when it does not. */
export function watchedIn(
  { concepts, countries }: NeedWatch,
  need: Asked,
  known: ReadonlyMap<string, Concept>,
): string[] {
  if (countries.length > 0 && !countries.includes(need.destination.country)) return [];
  return [...need.processes, ...need.products, ...need.materials, ...need.finishes].filter((asked) => {
    const concept = known.get(asked);
    const wider = concept ? ancestorsOf(concept, known).map(({ id }) => id) : [];
    return concepts.some((wanted) => wanted === asked || wider.includes(wanted));
  });
}
