import { createFirmMaker } from '../../src/cli/generate/firm.ts';
import { generateContent } from '../../src/cli/generate/content.ts';
import { disturbName } from '../../src/cli/generate/disturb.ts';
import { createRandom } from '../../src/cli/generate/random.ts';
import type { CompanyRow } from '../../src/cli/generate/types.ts';

export const HEADERS = [
  'Raison sociale',
  'NEQ',
  'SCIAN',
  'Nombre d’employés',
  'Adresse',
  'Ville',
  'Code postal',
  'Téléphone',
  'Site Web',
  'Contact',
  'Courriel',
];

export interface Made {
  /** Firms that are in the register before the list comes. */
  register: CompanyRow[];
  /** The list: new firms, and in between firms of the register as a hurried hand writes them. */
  list: string[][];
}

const KNOWN_SHARE = 0.25;

/** An invented register and an invented list with known firms in it; the same for the same seed. */
export function makeRows(rows: number, registered: number): Made {
  const random = createRandom('import bench');
  const firms = createFirmMaker(random, generateContent());
  const register = Array.from({ length: registered }, () => firms.next());
  const list = Array.from({ length: rows }, (_, at) => {
    const known = registered > 0 && random.chance(KNOWN_SHARE);
    const firm = known ? random.pick(register) : firms.next();
    const name = known ? disturbName(random, firm.legalName) : firm.legalName;
    // Half of the known ones come without their NEQ: those are for the matcher.
    return lineOf(firm, name, known && random.chance(0.5) ? '' : firm.neq, at);
  });
  return { register, list };
}

const lineOf = (firm: CompanyRow, name: string, neq: string, at: number): string[] => [
  name,
  neq,
  firm.naics,
  String(firm.employees ?? ''),
  firm.street,
  firm.city,
  firm.postalCode,
  firm.phone ?? '',
  firm.website ?? '',
  `Personne ${at}`,
  `personne${at}@exemple.test`,
];
