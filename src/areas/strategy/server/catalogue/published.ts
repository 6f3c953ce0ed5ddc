import { publishedFrameworks } from '#areas/diagnosis/server/index.ts';
import { listContent, readContent } from '#platform/content.ts';
import { catalogueProblems } from '../../catalogue/coherence.rules.ts';
import {
  dimensionLinksSchema,
  initiativeTemplateSchema,
  type Catalogue,
  type InitiativeTemplate,
} from '../../catalogue/index.ts';

let kept: Catalogue | undefined;

/**
 * The templates with the framework that they raise and what others tell of it. Read once a process.
 * @throws Error when the content does not hold together: a fault of ours, which the catalogue's test would have told.
 */
export function publishedCatalogue(): Catalogue {
  return (kept ??= readCatalogue());
}

function readCatalogue(): Catalogue {
  const links = dimensionLinksSchema.parse(readContent('rules/dimension-links'));
  const templates = listContent('initiatives').map((name) =>
    initiativeTemplateSchema.parse(readContent(name)),
  );
  const framework = publishedFrameworks().find(({ id }) => id === links.target);
  if (!framework)
    throw new Error(`The catalogue raises ${links.target}, which is not in content/frameworks.`);
  const [problem] = catalogueProblems(templates, framework);
  if (problem) throw new Error(`content/initiatives: ${problem}`);
  return { templates, framework, links };
}

export const findTemplate = (id: string): InitiativeTemplate | null =>
  publishedCatalogue().templates.find((template) => template.id === id) ?? null;
