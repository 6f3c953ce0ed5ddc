import { readdirSync } from 'node:fs';
import path from 'node:path';
import { readContent } from '#platform/content.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { initiativeTemplateSchema, type InitiativeTemplate } from '../../catalogue/index.ts';

let known: InitiativeTemplate[] | undefined;

/** The catalogue's templates, read once a process. */
export function knownTemplates(): readonly InitiativeTemplate[] {
  known ??= readdirSync(path.join(currentRuntime().config.root, 'content/initiatives'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => initiativeTemplateSchema.parse(readContent(`initiatives/${name.slice(0, -5)}`)));
  return known;
}

export const templateIds = (): ReadonlySet<string> => new Set(knownTemplates().map(({ id }) => id));
export const findTemplate = (id: string | null): InitiativeTemplate | null =>
  knownTemplates().find((template) => template.id === id) ?? null;
