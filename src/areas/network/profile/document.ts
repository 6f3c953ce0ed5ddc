import type { SupplierDocument, SupplierText, TextField } from '../search/document.ts';
import type { LocalText, PublicProfile } from './profile.ts';
import type { Language } from '../capabilities/index.ts';

/** What the register says of a firm, as the search needs it. */
export interface SupplierCompany {
  legalName: string;
  otherNames: readonly string[];
  regionCode: string | null;
  city: string | null;
  sizeClass: string;
}

/** What the search knows of a supplier: only what its profile shows, beside what the register shows of every firm. */
export function documentOf(
  profile: PublicProfile,
  company: SupplierCompany,
  updatedAt: string,
): SupplierDocument {
  const sites = profile.sites ?? [];
  const placed = sites.find(({ latitude, longitude }) => latitude !== null && longitude !== null);
  const [main] = sites;
  return {
    id: profile.companyId,
    name: company.legalName,
    otherNames: company.otherNames,
    concepts: conceptsOf(profile),
    texts: textsOf(profile),
    regionCode: main?.regionCode ?? company.regionCode ?? '',
    municipality: main?.municipality ?? company.city ?? '',
    point: placed ? { latitude: placed.latitude!, longitude: placed.longitude! } : null,
    numbers: numbersOf(profile),
    openNow: profile.capacity?.openNow === true,
    certificates: (profile.certificates ?? []).map(({ concept, expiresOn }) => ({ concept, expiresOn })),
    roles: profile.role ? [profile.role] : [],
    // A size that is not known is no size that one could choose.
    sizeClass: company.sizeClass === 'unknown' ? '' : company.sizeClass,
    languages: profile.languages ?? [],
    markets: (profile.markets ?? []).map(({ country }) => country),
    updatedAt,
  };
}

function conceptsOf(profile: PublicProfile): SupplierDocument['concepts'] {
  const named: [SupplierDocument['concepts'][number]['weight'], readonly (string | null)[]][] = [
    ['process', (profile.processes ?? []).map(({ concept }) => concept)],
    ['material', (profile.materials ?? []).map(({ concept }) => concept)],
    ['product', (profile.products ?? []).flatMap(({ concepts }) => concepts)],
    ['finish', profile.finishes ?? []],
    ['equipment', (profile.equipment ?? []).map(({ concept }) => concept)],
    ['service', profile.services ?? []],
    ['certificate', (profile.certificates ?? []).map(({ concept }) => concept)],
    ['sector', profile.sectors ?? []],
  ];
  return named.flatMap(([weight, ids]) =>
    [...new Set(ids)].flatMap((id) => (id === null ? [] : [{ id, weight }])),
  );
}

const spoken = (field: TextField, written: LocalText | undefined): SupplierText[] =>
  Object.entries(written ?? {}).map(([language, text]) => ({ language: language as Language, field, text }));

function textsOf(profile: PublicProfile): SupplierText[] {
  const described = Object.keys(profile.summary ?? profile.description ?? {}) as Language[];
  // A machine's name is nobody's language: it is read in the one that the firm describes itself in.
  const equipment = { [described[0] ?? 'fr']: (profile.equipment ?? []).map(({ name }) => name).join(', ') };
  return [
    ...spoken('summary', profile.summary),
    ...spoken('description', profile.description),
    ...(profile.products ?? []).flatMap(({ name, description }) => [
      ...spoken('product', name),
      ...spoken('product', description),
    ]),
    ...(profile.references ?? []).flatMap(({ text }) => spoken('reference', text)),
    ...spoken('equipment', equipment),
  ].filter(({ text }) => text !== '');
}

function numbersOf({ envelope, capacity }: PublicProfile): SupplierDocument['numbers'] {
  const numbers = { ...envelope, leadTimeDays: capacity?.leadTimeDays ?? null };
  return Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== null));
}
