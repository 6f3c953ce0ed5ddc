import type { MissingPart } from '../../document/completeness.rules.ts';

/** Where a text is written: a section's page, or a sheet's. */
export const textPath = (id: string, section: string, initiativeId: string | null): string =>
  initiativeId === null
    ? `/strategies/${id}/sections/${section}`
    : `/strategies/${id}/initiatives/${initiativeId}`;

/** Where a missing part is added. */
export const missingPath = (id: string, part: MissingPart): string => {
  if (part.code === 'roadmap') return `/strategies/${id}/roadmap`;
  return textPath(id, part.section, part.initiativeId);
};
