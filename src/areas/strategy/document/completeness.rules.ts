import type { TechnologyInitiative } from './initiative.ts';
import type { FundingSums } from './document.ts';
import { isSame } from './merge.rules.ts';
import { emptySection, SECTIONS, type SectionContents, type SectionId } from './sections.ts';

export type SectionState = 'empty' | 'started' | 'complete';

/** What is looked at to say what a strategy still lacks. */
export interface Draft {
  sections: SectionContents;
  initiatives: readonly TechnologyInitiative[];
  funding: FundingSums;
  /** Whether the firm has a submitted diagnosis, and the strategy a computed roadmap. */
  diagnosed: boolean;
  planned: boolean;
  /** Texts that wait for someone to choose. */
  asides: readonly { section: SectionId | 'initiative'; initiativeId: string | null }[];
}

export const MISSING = [
  'description',
  'aims',
  'block-today',
  'block-change',
  'processes',
  'decisions',
  'diagnosis',
  'reading',
  'needs',
  'need-dimension',
  'sheets',
  'sheet-problem',
  'sheet-benefit',
  'sheet-cost',
  'sheet-owner',
  'sheet-yearly',
  'sheet-kpi',
  'sheet-options',
  'sheet-choice',
  'sheet-risks',
  'sheet-security',
  'sheet-training',
  'roadmap',
  'actions',
  'action-owner',
  'sources',
  'sums',
  'aside',
] as const;

/** One part that is not there yet. Those that `must` be stand between the strategy and its signature. */
export interface MissingPart {
  code: (typeof MISSING)[number];
  section: SectionId;
  initiativeId: string | null;
  must: boolean;
}

type Found = (code: MissingPart['code'], must?: boolean) => MissingPart;

/** What is left before the signature, in the order of the document. */
export function missingParts(draft: Draft): MissingPart[] {
  const parts = SECTIONS.flatMap((section) => {
    const found: Found = (code, must = false) => ({ code, section, initiativeId: null, must });
    return CHECKS[section](draft, found);
  });
  const asides = draft.asides.map(({ section, initiativeId }): MissingPart => ({
    code: 'aside',
    section: section === 'initiative' ? 'initiatives' : section,
    initiativeId,
    must: true,
  }));
  return [...parts, ...asides];
}

const when = (missing: boolean, part: MissingPart): MissingPart[] => (missing ? [part] : []);

const CHECKS: Record<SectionId, (draft: Draft, found: Found) => MissingPart[]> = {
  profile: ({ sections: { profile } }, found) => [
    ...when(profile.description === '', found('description', true)),
    ...when(profile.aims.length === 0, found('aims', true)),
  ],
  'business-model': ({ sections }, found) => {
    const blocks = Object.values(sections['business-model'].blocks);
    return [
      ...when(
        blocks.some(({ today }) => today === ''),
        found('block-today'),
      ),
      ...when(
        blocks.every(({ change }) => change === ''),
        found('block-change'),
      ),
    ];
  },
  inventory: ({ sections: { inventory } }, found) => [
    ...when(inventory.processes.length === 0, found('processes', true)),
    ...when(
      inventory.processes.some(({ decision }) => decision === 'undecided'),
      found('decisions'),
    ),
  ],
  maturity: ({ sections: { maturity }, diagnosed }, found) => [
    ...when(!diagnosed, found('diagnosis')),
    ...when(maturity.reading === '', found('reading')),
  ],
  needs: ({ sections: { needs } }, found) => [
    ...when(needs.needs.length === 0, found('needs', true)),
    ...when(
      needs.needs.length > 0 && needs.needs.every(({ dimension }) => dimension === null),
      found('need-dimension'),
    ),
  ],
  initiatives: ({ initiatives }, found) => {
    const kept = initiatives.filter(({ must }) => must !== 'must-not');
    return [...when(kept.length === 0, found('sheets', true)), ...kept.flatMap(missingOfSheet)];
  },
  roadmap: ({ planned }, found) => when(!planned, found('roadmap')),
  'action-plan': ({ sections }, found) => {
    const { actions } = sections['action-plan'];
    return [
      ...when(actions.length === 0, found('actions', true)),
      ...when(
        actions.some(({ owner, due }) => owner === '' || due === null),
        found('action-owner', true),
      ),
    ];
  },
  funding: ({ sections: { funding: written }, funding }, found) => [
    ...when(written.sources.length === 0, found('sources', true)),
    ...when(written.sources.length > 0 && funding.differenceCents !== 0, found('sums')),
  ],
};

/** What a sheet lacks. A sheet that is not to be done lacks nothing. */
export function missingOfSheet(sheet: TechnologyInitiative): MissingPart[] {
  if (sheet.must === 'must-not') return [];
  const lacks: [boolean, MissingPart['code'], boolean][] = [
    [sheet.problem === '', 'sheet-problem', true],
    [sheet.benefit === '', 'sheet-benefit', true],
    [sheet.oneOffCents === null, 'sheet-cost', true],
    [sheet.owner === '', 'sheet-owner', true],
    [sheet.yearlyCents === null || sheet.yearlyBenefitCents === null, 'sheet-yearly', false],
    [!sheet.kpis.some(({ baseline, target }) => baseline !== null && target !== null), 'sheet-kpi', false],
    [sheet.options.length < 2, 'sheet-options', false],
    [sheet.options.length >= 2 && sheet.chosenOption === '', 'sheet-choice', false],
    [sheet.risks === '', 'sheet-risks', false],
    [sheet.security === '', 'sheet-security', false],
    [sheet.training === '', 'sheet-training', false],
  ];
  return lacks
    .filter(([missing]) => missing)
    .map(([, code, must]) => ({ code, section: 'initiatives', initiativeId: sheet.id, must }));
}

/** How far a section is: nothing written, something, or nothing left to add. */
export function sectionState(
  section: SectionId,
  draft: Draft,
  missing: readonly MissingPart[],
): SectionState {
  if (!missing.some((part) => part.section === section)) return 'complete';
  const written = !isSame(draft.sections[section], emptySection(section));
  const sheets = section === 'initiatives' && draft.initiatives.length > 0;
  const elsewhere = section === 'maturity' && draft.diagnosed;
  return written || sheets || elsewhere ? 'started' : 'empty';
}

export const sectionStates = (
  draft: Draft,
  missing: readonly MissingPart[],
): Record<SectionId, SectionState> =>
  Object.fromEntries(SECTIONS.map((id) => [id, sectionState(id, draft, missing)])) as Record<
    SectionId,
    SectionState
  >;
