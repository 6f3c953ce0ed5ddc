import {
  problemAt,
  readJsonLd,
  type ClassificationProblem,
  type Json,
  type Statement,
} from '../../classification/index.ts';

export type ReadRdf = { statements: Statement[] } | { problem: ClassificationProblem };

/** Each form of SKOS by the ends of its files' names. What reads it is loaded by this command only: no server holds it. */
const READERS: readonly { names: RegExp; read(text: string): ReadRdf | Promise<ReadRdf> }[] = [
  { names: /\.(ttl|nt|n3|nq|trig)$/i, read: readTurtle },
  { names: /\.(rdf|owl|xml)$/i, read: readRdfXml },
  { names: /\.(jsonld|json)$/i, read: readJson },
];

export const isRdf = (name: string): boolean => READERS.some(({ names }) => names.test(name));

/** The statements of a file, or why it cannot be read. */
export async function readRdf(name: string, bytes: Uint8Array): Promise<ReadRdf> {
  const { read } = READERS.find(({ names }) => names.test(name))!;
  try {
    return await read(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return { problem: unreadable(error instanceof Error ? error.message : String(error)) };
  }
}

/** The parsers say the line within their sentence (`line 4`), or before it (`4:17: …`). */
function unreadable(message: string): ClassificationProblem {
  const line = /line (\d+)/i.exec(message)?.[1] ?? /^(\d+):\d+: /.exec(message)?.[1];
  return problemAt(
    line ? Number(line) : null,
    `Le fichier n’est pas lisible : ${message}`,
    `The file cannot be read: ${message}`,
  );
}

interface Quad {
  subject: { value: string };
  predicate: { value: string };
  object: { value: string; language?: string };
}

const toStatement = ({ subject, predicate, object }: Quad): Statement => ({
  subject: subject.value,
  predicate: predicate.value,
  object: { value: object.value, language: object.language ?? '' },
});

async function readTurtle(text: string): Promise<ReadRdf> {
  const { Parser } = await import('n3');
  return { statements: new Parser().parse(text).map(toStatement) };
}

async function readRdfXml(text: string): Promise<ReadRdf> {
  const problem = entityProblem(text);
  if (problem) return { problem };
  const { RdfXmlParser } = await import('rdfxml-streaming-parser');
  const parser = new RdfXmlParser({ baseIRI: 'file:///', trackPosition: true });
  const statements: Statement[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<ReadRdf>();
  parser.on('data', (quad: Quad) => statements.push(toStatement(quad)));
  parser.on('error', reject);
  // A file that was cut short ends without a word from the parser: elements are left open.
  parser.on('end', () =>
    parser['activeTagStack'].length > 0 ? reject(new Error('it ends too early.')) : resolve({ statements }),
  );
  parser.end(text);
  return promise;
}

const MOST_ENTITY = 200;
const MOST_REFERENCES = 500_000;

/**
 * Ontology editors abbreviate addresses by entities written in the file, and those are read. The parser fetches none;
 * one that names a file, or that would make the text many times longer, is refused by name.
 */
function entityProblem(text: string): ClassificationProblem | null {
  const [outside] = /<!ENTITY[^>]*\b(SYSTEM|PUBLIC)\b[^>]*>/.exec(text) ?? [];
  if (outside)
    return problemAt(
      null,
      `Le fichier renvoie à un autre, qui n’est pas lu : ${outside}`,
      `The file refers to another one, which is not read: ${outside}`,
    );
  const long = [...text.matchAll(/<!ENTITY\s+(\S+)\s+["']([^"']*)["']/g)].find(
    ([, , value = '']) => value.length > MOST_ENTITY || value.includes('&'),
  );
  const references = text.match(/&[A-Za-z_]/g)?.length ?? 0;
  if (!long && references <= MOST_REFERENCES) return null;
  const entity = long ? ` (${long[1]})` : '';
  return problemAt(
    null,
    `Les entités du fichier sont trop longues ou trop nombreuses${entity}.`,
    `The entities of the file are too long or too many${entity}.`,
  );
}

function readJson(text: string): ReadRdf {
  const read = readJsonLd(JSON.parse(text) as Json);
  return 'problem' in read ? { problem: { row: null, message: read.problem } } : read;
}
