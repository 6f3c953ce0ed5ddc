import { LANGUAGES, type Language } from '../capabilities/index.ts';
import {
  problemAt,
  type ClassificationProblem,
  type ClassifiedConcept,
  type ReadClassification,
} from './classification.ts';

export interface TableRow {
  number: number;
  cells: readonly string[];
}

/** Where a title stands for a code, and which ones are languages that the search knows. */
interface Columns {
  code: number;
  languages: readonly { language: Language; at: number }[];
}

/** The last digit checks the others, and is no part of the place in the tree. */
const CPV = /^(\d{8})(-\d)?$/;
/** Works and services: from construction (45) on, CPV names no goods. */
const FIRST_SERVICE = 45;

/**
 * Reads a table of the Common Procurement Vocabulary: a column of codes (8 digits, with the check digit or without) and
 * one column a language, titled by its two letters. Columns of other languages are left out.
 */
export function readCodeTable(rows: readonly TableRow[]): ReadClassification {
  const [titles, ...lines] = rows;
  const columns = columnsOf(titles?.cells ?? []);
  if (!columns)
    return failed(
      problemAt(
        titles?.number ?? 1,
        'Une colonne « code » et au moins une colonne titrée d’une langue (fr, en, de…) sont attendues.',
        'A column “code” and at least one column titled by a language (fr, en, de…) are expected.',
      ),
    );
  if (lines.length === 0)
    return failed(problemAt(null, 'Il n’y a rien sous les titres.', 'There is nothing below the titles.'));
  const read = lines.map((line) => readLine(line, columns));
  const problems = [...read.flatMap((one) => one.problems), ...codesTwice(lines, columns)];
  if (problems.length > 0) return { concepts: [], problems };
  return { concepts: withParents(read.flatMap(({ concept }) => (concept ? [concept] : []))), problems: [] };
}

const failed = (problem: ClassificationProblem): ReadClassification => ({
  concepts: [],
  problems: [problem],
});

function columnsOf(titles: readonly string[]): Columns | null {
  const folded = titles.map((title) => title.trim().toLowerCase());
  const code = folded.indexOf('code');
  const languages = LANGUAGES.map((language) => ({ language, at: folded.indexOf(language) })).filter(
    ({ at }) => at >= 0,
  );
  return code < 0 || languages.length === 0 ? null : { code, languages };
}

const codeOf = ({ cells }: TableRow, { code }: Columns): string | null =>
  CPV.exec((cells[code] ?? '').trim())?.[1] ?? null;

function readLine(
  line: TableRow,
  columns: Columns,
): { concept: Omit<ClassifiedConcept, 'parent'> | null; problems: ClassificationProblem[] } {
  const written = line.cells[columns.code] ?? '';
  const code = codeOf(line, columns);
  if (code === null)
    return {
      concept: null,
      problems: [
        problemAt(
          line.number,
          `« ${written} » n’est pas un code à huit chiffres.`,
          `“${written}” is not a code of eight digits.`,
        ),
      ],
    };
  const terms: ClassifiedConcept['terms'] = {};
  for (const { language, at } of columns.languages) {
    const term = (line.cells[at] ?? '').trim();
    if (term !== '') terms[language] = [term];
  }
  if (Object.keys(terms).length === 0)
    return {
      concept: null,
      problems: [
        problemAt(
          line.number,
          `${code} n’a de libellé dans aucune langue.`,
          `${code} has a label in no language.`,
        ),
      ],
    };
  const kind = Number(code.slice(0, 2)) >= FIRST_SERVICE ? 'service' : 'product';
  return { concept: { code, kind, terms }, problems: [] };
}

function codesTwice(lines: readonly TableRow[], columns: Columns): ClassificationProblem[] {
  const first = new Map<string, number>();
  return lines.flatMap((line) => {
    const code = codeOf(line, columns);
    if (code === null) return [];
    const before = first.get(code);
    if (before === undefined) return (first.set(code, line.number), []);
    return [
      problemAt(
        line.number,
        `${code} est déjà à la ligne ${before}.`,
        `${code} is on line ${before} already.`,
      ),
    ];
  });
}

/** `14312000` is under `14310000`, or the nearest above it that the file has, of the same kind. */
function withParents(concepts: readonly Omit<ClassifiedConcept, 'parent'>[]): ClassifiedConcept[] {
  const kinds = new Map(concepts.map(({ code, kind }) => [code, kind]));
  return concepts.map((concept) => ({
    ...concept,
    parent: widerCodes(concept.code).find((code) => kinds.get(code) === concept.kind) ?? null,
  }));
}

function widerCodes(code: string): string[] {
  const digits = code.replace(/0+$/, '').length;
  return Array.from({ length: Math.max(0, digits - 2) }, (_, at) =>
    code.slice(0, digits - 1 - at).padEnd(8, '0'),
  );
}
