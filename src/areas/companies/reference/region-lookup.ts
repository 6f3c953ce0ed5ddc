import { fold } from './fold.ts';
import type { RegionContent, RegionEntry } from './region-content.ts';

/** `municipality` and `postal-code` say what the region was read from; `ambiguous` gives the likeliest candidate. */
export type RegionCertainty = 'municipality' | 'postal-code' | 'ambiguous' | 'unknown';

export interface RegionReading {
  /** A code from 01 to 17, or null when unknown. */
  readonly code: string | null;
  readonly certainty: RegionCertainty;
  /** Every region it may be, the likeliest first. */
  readonly candidates: readonly string[];
}

export interface Address {
  readonly postalCode?: string | null | undefined;
  readonly city?: string | null | undefined;
}

export interface RegionLookup {
  readonly regions: readonly RegionEntry[];
  find(code: string): RegionEntry | null;
  /** The region of an address. A municipality known by its name wins over the postal area, which may straddle. */
  regionOf(address: Address): RegionReading;
}

const UNKNOWN: RegionReading = { code: null, certainty: 'unknown', candidates: [] };

export function createRegionLookup(content: RegionContent): RegionLookup {
  const byCode = new Map(content.regions.map((region) => [region.code, region]));
  const byName = regionsByName(content);
  return {
    regions: content.regions,
    find: (code) => byCode.get(code) ?? null,
    regionOf: ({ postalCode, city }) => {
      const area = postalAreaOf(postalCode ?? '');
      if (area.elsewhere) return UNKNOWN;
      const named = byName.get(municipalityKey(city ?? '')) ?? [];
      return readRegion(named, candidatesOfArea(content, area.code));
    },
  };
}

function readRegion(named: readonly string[], posted: readonly string[]): RegionReading {
  if (named.length === 1) return certain(named, 'municipality');
  if (named.length === 0) return posted.length === 1 ? certain(posted, 'postal-code') : doubtful(posted);
  const both = named.filter((code) => posted.includes(code));
  return both.length === 1 ? certain(both, 'municipality') : doubtful(both.length > 0 ? both : named);
}

function certain(candidates: readonly string[], certainty: RegionCertainty): RegionReading {
  return { code: candidates[0] ?? null, certainty, candidates };
}

function doubtful(candidates: readonly string[]): RegionReading {
  return candidates.length === 0 ? UNKNOWN : certain(candidates, 'ambiguous');
}

/** The first three characters of a postal code; `elsewhere` when they are those of another province. */
function postalAreaOf(postalCode: string): { code: string | null; elsewhere: boolean } {
  const text = postalCode.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const [code] = /^[A-Z]\d[A-Z]/.exec(text) ?? [];
  if (!code) return { code: null, elsewhere: false };
  return { code, elsewhere: !/^[GHJ]/.test(code) };
}

function candidatesOfArea({ postalCodes }: RegionContent, area: string | null): readonly string[] {
  if (area === null) return [];
  const { codes, prefixes } = postalCodes;
  return codes[area] ?? prefixes[area.slice(0, 2)] ?? prefixes[area.slice(0, 1)] ?? [];
}

/** A name shared by several places (also through an alias) gathers the regions of them all. */
function regionsByName({ municipalities }: RegionContent): Map<string, readonly string[]> {
  const byName = new Map<string, readonly string[]>();
  for (const { name, aliases, regions } of municipalities) {
    for (const key of [name, ...aliases].map(municipalityKey)) {
      byName.set(key, [...new Set([...(byName.get(key) ?? []), ...regions])]);
    }
  }
  return byName;
}

function municipalityKey(city: string): string {
  return fold(city)
    .replace(/^(ville|municipalite|paroisse|canton) (de |d |du )?(?=.)/, '')
    .replace(/ (qc|quebec|canada|qc canada|quebec canada)$/, '');
}
