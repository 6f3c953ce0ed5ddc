import { expandConcept, type WrittenConcept } from './concept.ts';
import { fold } from './fold.ts';
import { hasForeignLetter, hasOwnScript, LANGUAGES, type Language } from './language.ts';
import { problem, type ThesaurusProblem } from './problem.ts';

/** What is wrong in the terms of one concept, on its own. */
export function checkTerms(written: WrittenConcept): ThesaurusProblem[] {
  return [
    ...missingTerms(written),
    ...emptyTerms(written),
    ...LANGUAGES.flatMap((language) => [
      ...termsTwice(written, language),
      ...foreignScript(written, language),
    ]),
  ];
}

function missingTerms({ id, preferred }: WrittenConcept): ThesaurusProblem[] {
  return LANGUAGES.filter((language) => (preferred[language] ?? preferred.all) === undefined).map(
    (language) => problem(id, 'Le terme privilégié manque.', 'The preferred term is missing.', language),
  );
}

/** Soft hyphens, zero-width and no-break spaces, tabs: a term pasted with one is never found again. */
const INVISIBLE = /[\p{Cc}\p{Cf}\u00a0\u202f]/u;

function emptyTerms({ id, preferred, synonyms = {} }: WrittenConcept): ThesaurusProblem[] {
  return [...Object.values(preferred), ...Object.values(synonyms).flat()]
    .filter((term) => term === '' || term !== term.trim() || INVISIBLE.test(term))
    .map((term) =>
      problem(
        id,
        `Un terme est vide, entouré d’espaces ou a un caractère invisible : « ${term} ».`,
        `A term is empty, has spaces around it or an invisible character: “${term}”.`,
      ),
    );
}

/** A synonym that says again, but for case, accents or width, what the concept says already in that language. */
function termsTwice(written: WrittenConcept, language: Language): ThesaurusProblem[] {
  const { preferred, synonyms } = expandConcept(written).terms[language];
  const seen = new Set([fold(preferred)]);
  return synonyms.flatMap((term) => {
    const folded = fold(term);
    if (!seen.has(folded)) return (seen.add(folded), []);
    return [problem(written.id, `« ${term} » est écrit deux fois.`, `“${term}” is written twice.`, language)];
  });
}

/**
 * A designation or an abbreviation: `6061-T6`, `X5CrNi18-10`, `CNC`, `WIG`. It is written in Latin letters everywhere,
 * and has no three small letters together, as a word has.
 */
const isDesignation = (term: string): boolean => !/\p{Ll}{3}/u.test(term);

/** A word that is not in the language's script, or only partly: most often one put in the wrong column. */
function foreignScript({ id, preferred, synonyms }: WrittenConcept, language: Language): ThesaurusProblem[] {
  return [preferred[language] ?? [], synonyms?.[language] ?? []]
    .flat()
    .filter((term) => isForeign(term, language))
    .map((term) =>
      problem(
        id,
        `« ${term} » n’est pas dans l’écriture de cette langue.`,
        `“${term}” is not in the script of this language.`,
        language,
      ),
    );
}

const isForeign = (term: string, language: Language): boolean =>
  hasForeignLetter(term, language) || !(hasOwnScript(term, language) || isDesignation(term));
