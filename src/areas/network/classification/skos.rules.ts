import { LANGUAGES, type ConceptKind, type Language } from '../capabilities/index.ts';
import {
  problemAt,
  treeProblems,
  type ClassifiedConcept,
  type ReadClassification,
} from './classification.ts';

/** One statement of a SKOS file, whatever it was written in. */
export interface Statement {
  subject: string;
  predicate: string;
  object: { value: string; language: string };
}

const SKOS = 'http://www.w3.org/2004/02/skos/core#';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** What a resource is said to be, by the part of SKOS that is read. */
interface Resource {
  isConcept: boolean;
  notation: string;
  broader: string[];
  labels: Map<Language, { preferred: string[]; others: string[] }>;
}

/**
 * Makes concepts of a SKOS file: their preferred, other and hidden labels in the languages that the search knows, and
 * the first wider concept, whether it is said above or below. A concept is named by its notation, or by the end of its address.
 */
export function readSkos(statements: readonly Statement[], kind: ConceptKind): ReadClassification {
  const resources = resourcesOf(statements);
  const found = [...resources].filter(([, { isConcept }]) => isConcept);
  if (found.length === 0)
    return {
      concepts: [],
      problems: [
        problemAt(null, 'Le fichier ne contient aucun skos:Concept.', 'The file holds no skos:Concept.'),
      ],
    };
  const codes = new Map(found.map(([address, { notation }]) => [address, codeOf(address, notation)]));
  const read = found.map(([address, resource]) => conceptOf(address, resource, codes, kind));
  const problems = [...unnamed(read, found), ...twice(read), ...treeProblems(read)];
  return { concepts: problems.length > 0 ? [] : read, problems };
}

const NARROWER = `${SKOS}narrower`;
const PREDICATES: Readonly<Record<string, (resource: Resource, object: Statement['object']) => void>> = {
  [TYPE]: (resource, { value }) => (resource.isConcept ||= value === `${SKOS}Concept`),
  [`${SKOS}notation`]: (resource, { value }) => (resource.notation ||= value),
  [`${SKOS}broader`]: (resource, { value }) => resource.broader.push(value),
  [`${SKOS}prefLabel`]: (resource, object) => addLabel(resource, object, 'preferred'),
  [`${SKOS}altLabel`]: (resource, object) => addLabel(resource, object, 'others'),
  [`${SKOS}hiddenLabel`]: (resource, object) => addLabel(resource, object, 'others'),
};

function resourcesOf(statements: readonly Statement[]): Map<string, Resource> {
  const resources = new Map<string, Resource>();
  const known = (address: string): Resource => {
    const before = resources.get(address);
    if (before) return before;
    const resource = { isConcept: false, notation: '', broader: [], labels: new Map() };
    resources.set(address, resource);
    return resource;
  };
  for (const { subject, predicate, object } of statements) PREDICATES[predicate]?.(known(subject), object);
  // Some files say only what is below: it comes after what a concept says to be under itself.
  for (const { subject, predicate, object } of statements)
    if (predicate === NARROWER) known(object.value).broader.push(subject);
  return resources;
}

/** `en-GB` is English; a label without a language, or of another, is left out. */
function addLabel(
  { labels }: Resource,
  { value, language }: Statement['object'],
  as: 'preferred' | 'others',
): void {
  const known = LANGUAGES.find((one) => one === language.toLowerCase().split('-')[0]);
  if (!known || value.trim() === '') return;
  const label = labels.get(known) ?? { preferred: [], others: [] };
  labels.set(known, label);
  label[as].push(value.trim());
}

const codeOf = (address: string, notation: string): string =>
  notation || (address.split(/[/#]/).at(-1) ?? address);

function conceptOf(
  address: string,
  { broader, labels }: Resource,
  codes: ReadonlyMap<string, string>,
  kind: ConceptKind,
): ClassifiedConcept {
  const terms: ClassifiedConcept['terms'] = {};
  for (const [language, { preferred, others }] of labels)
    terms[language] = [...new Set([...preferred, ...others])];
  const [wider] = broader;
  return {
    code: codes.get(address)!,
    parent: wider === undefined ? null : (codes.get(wider) ?? wider),
    kind,
    terms,
  };
}

const unnamed = (read: readonly ClassifiedConcept[], found: readonly [string, Resource][]) =>
  read.flatMap(({ terms }, at) =>
    Object.keys(terms).length > 0
      ? []
      : [
          problemAt(
            null,
            `« ${found[at]![0]} » n’a de libellé dans aucune des langues de la recherche.`,
            `“${found[at]![0]}” has a label in none of the languages of the search.`,
          ),
        ],
  );

function twice(read: readonly ClassifiedConcept[]) {
  const seen = new Set<string>();
  return read.flatMap(({ code }) => {
    if (!seen.has(code)) return (seen.add(code), []);
    return [
      problemAt(null, `Deux concepts portent le code « ${code} ».`, `Two concepts have the code “${code}”.`),
    ];
  });
}
