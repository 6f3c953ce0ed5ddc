import { expandConcept, type WrittenConcept } from './concept.ts';
import { fold } from './fold.ts';
import { LANGUAGES, type Language } from './language.ts';
import { problem, type ThesaurusProblem } from './problem.ts';

/**
 * A term that a reader of one language could take for two concepts of a kind must be declared by both: the search then
 * offers both, instead of choosing in silence. A declaration that answers to nothing is a mistake as well.
 */
export function checkAmbiguity(concepts: readonly WrittenConcept[]): ThesaurusProblem[] {
  const shared = sharedTerms(concepts);
  return concepts.flatMap((concept) => [...undeclared(concept, shared), ...declaredInVain(concept, shared)]);
}

/** Ids of the concepts that have a term, under `kind, language, folded term`. */
type Holders = ReadonlyMap<string, ReadonlySet<string>>;

function sharedTerms(concepts: readonly WrittenConcept[]): Holders {
  const holders = new Map<string, Set<string>>();
  for (const concept of concepts)
    for (const { key } of termsOf(concept)) holders.set(key, (holders.get(key) ?? new Set()).add(concept.id));
  return holders;
}

interface Held {
  language: Language;
  term: string;
  folded: string;
  key: string;
}

function termsOf(written: WrittenConcept): Held[] {
  const { kind, terms } = expandConcept(written);
  return LANGUAGES.flatMap((language) =>
    [terms[language].preferred, ...terms[language].synonyms]
      .filter((term) => term !== '')
      .map((term) => ({ language, term, folded: fold(term), key: `${kind}\n${language}\n${fold(term)}` })),
  );
}

const others = ({ key }: Held, id: string, holders: Holders): string[] =>
  [...(holders.get(key) ?? [])].filter((other) => other !== id);

function undeclared(concept: WrittenConcept, holders: Holders): ThesaurusProblem[] {
  const declared = new Set(concept.ambiguous?.map(fold));
  return termsOf(concept).flatMap((held) => {
    const rivals = others(held, concept.id, holders).join(', ');
    if (rivals === '' || declared.has(held.folded)) return [];
    return [
      problem(
        concept.id,
        `« ${held.term} » désigne aussi ${rivals} : ôter le terme de l’un, ou le déclarer ambigu dans les deux.`,
        `“${held.term}” also means ${rivals}: take it off one, or declare it ambiguous in both.`,
        held.language,
      ),
    ];
  });
}

function declaredInVain(concept: WrittenConcept, holders: Holders): ThesaurusProblem[] {
  const rivalled = termsOf(concept).filter((held) => others(held, concept.id, holders).length > 0);
  const needed = new Set(rivalled.map(({ folded }) => folded));
  return (concept.ambiguous ?? [])
    .filter((term) => !needed.has(fold(term)))
    .map((term) =>
      problem(
        concept.id,
        `« ${term} » est déclaré ambigu, mais ne désigne aucun autre concept de ce genre.`,
        `“${term}” is declared ambiguous, but means no other concept of this kind.`,
      ),
    );
}
