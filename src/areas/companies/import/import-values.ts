import type { Text } from '#platform/text.ts';

/** What a list can be of: firms for the register, or people who came to an activity with the firm they came from. */
export const IMPORT_KINDS = ['companies', 'attendance'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** A firm as one line of a list states it. Absent is unknown. */
export interface StatedFirm {
  legalName?: string;
  otherNames?: string[];
  /** Ten digits. */
  neq?: string;
  /** Nine digits, without the programme suffix. */
  businessNumber?: string;
  /** SCIAN (NAICS), two to six digits. */
  naics?: string;
  employees?: number;
  sizeClass?: '1-9' | '10-49' | '50-249' | '250+';
  street?: string;
  city?: string;
  /** Two letters for Canada and the United States; as typed elsewhere. */
  province?: string;
  /** "G7H 5B1", or as typed outside Canada. */
  postalCode?: string;
  /** ISO 3166-1 alpha-2. */
  country?: string;
  /** "01" to "17". */
  regionCode?: string;
  /** "418-545-1234", with "poste 5" after it when there is one; as typed outside North America. */
  phone?: string;
  website?: string;
  /** ISO 639-1 codes. */
  languages?: string[];
  memberships?: string[];
}

/** A person as one line states them: a contact of the firm, or who came to the activity. */
export interface StatedPerson {
  name?: string;
  jobTitle?: string;
  email?: string;
  phone?: string;
  /** ISO 639-1. */
  language?: string;
  /** Consent to be written to. */
  consent?: 'given' | 'refused';
}

/** What one line of the file says, read and checked. Kept as JSON in `import_row.values`. */
export interface StatedRow {
  firm: StatedFirm;
  person: StatedPerson;
  /** Attendance only; 'attended' when the list does not say. */
  attendance?: 'registered' | 'attended' | 'cancelled' | 'absent';
  /** Texts whose accents an earlier program had broken, as they were put right. */
  repaired?: string[];
}

/** What is wrong with one cell, or with the line when `column` is null. Kept as JSON in `import_row.problems`. */
export interface RowProblem {
  /** Position in the file, from 0; null for the line as a whole. */
  column: number | null;
  /** The column's title in the file. */
  header: string | null;
  /** Stable name, in kebab-case. */
  code: string;
  /** What was there, cut to 120 characters. */
  found: string;
  /** What was expected. */
  message: Text;
}
