import { naicsReference, regionReference } from '#areas/companies/server/index.ts';
import { sizeName } from '#areas/companies/index.ts';
import type { Text } from '#platform/text.ts';
import type { Snapshot } from '../../assessment/index.ts';
import type { PeerStep, ResultPeers } from '../../result/index.ts';

type Group = Pick<ResultPeers, 'industry' | 'size' | 'region'>;

/** Words for what the firms of a group share; null for what they need not share. */
export function groupOf(
  step: PeerStep | undefined,
  { naics, sizeClass, regionCode }: Pick<Snapshot, 'naics' | 'sizeClass' | 'regionCode'>,
): Group {
  const shares = (part: string) => step?.split('-').includes(part) ?? false;
  const digits = shares('subsector') ? 3 : 2;
  const byIndustry = shares('subsector') || shares('sector');
  return {
    industry: byIndustry && naics ? namesOf(naicsReference().closest(naics.slice(0, digits))) : null,
    size: shares('size') ? { fr: sizeName(sizeClass, 'fr'), en: sizeName(sizeClass, 'en') } : null,
    region: shares('region') && regionCode ? (regionReference().find(regionCode)?.name ?? null) : null,
  };
}

const namesOf = (entry: Text | null): Text | null => entry && { fr: entry.fr, en: entry.en };
