import { quebecDay } from '#platform/clock.ts';
import type { Runtime } from '#platform/runtime.ts';
import { demonstrationOf } from './demonstration.ts';

const FILES = {
  'entreprises.csv': 'companyFile',
  'entreprises-avec-erreurs.csv': 'companyFileWithMistakes',
  'presences.csv': 'attendanceFile',
} as const;

const isFile = (name: string): name is keyof typeof FILES => Object.hasOwn(FILES, name);

/**
 * A list to try the imports with, as of the day the demonstration was loaded, so that it matches its firms.
 * Null for an unknown name, and where there is no demonstration.
 */
export async function demonstrationFile(runtime: Runtime, name: string): Promise<string | null> {
  const installation = await runtime.db
    .selectFrom('installation')
    .select(['demonstration', 'createdAt'])
    .executeTakeFirst();
  if (!installation?.demonstration || !isFile(name)) return null;
  return demonstrationOf(quebecDay(installation.createdAt))[FILES[name]].text;
}
