import { m } from '#messages';
import type { Locale } from '../../../platform/text.ts';
import type { StrategyDocument } from '../document/document.ts';
import { everyBlock, soft, type Chapter, type DrawingOf, type Term } from './block.ts';
import { actionPlanChapter } from './chapters/action-plan.ts';
import { businessModelChapter } from './chapters/business-model.ts';
import { fundingChapter } from './chapters/funding.ts';
import { initiativesChapter } from './chapters/initiatives.ts';
import { inventoryChapter } from './chapters/inventory.ts';
import { maturityChapter } from './chapters/maturity.ts';
import { needsChapter } from './chapters/needs.ts';
import { profileChapter } from './chapters/profile.ts';
import { roadmapChapter } from './chapters/roadmap.ts';
import { signoffChapter } from './chapters/sign-off.ts';
import { summaryChapter } from './chapters/summary.ts';
import type { Source } from './parts.ts';
import { writableData } from './prose.rules.ts';
import { speaker } from './speaker.ts';

/** The plan as it is read, in one language: what the PDF and the Word file are both made from. */
export interface Deliverable {
  locale: Locale;
  kind: string;
  firm: string;
  title: string;
  /** What the cover says under its title. */
  cover: Term[];
  /** Stands on every page of an unsigned plan; null on a signed one. */
  draft: string | null;
  /** At the foot of every page: what, whose, which version, when, who signed. */
  running: string;
  contents: string;
  chapters: Chapter[];
  /** The day of the version: of its signature, or of the draft's last change. YYYY-MM-DD. */
  day: string;
  author: string;
}

const CHAPTERS = [
  summaryChapter,
  profileChapter,
  businessModelChapter,
  inventoryChapter,
  maturityChapter,
  needsChapter,
  initiativesChapter,
  roadmapChapter,
  actionPlanChapter,
  fundingChapter,
  signoffChapter,
];

/** A whole strategy as a document for its reader. `changedOn`, the day of the draft's last change, is YYYY-MM-DD. */
export function buildDeliverable(
  given: StrategyDocument,
  { locale, changedOn }: { locale: Locale; changedOn: string },
): Deliverable {
  const document = writableData(given);
  const source: Source = { document, speak: speaker(locale) };
  const day = document.signoff?.on ?? changedOn;
  return {
    locale,
    kind: source.speak.say(m.deliverable_kind),
    firm: document.firm.legalName,
    title: document.title,
    cover: coverOf(source, day),
    draft: document.signoff ? null : source.speak.say(m.deliverable_draft_mark),
    running: runningOf(source, day),
    contents: source.speak.say(m.deliverable_contents),
    chapters: CHAPTERS.map((build) => withSomething(build(source), source)),
    day,
    author: document.authors.join(', ') || source.speak.read(document.organisation.name),
  };
}

/** The drawings of a plan by their names. */
export function drawingsOf({ chapters }: Deliverable): Record<string, DrawingOf> {
  const blocks = everyBlock(chapters.flatMap((chapter) => chapter.blocks));
  return Object.fromEntries(
    blocks.flatMap((block) => (block.kind === 'figure' ? [[block.name, block.drawing] as const] : [])),
  );
}

/** A chapter that nobody wrote says so: a page with a title alone looks like a fault. */
const withSomething = (chapter: Chapter, { speak }: Source): Chapter =>
  chapter.blocks.length > 0
    ? chapter
    : { ...chapter, blocks: [soft(speak.say(m.deliverable_nothing_written))] };

function coverOf({ document, speak }: Source, day: string): Term[] {
  const { signoff, project, authors } = document;
  const version = { version: speak.number(document.version) };
  return [
    {
      term: speak.say(m.deliverable_cover_version),
      value: speak.tell(
        signoff ? m.deliverable_cover_version_signed : m.deliverable_cover_version_draft,
        version,
      ),
    },
    { term: speak.say(m.deliverable_cover_date), value: speak.date(day) },
    {
      term: speak.say(m.deliverable_cover_signed),
      value: signoff
        ? speak.tell(m.deliverable_cover_signed_by, { ...signoff, date: speak.date(signoff.on) })
        : speak.say(m.deliverable_cover_unsigned),
    },
    { term: speak.say(m.deliverable_cover_organisation), value: speak.read(document.organisation.name) },
    ...(project ? [{ term: speak.say(m.deliverable_cover_project), value: speak.read(project.name) }] : []),
    ...(authors.length > 0
      ? [{ term: speak.say(m.deliverable_cover_authors), value: authors.join(', ') }]
      : []),
  ];
}

function runningOf({ document, speak }: Source, day: string): string {
  const { signoff, firm, version } = document;
  return speak.tell(m.deliverable_running, {
    kind: speak.say(m.deliverable_kind),
    firm: firm.legalName,
    version: speak.number(version),
    date: speak.date(day),
    state: signoff
      ? speak.tell(m.deliverable_running_signed, { name: signoff.name })
      : speak.say(m.deliverable_running_unsigned),
  });
}
