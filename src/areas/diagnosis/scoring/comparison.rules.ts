import { m } from '#messages';
import { text, type Text } from '#platform/text.ts';
import type { Framework } from '../framework/framework.ts';
import { askedQuestions } from '../framework/question.ts';
import { weightedMean } from './score.rules.ts';
import type { Score } from './score.ts';

/** One measure of a firm: what was frozen when it was submitted. */
export interface Measured {
  frameworkId: string;
  frameworkVersion: number;
  score: Score;
}

/** Two scores of the same thing, over the questions that both measures know. */
export interface Change {
  /** 0 to 100; null when the two measures share no known question. */
  before: number | null;
  after: number | null;
  /** Questions that both know, of those that the framework asks. */
  compared: number;
  asked: number;
}

export interface Comparison extends Change {
  comparable: true;
  /** The version in whose dimensions the change is told: the newer of the two. */
  framework: Framework;
  dimensions: (Change & { id: string })[];
}

export type Compared = Comparison | { comparable: false; reason: Text };

/** New question id → the one of the older version that means the same. */
type Pairs = ReadonlyMap<string, string>;

/**
 * What changed between two measures. Like is compared with like: the same version, or versions joined by a mapping, and in
 * them only the questions that both know, weighed as the newer version does; so a question answered the second time only
 * is no progress. Scores may thus differ from those of each result, and `compared` of `asked` says by how many questions.
 */
export function comparable(before: Measured, after: Measured, frameworks: readonly Framework[]): Compared {
  if (before.frameworkId !== after.frameworkId) return no(text(m.framework_compare_other));
  const [old, recent] = [before, after]
    .map(({ frameworkVersion }) => frameworkVersion)
    .sort((one, other) => one - other) as [number, number];
  const framework = find(frameworks, before.frameworkId, recent);
  const pairs = framework && pairsBetween(frameworks, framework, old);
  if (!framework || !pairs)
    return no(
      text(m.framework_compare_unmapped, { first: before.frameworkVersion, second: after.frameworkVersion }),
    );
  const sides = { before: scoresIn(before, recent, pairs), after: scoresIn(after, recent, pairs) };
  return compare(framework, sides);
}

const no = (reason: Text): Compared => ({ comparable: false, reason });

const find = (frameworks: readonly Framework[], id: string, version: number): Framework | undefined =>
  frameworks.find((framework) => framework.id === id && framework.version === version);

/** The questions of a version joined to those of an older one, through versions between them where need be. */
function pairsBetween(frameworks: readonly Framework[], framework: Framework, old: number): Pairs | null {
  if (framework.version === old) return new Map(framework.questions.map(({ id }) => [id, id]));
  for (const { fromVersion, questions } of framework.mappings ?? []) {
    const between = find(frameworks, framework.id, fromVersion);
    const further = between && fromVersion >= old ? pairsBetween(frameworks, between, old) : null;
    if (further) return joined(questions, further);
  }
  return null;
}

function joined(mapped: Readonly<Record<string, string>>, further: Pairs): Pairs {
  const steps = Object.entries(mapped).map(([from, to]) => [to, further.get(from)] as const);
  return new Map(steps.filter((step): step is [string, string] => step[1] !== undefined));
}

type Scores = ReadonlyMap<string, number | null>;

/** Question scores of a measure, by the names of the newer version. */
function scoresIn({ frameworkVersion, score }: Measured, recent: number, pairs: Pairs): Scores {
  const own = new Map(score.questions.map((question) => [question.id, question.score]));
  if (frameworkVersion === recent) return own;
  return new Map([...pairs].map(([id, older]) => [id, own.get(older) ?? null]));
}

interface Sides {
  before: Scores;
  after: Scores;
}

function compare(framework: Framework, sides: Sides): Comparison {
  const dimensions = framework.dimensions.map(({ id }) => ({ id, ...changeOf(framework, id, sides) }));
  const weighted = (side: 'before' | 'after') =>
    weightedMean(
      dimensions.map((dimension, index) => ({ score: dimension[side], weight: weightOf(framework, index) })),
    );
  const count = (what: 'compared' | 'asked') =>
    dimensions.reduce((total, dimension) => total + dimension[what], 0);
  return {
    comparable: true,
    framework,
    before: weighted('before'),
    after: weighted('after'),
    compared: count('compared'),
    asked: count('asked'),
    dimensions,
  };
}

const weightOf = (framework: Framework, index: number): number => framework.dimensions[index]!.weight;

function changeOf(framework: Framework, dimension: string, { before, after }: Sides): Change {
  const questions = askedQuestions(framework.questions).filter(
    (question) => question.dimension === dimension,
  );
  const shared = questions.filter(({ id }) => isKnown(before.get(id)) && isKnown(after.get(id)));
  const mean = (side: Scores) =>
    weightedMean(shared.map(({ id, weight }) => ({ weight, score: side.get(id) ?? null })));
  return { before: mean(before), after: mean(after), compared: shared.length, asked: questions.length };
}

const isKnown = (score: number | null | undefined): boolean => score !== null && score !== undefined;
