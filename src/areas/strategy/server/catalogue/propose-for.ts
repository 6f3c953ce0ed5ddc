import { frameworkOf, type Snapshot } from '#areas/diagnosis/server/index.ts';
import { proposeInitiatives, type Proposal, type ProposalFirm } from '../../catalogue/index.ts';
import { publishedCatalogue } from './published.ts';

/** What a submitted assessment proposes from the catalogue, whichever framework it was under. */
export function proposalsFor(
  { frameworkId, frameworkVersion, score }: Pick<Snapshot, 'frameworkId' | 'frameworkVersion' | 'score'>,
  firm: ProposalFirm,
): Proposal[] {
  return proposeInitiatives(score, frameworkOf(frameworkId, frameworkVersion), publishedCatalogue(), firm);
}
