import { sql } from 'kysely';
import { asActor, type Tx } from '#platform/db/scope.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { publicActor } from '#platform/use-case/index.ts';
import { WordBook } from '../../profile/concept-words.rules.ts';
import { knownConcepts } from '../profile/known-concepts.ts';
import { importedConcept, type ImportedRow } from '../search/read-thesaurus.ts';

let shipped: WordBook | null = null;
let whole: { version: string; book: Promise<WordBook> } | null = null;

/**
 * The thesaurus that ships with the classifications of this installation: its concepts and the words for them. It is
 * kept by each process, and read again once something was imported.
 */
export async function wholeThesaurus(tx: Tx): Promise<WordBook> {
  const version = await versionOf(tx);
  if (version === null) return (shipped ??= shippedBook());
  if (whole?.version !== version) whole = { version, book: readAll(tx) };
  const { book } = whole;
  book.catch(() => whole?.book === book && (whole = null));
  return book;
}

/** The same for a page, which has no transaction of its own. */
export const currentThesaurus = (): Promise<WordBook> =>
  asActor(currentRuntime().db, publicActor, wholeThesaurus);

/** Changes with every import: which transaction wrote the row of each classification. Null when there is none. */
async function versionOf(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ version: string | null }>`
    select string_agg(id || ' ' || xmin::text, ',' order by id) as version from classification`.execute(tx);
  return rows[0]!.version;
}

function shippedBook(): WordBook {
  const book = new WordBook();
  book.add(knownConcepts().values(), { imported: false });
  return book;
}

/** So many concepts are read at a time: other requests are answered in between. */
const AT_ONCE = 100;

async function readAll(tx: Tx): Promise<WordBook> {
  const book = shippedBook();
  for (let after: Place = { classificationId: '', position: -1 }; ;) {
    const rows = await readSome(tx, after);
    book.add(rows.map(importedConcept), { imported: true });
    if (rows.length < AT_ONCE) return book;
    after = rows.at(-1)!;
  }
}

interface Place {
  classificationId: string;
  position: number;
}

async function readSome(tx: Tx, after: Place): Promise<(ImportedRow & Place)[]> {
  const { rows } = await sql<ImportedRow & Place>`
    select id, kind, parent, terms, classification_id, position from classification_concept
    where (classification_id, position) > (${after.classificationId}, ${after.position}::int)
    order by classification_id, position limit ${AT_ONCE}`.execute(tx);
  return rows;
}
