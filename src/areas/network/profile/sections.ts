import type { ProfileField } from './profile.ts';

/** The sections that a profile is written by, with their fields: each has its page. */
export const SECTIONS = {
  firm: ['role', 'summary', 'description', 'contact'],
  capabilities: ['processes', 'materials', 'finishes', 'services'],
  envelope: ['envelope', 'capacity'],
  equipment: ['equipment'],
  certificates: ['certificates'],
  products: ['products'],
  markets: ['sectors', 'markets', 'incoterms', 'languages', 'hsCodes'],
  references: ['references'],
  sites: ['sites'],
  sustainability: ['sustainability', 'documents'],
} as const satisfies Record<string, readonly ProfileField[]>;

export type SectionId = keyof typeof SECTIONS;
export const SECTION_IDS = Object.keys(SECTIONS) as SectionId[];

export const isSection = (value: string): value is SectionId => Object.hasOwn(SECTIONS, value);

export const sectionOf = (field: ProfileField): SectionId =>
  SECTION_IDS.find((id) => (SECTIONS[id] as readonly ProfileField[]).includes(field))!;
