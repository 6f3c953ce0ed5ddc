import type { Municipality, NaicsEntry, RegionEntry } from '#areas/companies/reference/index.ts';

/** Rows as plain data, in the order in which a database takes them. Money is whole cents; days are `2024-05-31`. */

export interface OrganisationRow {
  id: string;
  slug: string;
  nameFr: string;
  nameEn: string;
  kind: 'delivery' | 'funder';
  regionCode: string | null;
}

export interface InitiativeRow {
  id: string;
  slug: string;
  organisationId: string;
  nameFr: string;
  nameEn: string;
  aimFr: string;
  aimEn: string;
  startsOn: string;
  endsOn: string;
  figures: FigureRow[];
}

export interface FundingSourceRow {
  id: string;
  funderId: string;
  amountCents: number | null;
}

/** As the portfolio keeps it: an integer in cents (`CAD`), hundredths of a percent, or a count. */
export interface FigureRow {
  id: string;
  indicator: string;
  kind: 'target' | 'result';
  value: number;
  unit: string;
  asOf: string;
  sourceTitle: string;
}

export interface ProjectRow {
  id: string;
  slug: string;
  initiativeId: string;
  organisationId: string;
  nameFr: string;
  nameEn: string;
  summaryFr: string;
  summaryEn: string;
  scope: 'national' | 'regions';
  /** Empty when national. */
  regionCodes: string[];
  sectors: string[];
  startsOn: string;
  endsOn: string;
  totalCostCents: number | null;
  fundingSources: FundingSourceRow[];
  figures: FigureRow[];
}

export interface OtherName {
  name: string;
  kind: 'trade' | 'former' | 'translation';
}

export interface CompanyRow {
  id: string;
  legalName: string;
  otherNames: OtherName[];
  neq: string;
  businessNumber: string | null;
  naics: string;
  sizeClass: '1-9' | '10-49' | '50-249' | '250+' | 'unknown';
  employees: number | null;
  street: string;
  city: string;
  postalCode: string;
  regionCode: string;
  phone: string | null;
  website: string | null;
  languages: string[];
}

export const ACTIVITY_KINDS = ['conference', 'webinar', 'workshop', 'visit', 'campaign'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

export interface ActivityRow {
  id: string;
  organisationId: string;
  projectId: string;
  kind: ActivityKind;
  titleFr: string;
  titleEn: string;
  startsAt: string;
  endsAt: string;
  /** The day in Québec, which the instant in UTC may not show. */
  heldOn: string;
  place: string | null;
  link: string | null;
  regionCode: string | null;
}

export interface ParticipationRow {
  id: string;
  activityId: string;
  projectId: string;
  organisationId: string;
  companyId: string;
  heldOn: string;
  personName: string | null;
  email: string | null;
  attended: boolean;
}

export type Batch =
  | { kind: 'organisations'; rows: OrganisationRow[] }
  | { kind: 'initiatives'; rows: InitiativeRow[] }
  | { kind: 'projects'; rows: ProjectRow[] }
  | { kind: 'companies'; rows: CompanyRow[] }
  | { kind: 'activities'; rows: ActivityRow[] }
  | { kind: 'participations'; rows: ParticipationRow[] };

/** The reference content that the generator draws from, parsed. */
export interface GenerateContent {
  regions: readonly RegionEntry[];
  municipalities: readonly Municipality[];
  manufacturing: readonly NaicsEntry[];
}
