import type { Text } from '#platform/text.ts';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** What a context says of one word of the file. */
export interface JsonLdTerm {
  /** What it stands for, itself to be expanded; null when the word is to be left out. */
  id: string | null;
  type: string;
  /** Undefined when the context's own holds. */
  language: string | undefined;
  container: readonly string[];
  reverse: boolean;
}

export interface JsonLdContext {
  terms: ReadonlyMap<string, JsonLdTerm>;
  base: string;
  vocab: string | null;
  language: string;
}

export class JsonLdFault extends Error {
  readonly text: Text;

  constructor(fr: string, en: string) {
    super(en);
    this.text = { fr, en };
  }
}

export const baseContext: JsonLdContext = { terms: new Map(), base: '', vocab: null, language: '' };

/** The context within which a node is read that brings its own. */
export function withContext(outer: JsonLdContext, written: Json): JsonLdContext {
  if (written === null) return baseContext;
  if (Array.isArray(written)) return written.reduce(withContext, outer);
  if (typeof written === 'string') throw remote(written);
  if (typeof written !== 'object')
    throw new JsonLdFault('Un « @context » n’est pas lisible.', 'A “@context” cannot be read.');
  if (typeof written['@import'] === 'string') throw remote(written['@import']);
  const { '@base': base, '@vocab': vocab, '@language': language } = written;
  const words = Object.entries(written).filter(([word]) => !word.startsWith('@'));
  return {
    terms: new Map([...outer.terms, ...words.map(([word, said]) => [word, termOf(word, said)] as const)]),
    base: base === undefined ? outer.base : textOf(base),
    vocab: vocab === undefined ? outer.vocab : vocab === null ? null : textOf(vocab),
    language: language === undefined ? outer.language : textOf(language),
  };
}

const textOf = (value: Json): string => (typeof value === 'string' ? value : '');

const remote = (address: string) =>
  new JsonLdFault(
    `Le contexte « ${address} » est ailleurs, et rien n’est lu sur le réseau : l’écrire dans le fichier, ou développer celui-ci (jsonld expand).`,
    `The context “${address}” is elsewhere, and nothing is read from the network: write it into the file, or expand the file (jsonld expand).`,
  );

function termOf(word: string, said: Json): JsonLdTerm {
  const plain = { type: '', language: undefined, container: [], reverse: false };
  if (said === null || typeof said === 'string') return { id: said, ...plain };
  if (typeof said !== 'object' || Array.isArray(said)) return { id: null, ...plain };
  const unknown = ['@context', '@nest'].find((key) => key in said);
  const container = [said['@container'] ?? []].flat().map(textOf);
  const odd = container.find((one) => ['@graph', '@id', '@type'].includes(one));
  if (unknown ?? odd)
    throw new JsonLdFault(
      `« ${unknown ?? odd} » de « ${word} » n’est pas lu : développer d’abord le fichier (jsonld expand).`,
      `“${unknown ?? odd}” of “${word}” is not read: expand the file first (jsonld expand).`,
    );
  const { '@id': id, '@reverse': reverse, '@language': language } = said;
  return {
    id: typeof reverse === 'string' ? reverse : id === undefined ? word : id === null ? null : textOf(id),
    type: textOf(said['@type'] ?? ''),
    language: language === undefined ? undefined : textOf(language),
    container,
    reverse: typeof reverse === 'string',
  };
}

/** A property, type or keyword in full; null for a word that the context does not know. */
export function asWord(word: string, context: JsonLdContext, passed = 0): string | null {
  if (word.startsWith('@')) return word;
  if (passed > 20)
    throw new JsonLdFault(`« ${word} » est défini par lui-même.`, `“${word}” is defined by itself.`);
  const term = context.terms.get(word);
  if (term && term.id === null) return null;
  if (term && term.id !== word) return asWord(term.id!, context, passed + 1);
  return compact(word, context, passed) ?? (context.vocab === null ? null : context.vocab + word);
}

/** `skos:Concept` with its prefix in full; an address stays as it is. Null for what has no colon. */
function compact(word: string, context: JsonLdContext, passed: number): string | null {
  const colon = word.indexOf(':');
  if (colon < 0) return null;
  const [prefix, rest] = [word.slice(0, colon), word.slice(colon + 1)];
  if (prefix === '_' || rest.startsWith('//') || !context.terms.has(prefix)) return word;
  return (asWord(prefix, context, passed + 1) ?? `${prefix}:`) + rest;
}

/** The address of a thing: of a prefix, in full, or beside the base. */
export function asId(word: string, context: JsonLdContext): string {
  const found = compact(word, context, 0);
  if (found !== null) return found;
  return URL.canParse(word, context.base) ? new URL(word, context.base).href : context.base + word;
}
