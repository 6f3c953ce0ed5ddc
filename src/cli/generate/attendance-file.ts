import { disturbName } from './disturb.ts';
import { shuffle, type LineTruth, type MessyFile } from './messy-file.ts';
import { emailOf } from './outreach.ts';
import type { Random } from './random.ts';
import type { CompanyRow } from './types.ts';
import { GIVEN_NAMES, SURNAMES } from './words.ts';

const HEADER = 'Prénom\tNom\tOrganisation\tCourriel\tVille\tPrésent';

/**
 * An attendance list as a meeting tool exports it, tab separated: people, the firm in their own words, no NEQ. Firms
 * of the register come under other names, two people come from one firm, and some firms are not in the register.
 */
export function attendanceFile(
  random: Random,
  given: { known: readonly CompanyRow[]; fresh: readonly CompanyRow[] },
): MessyFile {
  const twice = given.known.slice(0, 2);
  const guests = shuffle(random, [
    ...[...given.known, ...twice].map((company) => ({ company, companyId: company.id })),
    ...given.fresh.map((company) => ({ company, companyId: null })),
  ]);
  const lines = guests.map(({ company }) => guestLine(random, company));
  const truth = guests.map(({ companyId }, index): LineTruth => ({
    line: index + 2,
    companyId,
    mistake: null,
  }));
  return { name: 'liste-presences.tsv', text: [HEADER, ...lines, ''].join('\r\n'), truth };
}

function guestLine(random: Random, company: CompanyRow): string {
  const [given, surname] = [random.pick(GIVEN_NAMES), random.pick(SURNAMES)];
  const host = company.website?.replace('https://www.', '') ?? null;
  const said = random.pick([
    company.legalName,
    disturbName(random, company.legalName),
    company.otherNames[0]?.name ?? company.legalName,
  ]);
  const cells = [
    given,
    surname,
    said,
    random.chance(0.8) ? emailOf(given, surname, host) : '',
    random.chance(0.7) ? company.city : '',
    random.pick(['oui', 'Oui', 'X', '1', 'oui', 'non']),
  ];
  return cells.map((cell) => cell.replace(/’/g, "'")).join('\t');
}
