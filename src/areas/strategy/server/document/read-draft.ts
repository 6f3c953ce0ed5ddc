import type { Tx } from '#platform/db/scope.ts';
import {
  missingParts,
  sectionStates,
  type Draft,
  type MissingPart,
} from '../../document/completeness.rules.ts';
import type { MaturityResult, RoadmapSummary } from '../../document/document.ts';
import { fundingSums } from '../../document/funding.rules.ts';
import type { SectionId } from '../../document/sections.ts';
import type { SectionState } from '../../document/completeness.rules.ts';
import { readMaturity } from './maturity.ts';
import { readRoadmap } from './roadmap.ts';
import { readSheets } from './sheets.queries.ts';
import { contentsOf, latestTexts, openAsides, type StoredText } from './texts.queries.ts';

/** A strategy as it stands, with what is read beside it. */
export interface ReadDraft extends Draft {
  texts: StoredText[];
  asides: StoredText[];
  maturity: MaturityResult[];
  roadmap: RoadmapSummary | null;
}

export async function readDraft(
  tx: Tx,
  { id, companyId }: { id: string; companyId: string },
): Promise<ReadDraft> {
  const texts = await latestTexts(tx, id);
  const sections = contentsOf(texts);
  const initiatives = await readSheets(tx, id);
  const maturity = await readMaturity(tx, companyId);
  const roadmap = await readRoadmap(tx, id);
  return {
    sections,
    initiatives,
    texts,
    maturity,
    roadmap,
    asides: await openAsides(tx, id),
    funding: fundingSums(sections.funding.sources, initiatives),
    diagnosed: maturity.length > 0,
    planned: roadmap !== null,
  };
}

export interface Progress {
  missing: MissingPart[];
  states: Record<SectionId, SectionState>;
}

export function progressOf(draft: Draft): Progress {
  const missing = missingParts(draft);
  return { missing, states: sectionStates(draft, missing) };
}
