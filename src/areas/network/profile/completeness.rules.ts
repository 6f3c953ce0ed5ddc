import { isBlank } from './content.rules.ts';
import type { Consent, ProfileContent, ProfileField } from './profile.ts';
import { TELLING_FIELDS } from './publication.rules.ts';

/** What a profile is looked at for. `translation` is a summary in a second language. */
export type CompletenessPart = ProfileField | 'translation';

/**
 * Points of a hundred. What a buyer searches by and cannot do without weighs most: processes, what is made, who answers.
 * Our own weighing; finishes, services and documents weigh nothing, because not every firm has any.
 */
const POINTS: readonly (readonly [part: CompletenessPart, points: number])[] = [
  ['processes', 12],
  ['products', 9],
  ['summary', 8],
  ['contact', 8],
  ['certificates', 7],
  ['materials', 7],
  ['envelope', 7],
  ['capacity', 6],
  ['sites', 5],
  ['role', 4],
  ['languages', 4],
  ['translation', 4],
  ['description', 3],
  ['equipment', 3],
  ['markets', 3],
  ['sectors', 3],
  ['references', 3],
  ['sustainability', 2],
  ['hsCodes', 1],
  ['incoterms', 1],
];

export interface Suggestion {
  /** `add`: nothing is written there. `show`: it is written, and the firm did not agree to show it. */
  kind: 'add' | 'show';
  part: CompletenessPart;
  /** What adding it brings, of a hundred; for `show`, what the part weighs. */
  points: number;
}

export interface Completeness {
  /** Points of what is written, 0 to 100. */
  percent: number;
  /** What would help most first. */
  suggestions: Suggestion[];
}

/** How much of a profile is written, and what to do next. What is written and hidden helps no buyer, so it is said too. */
export function completenessOf(content: ProfileContent, consent: Consent): Completeness {
  const present = POINTS.filter(([part]) => has(content, part));
  const percent = present.reduce((sum, [, points]) => sum + points, 0);
  const missing = POINTS.filter(([part]) => !has(content, part)).map(([part, points]) => ({
    kind: 'add' as const,
    part,
    points,
  }));
  const hidden = present.flatMap(([part, points]): Suggestion[] =>
    part === 'translation' || consent[part] === true ? [] : [{ kind: 'show', part, points }],
  );
  const suggestions = [...missing, ...hidden].sort((a, b) => weightOf(b, consent) - weightOf(a, consent));
  return { percent, suggestions };
}

/** While nothing that tells is shown, showing it goes before anything else: a page that nobody sees is no page. */
function weightOf({ kind, part, points }: Suggestion, consent: Consent): number {
  const unseen = TELLING_FIELDS.every((field) => consent[field] !== true);
  const telling = TELLING_FIELDS.some((field) => field === part);
  return kind === 'show' && telling && unseen ? 100 + points : points;
}

const has = (content: ProfileContent, part: CompletenessPart): boolean =>
  part === 'translation' ? Object.keys(content.summary).length > 1 : !isBlank(content[part]);
