import { breakAccents, disturbName, disturbPhone, withoutAccents } from './disturb.ts';
import type { Random } from './random.ts';
import type { CompanyRow } from './types.ts';

export type Mistake =
  'neq-check-digit' | 'neq-scientific' | 'unknown-industry' | 'too-few-columns' | 'no-name';

/** What a line of the file truly is, which no reader of the file can see. */
export interface LineTruth {
  /** As an editor numbers it: the header is line 1. */
  readonly line: number;
  /** The firm of the register that the line repeats, or null for a firm that is new to it. */
  readonly companyId: string | null;
  readonly mistake: Mistake | null;
}

export interface MessyFile {
  readonly name: string;
  readonly text: string;
  readonly truth: readonly LineTruth[];
}

// prettier-ignore
const HEADER = [
  'Nom de l\'entreprise', 'N.E.Q.', 'No TPS/BN', 'Adresse', 'Ville', 'Code postal', 'Tél.', 'Site web', 'Nb employés',
  'SCIAN', 'Remarques',
];

// prettier-ignore
const MISTAKES: readonly Mistake[] = [
  'neq-check-digit', 'neq-check-digit', 'neq-scientific', 'unknown-industry', 'too-few-columns', 'no-name',
];

interface Line {
  cells: string[];
  companyId: string | null;
  mistake: Mistake | null;
}

/**
 * A list of firms as an association sends it: semicolons, broken accents, several ways to write a telephone number or
 * an industry, firms that the register has already, one firm twice, a formula, a line break in a cell, an empty line.
 * With `mistakes`, some lines cannot be imported as they are.
 */
export function messyCompanyFile(
  random: Random,
  given: { known: readonly CompanyRow[]; fresh: readonly CompanyRow[]; mistakes: boolean },
): MessyFile {
  const repeated = given.known.map((company): Line => lineOf(random, company, company.id));
  const unknown = given.fresh.map((company): Line => lineOf(random, company, null));
  const again = given.fresh.slice(0, 2).map((company): Line => lineOf(random, company, null));
  const wrong = given.mistakes
    ? MISTAKES.map((mistake, index) => wrongLine(random, given.fresh, mistake, index))
    : [];
  const lines = shuffle(random, [...repeated, ...unknown, ...again, ...wrong]);
  decorate(lines);
  return { name: 'liste-entreprises.csv', ...written(lines) };
}

function lineOf(random: Random, company: CompanyRow, companyId: string | null): Line {
  const identified = random.chance(0.45);
  const name = random.chance(0.7) ? disturbName(random, company.legalName) : company.legalName;
  const cells = [
    name,
    identified ? spacedNeq(random, company.neq) : '',
    identified && company.businessNumber ? `${company.businessNumber} RC 0001` : '',
    company.street.replace(/boulevard/, 'boul.').replace(/avenue/, 'av.'),
    random.chance(0.3) ? withoutAccents(company.city).toUpperCase() : company.city,
    random.chance(0.5) ? company.postalCode : company.postalCode.replace(' ', '').toLowerCase(),
    company.phone ? disturbPhone(random, company.phone) : '',
    company.website?.replace(/^https:\/\//, '') ?? '',
    employeesCell(random, company),
    random.chance(0.6) ? company.naics : '',
    '',
  ];
  const plain = cells.map((cell) => cell.replace(/’/g, "'"));
  return { cells: random.chance(0.18) ? plain.map(breakAccents) : plain, companyId, mistake: null };
}

function spacedNeq(random: Random, neq: string): string {
  return random.pick([
    neq,
    `${neq.slice(0, 2)} ${neq.slice(2, 6)} ${neq.slice(6)}`,
    `${neq.slice(0, 4)}-${neq.slice(4)}`,
  ]);
}

function employeesCell(random: Random, { employees, sizeClass }: CompanyRow): string {
  const inWords = sizeClass === 'unknown' ? '' : sizeClass.replace('-', ' à ');
  if (employees === null) return inWords;
  return random.pick([
    String(employees),
    `${employees} ${employees === 1 ? 'employé' : 'employés'}`,
    inWords,
  ]);
}

function wrongLine(random: Random, fresh: readonly CompanyRow[], mistake: Mistake, index: number): Line {
  const company = fresh[fresh.length - 1 - index];
  if (!company) throw new RangeError('Too few firms for the mistakes');
  const { cells } = lineOf(
    random,
    { ...company, legalName: `${company.legalName.replace(/ inc\.$/, '')} ${index + 2}` },
    null,
  );
  return { cells: spoil(cells, company, mistake), companyId: null, mistake };
}

function spoil(cells: string[], { neq }: CompanyRow, mistake: Mistake): string[] {
  if (mistake === 'too-few-columns') return cells.slice(0, 4);
  const spoiled = [...cells];
  if (mistake === 'neq-check-digit') spoiled[1] = neq.slice(0, 9) + String((Number(neq[9]) + 1) % 10);
  if (mistake === 'neq-scientific') spoiled[1] = '1,19E+09';
  if (mistake === 'unknown-industry') spoiled[9] = '9999';
  if (mistake === 'no-name') spoiled[0] = '';
  return spoiled;
}

/** Cells that must come back as text: a formula, a line break, the separator itself. */
function decorate(lines: Line[]): void {
  const remarks = [
    '=HYPERLINK("https://piege.example";"voir")',
    'Rappeler en janvier;\nparler à la directrice',
    'dit «\u00a0oui\u00a0» "peut-être"',
  ];
  const whole = lines.filter(({ cells }) => cells.length === HEADER.length);
  remarks.forEach((remark, index) => {
    const line = whole[index * 3];
    if (line) line.cells[HEADER.length - 1] = remark;
  });
}

function written(lines: readonly Line[]): { text: string; truth: LineTruth[] } {
  let [text, at] = [`${row(HEADER)}\r\n`, 2];
  const truth: LineTruth[] = [];
  lines.forEach(({ cells, companyId, mistake }, index) => {
    // An empty line in the middle, as left by someone who sorted the sheet.
    if (index === Math.floor(lines.length / 2)) [text, at] = [`${text}\r\n`, at + 1];
    const rowText = row(cells);
    truth.push({ line: at, companyId, mistake });
    text += `${rowText}\r\n`;
    at += rowText.split('\n').length;
  });
  return { text, truth };
}

function row(cells: readonly string[]): string {
  return cells.map((cell) => (/[;"\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join(';');
}

export function shuffle<T>(random: Random, items: readonly T[]): T[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = random.int(0, last);
    [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
  }
  return shuffled;
}
