import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { frameworkSchema, type Framework, type Score } from '../../diagnosis/index.ts';
import { dimensionLinksSchema } from './dimension-link.ts';
import type { Catalogue } from './propose.ts';
import { initiativeTemplateSchema } from './template.ts';

const content = path.join(import.meta.dirname, '../../../../content');
export const readContentFile = (name: string): unknown =>
  JSON.parse(readFileSync(path.join(content, name), 'utf8'));

export const templateFiles = readdirSync(path.join(content, 'initiatives'));
export const frameworkFile = (id: string): Framework =>
  frameworkSchema.parse(readContentFile(`frameworks/${id}/1.json`));

/** The catalogue that ships. */
export const shippedCatalogue: Catalogue = {
  templates: templateFiles.map((file) =>
    initiativeTemplateSchema.parse(readContentFile(`initiatives/${file}`)),
  ),
  framework: frameworkFile('virage-4-0'),
  links: dimensionLinksSchema.parse(readContentFile('rules/dimension-links.json')),
};

const covered = { band: null, answered: 1, asked: 1, coverage: 1 };

/** A score under `framework` with these levels by dimension or question; what is not named is unknown. */
export function scoreWith(
  framework: Framework,
  levels: { dimensions?: Record<string, number>; questions?: Record<string, number> },
): Score {
  const points = (level: number | undefined): number | null => (level === undefined ? null : level * 20);
  return {
    overall: null,
    ...covered,
    dimensions: framework.dimensions.map(({ id }) => ({
      id,
      score: points(levels.dimensions?.[id]),
      ...covered,
    })),
    questions: framework.questions.map(({ id }) => ({
      id,
      score: points(levels.questions?.[id]),
      coverage: 1,
    })),
  };
}
