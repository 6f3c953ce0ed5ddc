import * as z from 'zod';
import { readContent } from '#platform/content.ts';
import type { CodeRef } from '../index.ts';

const named = z.object({ code: z.string(), fr: z.string(), en: z.string() });
const regionsSchema = z.object({
  regions: z.array(
    z.object({
      code: z.string(),
      name: z.object({ fr: z.string(), en: z.string() }),
      tile: z.object({ col: z.int(), row: z.int() }),
    }),
  ),
});
const sectorsSchema = z.object({ sectors: z.array(named), manufacturing: z.array(named) });

type Region = z.infer<typeof regionsSchema>['regions'][number];
let regions: Region[] | undefined;
let sectors: Map<string, CodeRef> | undefined;

/** The 17 regions in the order of their codes, each with its place on the map. */
export function regionEntries(): readonly Region[] {
  regions ??= regionsSchema.parse(readContent('reference/regions')).regions;
  return regions;
}

export const regionRef = (code: string): CodeRef => {
  const region = regionEntries().find((entry) => entry.code === code);
  return { code, name: region?.name ?? { fr: code, en: code } };
};

/** Sectors that a project can name: every sector, and manufacturing to four digits. */
export function sectorEntries(): CodeRef[] {
  return [...sectorsByCode().values()];
}

/** A sector by its code, or by the closest one that holds it. */
export function sectorRef(code: string): CodeRef {
  for (let length = code.length; length >= 2; length -= 1) {
    const found = sectorsByCode().get(code.slice(0, length));
    if (found) return { code, name: found.name };
  }
  return { code, name: { fr: code, en: code } };
}

function sectorsByCode(): Map<string, CodeRef> {
  if (sectors) return sectors;
  const content = sectorsSchema.parse(readContent('reference/naics'));
  const entries = [...content.sectors, ...content.manufacturing];
  sectors = new Map(entries.map(({ code, fr, en }) => [code, { code, name: { fr, en } }]));
  return sectors;
}
