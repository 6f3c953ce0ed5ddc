import type { ConceptKind } from '../capabilities/index.ts';
import type { Need } from './quotation.ts';

/** Where a need keeps concepts of a kind; those of other kinds say nothing of what is to be made. */
export const NEED_FIELDS = {
  process: 'processes',
  material: 'materials',
  product: 'products',
  finish: 'finishes',
  certificate: 'certificates',
} as const satisfies Partial<Record<ConceptKind, keyof Need>>;
export type NeedKind = keyof typeof NEED_FIELDS;

/**
 * An alloy and a temper that were read apart, `AA 6082` and `T6`, are the one material `6082-T6` where the thesaurus has
 * it: a supplier of that is not to lack "T6".
 */
export function joinTempers(materials: readonly string[], known: { has(id: string): boolean }): string[] {
  const tempers = materials.filter((id) => id.startsWith('temper-'));
  const joined = materials.map((id) => {
    const together = tempers.map((temper) => `${id}-${temper.slice('temper-'.length)}`);
    return together.find((one) => known.has(one)) ?? id;
  });
  const told = (temper: string) =>
    joined.some((id) => id.endsWith(temper.slice('temper'.length)) && id !== temper);
  return [...new Set(joined.filter((id) => !tempers.includes(id) || !told(id)))];
}
