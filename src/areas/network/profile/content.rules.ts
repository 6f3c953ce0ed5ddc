import type { ConceptKind } from '../capabilities/index.ts';
import { emptyContent, PROFILE_FIELDS, type ProfileContent, type ProfileField } from './profile.ts';

/** Whether a field says nothing: no text, no item, or an object of blanks. A "no" and a zero say something. */
export function isBlank(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (typeof value === 'object') return Object.values(value).every(isBlank);
  return false;
}

/** A stored content with every field, also those that came into the product after it was written. */
export const wholeContent = (stored: Partial<ProfileContent>): ProfileContent => ({
  ...emptyContent(),
  ...stored,
});

/** The fields that differ between two contents. */
export const changedFields = (before: ProfileContent, after: ProfileContent): ProfileField[] =>
  PROFILE_FIELDS.filter((field) => canonical(before[field]) !== canonical(after[field]));

/** As text that does not depend on the order of keys: a database gives them back in its own. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${key}:${canonical(one)}`).join()}}`;
}

/** A place in a profile that names a concept of the thesaurus. */
export interface NamedConcept {
  /** Path in the content: "processes.0.concept". */
  path: string;
  id: string;
  /** The kinds it may be of; null for any. */
  kinds: readonly ConceptKind[] | null;
}

/** Every concept that some fields name, with where it stands and what kind it must be. */
export function namedConcepts(content: Partial<ProfileContent>): NamedConcept[] {
  const named = <T>(field: ProfileField, items: readonly T[] | undefined, kind: ConceptKind, of: Reader<T>) =>
    (items ?? []).flatMap((item, at): NamedConcept[] => {
      const id = of.id(item);
      return id === null ? [] : [{ path: [field, at, ...of.key].join('.'), id, kinds: [kind] }];
    });
  const whole = { id: (id: string) => id, key: [] };
  const inside = { id: (item: { concept: string | null }) => item.concept, key: ['concept'] };
  return [
    ...named('processes', content.processes, 'process', inside),
    ...named('materials', content.materials, 'material', inside),
    ...named('equipment', content.equipment, 'equipment', inside),
    ...named('finishes', content.finishes, 'finish', whole),
    ...named('services', content.services, 'service', whole),
    ...named('certificates', content.certificates, 'certificate', inside),
    ...named('sectors', content.sectors, 'sector', whole),
    ...named('references', content.references, 'sector', { id: ({ sector }) => sector, key: ['sector'] }),
    ...(content.products ?? []).flatMap(({ concepts }, at) =>
      concepts.map((id, place) => ({ path: `products.${at}.concepts.${place}`, id, kinds: null })),
    ),
  ];
}

interface Reader<T> {
  id(item: T): string | null;
  key: readonly string[];
}
