import { readTable, shapeOf, TabularError } from '#platform/tabular/index.ts';
import type { ConceptKind } from '../../capabilities/index.ts';
import { problemAt, readCodeTable, readSkos, type ReadClassification } from '../../classification/index.ts';
import { isRdf, readRdf } from './read-rdf.ts';

/** The largest thesauri that are published are half of it; all of it is in memory while it is read. */
const MOST_MEGABYTES = 200;

/**
 * Reads a classification from a file: CSV or a workbook of CPV codes; or SKOS in Turtle, N-Triples, N-Quads, TriG,
 * RDF/XML or JSON-LD. Nothing but the file is read, whatever it refers to.
 */
export async function readClassificationFile(
  name: string,
  bytes: Uint8Array,
  kind: ConceptKind,
): Promise<ReadClassification> {
  if (bytes.byteLength > MOST_MEGABYTES * 1024 * 1024)
    return failed(
      null,
      `Le fichier dépasse ${MOST_MEGABYTES} Mo.`,
      `The file is larger than ${MOST_MEGABYTES} MB.`,
    );
  if (!isRdf(name)) return readCodes(bytes);
  const read = await readRdf(name, bytes);
  return 'problem' in read ? { concepts: [], problems: [read.problem] } : readSkos(read.statements, kind);
}

const failed = (row: number | null, fr: string, en: string): ReadClassification => ({
  concepts: [],
  problems: [problemAt(row, fr, en)],
});

async function readCodes(bytes: Uint8Array): Promise<ReadClassification> {
  try {
    return readCodeTable(await Array.fromAsync(readTable(bytes, shapeOf(bytes))));
  } catch (error) {
    if (!(error instanceof TabularError)) throw error;
    const { row } = error.details;
    const said = `${error.problem} ${JSON.stringify(error.details)}`;
    return failed(
      typeof row === 'number' ? row : null,
      `Le tableau ne peut être lu : ${said}`,
      `The table cannot be read: ${said}`,
    );
  }
}
