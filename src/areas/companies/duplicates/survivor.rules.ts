import type { CompanyFields } from '../company.ts';

/** What decides which of two records should stand for the firm. */
export interface SurvivorCandidate {
  id: string;
  fields: CompanyFields;
  /** Whether people of the firm sign in with this record. */
  hasAccount: boolean;
  createdAt: Date;
}

/** The record to keep: the firm's own account first, then identifiers, then what is known of it, then age. */
export function suggestSurvivor<C extends SurvivorCandidate>(a: C, b: C): C {
  const [first, second] = [rankOf(a), rankOf(b)];
  const at = first.findIndex((value, index) => value !== second[index]);
  if (at < 0) return a.id < b.id ? a : b;
  return first[at]! > second[at]! ? a : b;
}

const rankOf = ({ fields, hasAccount, createdAt }: SurvivorCandidate): number[] => [
  Number(hasAccount),
  Number(fields.neq !== undefined),
  Number(fields.businessNumber !== undefined),
  knownOf(fields),
  -createdAt.getTime(),
];

const DETAILS = ['naics', 'employees', 'street', 'city', 'postalCode', 'phone', 'website'] as const;

const knownOf = (fields: CompanyFields): number =>
  DETAILS.filter((field) => fields[field] !== undefined).length +
  Number(fields.sizeClass !== 'unknown') +
  Number(fields.otherNames.length > 0);
