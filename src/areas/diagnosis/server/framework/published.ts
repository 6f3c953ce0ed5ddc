import { listContent, readContent } from '#platform/content.ts';
import {
  askedQuestions,
  checkFramework,
  formatPath,
  type Framework,
  type FrameworkSummary,
} from '../../framework/index.ts';

let kept: readonly Framework[] | undefined;

/**
 * Every version of every framework of `content/frameworks`, by id, the newest version first.
 * @throws Error when a file is not coherent: a fault of ours, since `framework check` would have said so.
 */
export function publishedFrameworks(): readonly Framework[] {
  return (kept ??= listContent('frameworks').map(readPublished).sort(byIdAndVersion));
}

/** A version that was published, or null: an address may name anything. */
export const findFramework = (id: string, version: number): Framework | null =>
  publishedFrameworks().find((framework) => framework.id === id && framework.version === version) ?? null;

/**
 * The version that a record points to.
 * @throws Error when it is not in `content/`, where a published version stays for good.
 */
export function frameworkOf(id: string, version: number): Framework {
  const framework = findFramework(id, version);
  if (framework) return framework;
  throw new Error(`Framework ${id}, version ${version}, is not in content/frameworks: it was taken out.`);
}

/** What can be chosen from: every version with its size; `latest` where no newer version replaces it. */
export const frameworks = (): readonly FrameworkSummary[] => publishedFrameworks().map(summarize);

function summarize(framework: Framework, index: number, all: readonly Framework[]): FrameworkSummary {
  const { id, version, name, description, minutes, stages, dimensions, questions } = framework;
  return {
    id,
    version,
    name,
    description,
    minutes,
    stages,
    dimensions: dimensions.length,
    questions: askedQuestions(questions).length,
    latest: all.findIndex((other) => other.id === id) === index,
  };
}

function readPublished(name: string): Framework {
  const { framework, problems } = checkFramework(readContent(name));
  const [first] = problems;
  if (framework && !first) return framework;
  throw new Error(`content/${name}.json: ${formatPath(first!.path)}: ${first!.message.en}`);
}

const byIdAndVersion = (one: Framework, other: Framework): number =>
  one.id.localeCompare(other.id) || other.version - one.version;
