import { z } from 'zod';
import { SECTIONS } from '../../document/sections.ts';
import type { Target } from './texts.queries.ts';

/** Which text: a section by its name, or a sheet by its id (its section is then 'initiative'). */
export const targetInput = z.object({
  id: z.uuid(),
  section: z.enum([...SECTIONS, 'initiative']),
  initiativeId: z.uuid().nullable().default(null),
});

export const toTarget = ({
  section,
  initiativeId,
}: {
  section: Target['section'];
  initiativeId: string | null;
}): Target => ({ section, initiativeId: section === 'initiative' ? initiativeId : null });
