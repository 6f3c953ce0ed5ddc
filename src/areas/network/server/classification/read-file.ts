import { readTable, shapeOf, TabularError } from '#platform/tabular/index.ts';
import type { ConceptKind } from '../../capabilities/index.ts';
import {
  problemAt,
  readCodeTable,
  readSkos,
  type ReadClassification,
  type Statement,
} from '../../classification/index.ts';

const RDF = /\.(ttl|nt|n3|nq|trig)$/i;

/** Reads a classification from a file: CSV or a workbook of CPV codes, or SKOS in Turtle, N-Triples, N-Quads or TriG. */
export async function readClassificationFile(
  name: string,
  bytes: Uint8Array,
  kind: ConceptKind,
): Promise<ReadClassification> {
  if (RDF.test(name)) return readRdf(bytes, kind);
  if (/\.(rdf|xml|owl|jsonld|json)$/i.test(name))
    return {
      concepts: [],
      problems: [
        problemAt(
          null,
          'SKOS est lu en Turtle ou en N-Triples : convertir le fichier (par exemple avec rapper ou riot).',
          'SKOS is read as Turtle or N-Triples: convert the file (for instance with rapper or riot).',
        ),
      ],
    };
  try {
    return readCodeTable(await Array.fromAsync(readTable(bytes, shapeOf(bytes))));
  } catch (error) {
    if (!(error instanceof TabularError)) throw error;
    const { row } = error.details;
    const said = `${error.problem} ${JSON.stringify(error.details)}`;
    return {
      concepts: [],
      problems: [
        problemAt(
          typeof row === 'number' ? row : null,
          `Le tableau ne peut être lu : ${said}`,
          `The table cannot be read: ${said}`,
        ),
      ],
    };
  }
}

async function readRdf(bytes: Uint8Array, kind: ConceptKind): Promise<ReadClassification> {
  // Read by this command only: no server process needs to hold it.
  const { Parser } = await import('n3');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const statements = new Parser().parse(text).map(({ subject, predicate, object }): Statement => ({
      subject: subject.value,
      predicate: predicate.value,
      object: { value: object.value, language: object.termType === 'Literal' ? object.language : '' },
    }));
    return readSkos(statements, kind);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = /line (\d+)/.exec(message)?.[1];
    return {
      concepts: [],
      problems: [
        problemAt(
          line ? Number(line) : null,
          `Le fichier n’est pas lisible : ${message}`,
          `The file cannot be read: ${message}`,
        ),
      ],
    };
  }
}
