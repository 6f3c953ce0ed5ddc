import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import {
  expandConcept,
  LANGUAGES,
  type Concept,
  type ConceptKind,
  type Language,
  type Terms,
  type WrittenConcept,
} from '../../capabilities/index.ts';
import type { CommonWord, SearchThesaurus } from '../../search/lexicon.ts';

/** The thesaurus that ships and the classifications of this installation, as the search works with them. */
export async function readThesaurus(pool: pg.Pool, root: string): Promise<SearchThesaurus> {
  const folder = path.join(root, 'content', 'capabilities');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const files = await Promise.all(names.map((name) => readJson(path.join(folder, name))));
  // What ships is checked by its test, and read again by every process that starts: its shape is taken on trust.
  const shipped = files.flatMap((file) => file as WrittenConcept[]).map(expandConcept);
  const words = (await readJson(path.join(root, 'content', 'search', 'words.json'))) as CommonWord[];
  return { concepts: [...shipped, ...(await importedConcepts(pool))], words };
}

const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));

/** An entry of a classification as the database has it. */
export interface ImportedRow {
  id: string;
  kind: ConceptKind;
  parent: string | null;
  terms: Partial<Record<Language, string[]>>;
}

async function importedConcepts(pool: pg.Pool): Promise<Concept[]> {
  const { rows } = await pool.query<ImportedRow>(
    'select id, kind, parent, terms from classification_concept order by classification_id, position',
  );
  return rows.map(importedConcept);
}

/** A row of a classification as a concept; a language that it lacks has empty terms. */
export const importedConcept = ({ id, kind, parent, terms }: ImportedRow): Concept => ({
  id,
  kind,
  parent,
  terms: termsOf(terms),
  units: [],
  codes: { cpv: [], hs: [], naics: [] },
  ambiguous: [],
});

function termsOf(written: ImportedRow['terms']): Concept['terms'] {
  const terms = LANGUAGES.map((language): [Language, Terms] => {
    const [preferred = '', ...synonyms] = written[language] ?? [];
    return [language, { preferred, synonyms }];
  });
  return Object.fromEntries(terms) as Record<Language, Terms>;
}
