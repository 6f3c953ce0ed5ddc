import fc from 'fast-check';
import { companyFieldsSchema, type CompanyFields } from '../company.ts';
import { completeNeq } from '../identifier.rules.ts';
import type { Contribution } from './fill.rules.ts';
import { fillFrom } from './fill.rules.ts';
import { takeApart, type StandingMerge } from './undo.rules.ts';

/** A firm's fields with nothing known but what the test says. */
export const firm = (legalName: string, more: Partial<CompanyFields> = {}): CompanyFields =>
  companyFieldsSchema.parse({ legalName, ...more });

const maybe = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

/** Few values each, so that firms often agree, differ and lack what another has. Identifiers never conflict. */
export const anyFirm: fc.Arbitrary<CompanyFields> = fc
  .record({
    legalName: fc.constantFrom('Aciers Boréal', 'ACIERS BOREAL INC.', 'Usinage Fjord', 'Meubles Laval'),
    otherNames: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('Boréal', 'Fjord', 'Groupe Nord'),
        kind: fc.constantFrom('trade', 'former' as const),
      }),
      { maxLength: 2, selector: ({ name }) => name },
    ),
    businessNumber: maybe('123456782'),
    naics: maybe('3312', '3327'),
    size: maybe(
      { employees: 12, sizeClass: '10-49' as const },
      { sizeClass: '10-49' as const },
      { sizeClass: '1-9' as const },
    ),
    address: maybe(
      { street: '12, rue Principale', city: 'Saguenay' },
      { city: 'Saguenay', postalCode: 'G7H 5B1' },
      { street: '4 Elm St', city: 'Ottawa', province: 'ON', postalCode: 'K1A 0B1' },
      { regionCode: '02' },
    ),
    phone: maybe('418-545-1234', '514-555-0199'),
    website: maybe('https://boreal.example'),
    languages: fc.uniqueArray(fc.constantFrom('fr', 'en', 'es'), { maxLength: 2 }),
    memberships: fc.uniqueArray(fc.constantFrom('Alliance Métal', 'Vallée de l’aluminium'), { maxLength: 2 }),
  })
  .map(({ size, address, ...rest }) =>
    companyFieldsSchema.parse(withoutUnknown({ ...rest, ...size, ...address })),
  );

const withoutUnknown = (record: object) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

/** A NEQ of its own for a number, for firms that must keep theirs. */
export const neqOf = (at: number): string => completeNeq(`11${String(4_500_000 + at).padStart(7, '0')}`);

/** A register of a few firms in memory, merged and taken apart by the rules alone. */
export class PaperRegister {
  readonly fields: Map<string, CompanyFields>;
  merges: StandingMerge[] = [];
  #next = 0;

  constructor(firms: readonly CompanyFields[]) {
    this.fields = new Map(firms.map((fields, at) => [`f${at}`, fields]));
  }

  standing(): string[] {
    return [...this.fields.keys()].filter((id) => !this.merges.some(({ mergedId }) => mergedId === id));
  }

  merge(survivorId: string, mergedId: string): void {
    const { fields, contribution } = fillFrom(this.fields.get(survivorId)!, this.fields.get(mergedId)!);
    this.fields.set(survivorId, fields);
    this.merges.push({ id: `m${this.#next++}`, survivorId, mergedId, contribution });
  }

  undo(at: number): string[] {
    const [undone] = this.merges.splice(at, 1) as [StandingMerge];
    const { fields, contributions, kept } = takeApart(undone, this.merges, this.fields);
    for (const [id, value] of fields) this.fields.set(id, value);
    this.merges = this.merges.map((merge) => ({
      ...merge,
      contribution: contributions.get(merge.id) as Contribution,
    }));
    return kept;
  }
}
