import type { Text } from '#platform/text.ts';
import {
  asId,
  asWord,
  baseContext,
  JsonLdFault,
  withContext,
  type Json,
  type JsonLdContext,
  type JsonLdTerm,
} from './json-ld-context.rules.ts';
import type { Statement } from './skos.rules.ts';

const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

const TOO_DEEP = {
  fr: 'Le fichier est imbriqué trop profondément.',
  en: 'The file is nested too deeply.',
};

type Value = Statement['object'];
type Resolve = (word: string) => string;

/**
 * The statements of a JSON-LD document: expanded, flattened, or compact with its contexts written in it. Nothing is
 * fetched: a context that is only named by its address is a problem, as is a construct that is not read.
 */
export function readJsonLd(json: Json): { statements: Statement[] } | { problem: Text } {
  const reader = new JsonLdReader();
  try {
    reader.nodes(json, baseContext);
    return { statements: reader.statements };
  } catch (error) {
    if (error instanceof JsonLdFault) return { problem: error.text };
    // Nobody nests a classification until the stack is full; who reads it is not to fall over such a file.
    if (error instanceof RangeError) return { problem: TOO_DEEP };
    throw error;
  }
}

class JsonLdReader {
  readonly statements: Statement[] = [];
  private blanks = 0;

  nodes(json: Json, context: JsonLdContext): void {
    for (const one of listOf(json)) if (isObject(one)) this.node(one, context);
  }

  /** Says all that a node holds, and gives its address. */
  private node(node: Record<string, Json>, outer: JsonLdContext): string {
    const context = '@context' in node ? withContext(outer, node['@context']!) : outer;
    const entries = Object.entries(node).map(([key, value]) => ({ key, word: asWord(key, context), value }));
    const named = entries.find(({ word }) => word === '@id')?.value;
    const subject = typeof named === 'string' ? asId(named, context) : `_:json${(this.blanks += 1)}`;
    for (const { key, word, value } of entries)
      if (word !== null) this.say(subject, { word, value, term: context.terms.get(key) }, context);
    return subject;
  }

  private say(
    subject: string,
    { word, value, term }: { word: string; value: Json; term: JsonLdTerm | undefined },
    context: JsonLdContext,
  ): void {
    if (word === '@type')
      for (const type of listOf(value))
        if (typeof type === 'string') this.add(subject, TYPE, plain(asWord(type, context) ?? type));
    if (word === '@graph' || word === '@included') this.nodes(value, context);
    if (word === '@reverse') this.sayReverse(subject, value, context);
    if (word === '@nest') throw unread('@nest');
    if (word.startsWith('@')) return;
    for (const object of this.values(value, term, context))
      if (term?.reverse) this.add(object.value, word, plain(subject));
      else this.add(subject, word, object);
  }

  private sayReverse(subject: string, value: Json, context: JsonLdContext): void {
    if (!isObject(value)) return;
    for (const [key, nodes] of Object.entries(value)) {
      const word = asWord(key, context);
      if (word === null || word.startsWith('@')) continue;
      for (const { value: other } of this.values(nodes, context.terms.get(key), context))
        this.add(other, word, plain(subject));
    }
  }

  private values(value: Json, term: JsonLdTerm | undefined, context: JsonLdContext): Value[] {
    if (value === null) return [];
    if (Array.isArray(value)) return value.flatMap((one) => this.values(one, term, context));
    if (!isObject(value)) return [literal(value, term, context)];
    if (term?.container.includes('@language')) return byLanguage(value, context);
    if (term?.container.includes('@index'))
      return Object.values(value).flatMap((one) => this.values(one, undefined, context));
    return this.objectValues(value, term, context);
  }

  private objectValues(
    object: Record<string, Json>,
    term: JsonLdTerm | undefined,
    context: JsonLdContext,
  ): Value[] {
    const held = new Map(Object.entries(object).map(([key, value]) => [asWord(key, context), value]));
    const list = held.get('@list') ?? held.get('@set');
    if (list !== undefined) return this.values(list, term, context);
    const said = held.get('@value');
    if (said === undefined) return [plain(this.node(object, context))];
    if (said === null || typeof said === 'object') return [];
    const language = held.get('@language');
    return [{ value: String(said), language: typeof language === 'string' ? language : '' }];
  }

  private add(subject: string, predicate: string, object: Value): void {
    this.statements.push({ subject, predicate, object });
  }
}

const plain = (value: string): Value => ({ value, language: '' });

const listOf = (value: Json): readonly Json[] => (Array.isArray(value) ? value : [value]);

const isObject = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const unread = (what: string) =>
  new JsonLdFault(
    `« ${what} » n’est pas lu : développer d’abord le fichier (jsonld expand).`,
    `“${what}” is not read: expand the file first (jsonld expand).`,
  );

/** What is no object: an address where the term says so, else words in the language of the term or of the context. */
function literal(
  value: string | number | boolean,
  term: JsonLdTerm | undefined,
  context: JsonLdContext,
): Value {
  const resolve: Record<string, Resolve> = {
    '@id': (word) => asId(word, context),
    '@vocab': (word) => asWord(word, context) ?? asId(word, context),
  };
  const asAddress = resolve[term?.type ?? ''];
  if (typeof value === 'string' && asAddress) return plain(asAddress(value));
  if (typeof value !== 'string' || term?.type) return plain(String(value));
  return { value, language: term?.language ?? context.language };
}

const byLanguage = (map: Record<string, Json>, context: JsonLdContext): Value[] =>
  Object.entries(map).flatMap(([language, values]) =>
    listOf(values)
      .filter((value) => typeof value === 'string')
      .map((value) => ({ value, language: asWord(language, context) === '@none' ? '' : language })),
  );
