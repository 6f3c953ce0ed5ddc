import type { Codes, Language } from '../capabilities/index.ts';
import type { PublicCertificate, PublicProfile } from '../profile/profile.ts';
import { publicPath } from './address.ts';
import { languageTag } from './language-tag.ts';
import { spokenFor } from './spoken.ts';

/** A thing of schema.org; what is not known is left out of it. */
export type Thing = Readonly<Record<string, unknown>>;

const CONTEXT = { '@context': 'https://schema.org' };

/** Leaves out what is empty: a search engine reads an empty text as a statement. */
function known(thing: Record<string, unknown>): Thing {
  const empty = (value: unknown): boolean =>
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(thing).filter(([, value]) => !empty(value)));
}

export interface DescribedSupplier {
  slug: string;
  name: string;
  city: string | null;
  profile: PublicProfile;
  /** By id, in the reader's language. */
  concepts: Readonly<Record<string, { name: string; href: string | null }>>;
  pictures: Readonly<Record<string, { width: number; height: number }>>;
}

interface Where {
  origin: string;
  language: Language;
}

/** One firm has one identity in all languages: the address of its page in French. */
const identity = ({ origin }: Where, slug: string): string => `${origin}${publicPath.firm('fr', slug)}#firm`;

const dated = (certificate: PublicCertificate, name: string): Thing =>
  known({
    '@type': 'Certification',
    name,
    certificationIdentification: certificate.number,
    issuedBy: certificate.body ? { '@type': 'Organization', name: certificate.body } : null,
    validFrom: certificate.issuedOn,
    expires: certificate.expiresOn,
  });

/** The firm, its certificates, what it knows and what it offers. */
export function supplierThing(supplier: DescribedSupplier, where: Where): Thing {
  const { profile, concepts, slug } = supplier;
  const { origin, language } = where;
  const capabilities = [...(profile.processes ?? []), ...(profile.materials ?? [])];
  return {
    ...CONTEXT,
    ...known({
      '@type': 'Organization',
      '@id': identity(where, slug),
      name: supplier.name,
      url: origin + publicPath.firm(language, slug),
      description: (spokenFor(profile.summary, language) ?? spokenFor(profile.description, language))?.text,
      address: known({
        '@type': 'PostalAddress',
        addressLocality: profile.sites?.[0]?.municipality ?? supplier.city,
        addressRegion: 'QC',
        addressCountry: 'CA',
      }),
      location: (profile.sites ?? []).map(siteThing),
      contactPoint: contactThing(profile),
      areaServed: (profile.markets ?? [])
        .filter(({ stage }) => stage === 'active')
        .map(({ country }) => country),
      knowsLanguage: profile.languages,
      hasCertification: (profile.certificates ?? []).map((one) =>
        dated(one, concepts[one.concept]?.name ?? one.concept),
      ),
      knowsAbout: capabilities.map(({ concept }) => termThing(concept, concepts, where)),
      makesOffer: (profile.products ?? []).map((product) => ({
        '@type': 'Offer',
        itemOffered: productPart(supplier, product, where),
      })),
    }),
  };
}

function siteThing(site: NonNullable<PublicProfile['sites']>[number]): Thing {
  const { name, municipality, latitude, longitude } = site;
  return known({
    '@type': 'Place',
    name,
    address: {
      '@type': 'PostalAddress',
      addressLocality: municipality,
      addressRegion: 'QC',
      addressCountry: 'CA',
    },
    geo: latitude !== null && longitude !== null ? { '@type': 'GeoCoordinates', latitude, longitude } : null,
  });
}

function contactThing({ contact, languages }: PublicProfile): Thing | null {
  if (!contact || !(contact.email || contact.phone)) return null;
  const { name, email, phone } = contact;
  return known({
    '@type': 'ContactPoint',
    contactType: 'sales',
    name,
    email,
    telephone: phone,
    availableLanguage: languages,
  });
}

function termThing(id: string, concepts: DescribedSupplier['concepts'], { origin }: Where): Thing {
  const found = concepts[id];
  return known({
    '@type': 'DefinedTerm',
    termCode: id,
    name: found?.name ?? id,
    url: found?.href ? origin + found.href : null,
  });
}

type Product = NonNullable<PublicProfile['products']>[number];

function productPart(supplier: DescribedSupplier, product: Product, where: Where): Thing {
  const { origin, language } = where;
  const pictures = product.pictureFileIds.filter((id) => supplier.pictures[id]);
  return known({
    '@type': 'Product',
    name: spokenFor(product.name, language)?.text ?? product.slug,
    description: spokenFor(product.description, language)?.text,
    url: origin + publicPath.product(language, supplier.slug, product.slug),
    image: pictures.map((id) => `${origin}/suppliers/picture/${id}`),
    category: product.concepts.map((id) => supplier.concepts[id]?.name ?? id),
    additionalProperty: product.hsCode
      ? [{ '@type': 'PropertyValue', propertyID: 'HS', value: product.hsCode }]
      : [],
  });
}

/** A product, and that its firm offers it. A price is agreed on request, so none is said. */
export function productThing(supplier: DescribedSupplier, product: Product, where: Where): Thing {
  const firm = { '@type': 'Organization', '@id': identity(where, supplier.slug), name: supplier.name };
  return {
    ...CONTEXT,
    ...productPart(supplier, product, where),
    manufacturer: firm,
    offers: {
      '@type': 'Offer',
      seller: firm,
      areaServed: 'CA',
      businessFunction: 'http://purl.org/goodrelations/v1#Sell',
    },
  };
}

/** A concept of the thesaurus in the reader's language, with its names in the others. */
export function conceptThing(
  concept: {
    id: string;
    name: string;
    synonyms: readonly string[];
    codes: Codes;
    terms: readonly { language: Language; term: string }[];
  },
  { origin, language }: Where,
  url: string,
): Thing {
  const others = concept.terms.filter((one) => one.language !== language).map(({ term }) => term);
  return {
    ...CONTEXT,
    ...known({
      '@type': 'DefinedTerm',
      '@id': `${origin}${url}#term`,
      termCode: concept.id,
      name: concept.name,
      inLanguage: languageTag(language),
      alternateName: [...new Set([...concept.synonyms, ...others])],
      inDefinedTermSet: `${origin}${publicPath.home(language)}`,
      url: origin + url,
    }),
  };
}

/** Suppliers of a page, in its order. */
export const listThing = (
  suppliers: readonly { slug: string; name: string }[],
  { origin, language }: Where,
): Thing => ({
  ...CONTEXT,
  '@type': 'ItemList',
  itemListElement: suppliers.map(({ slug, name }, at) => ({
    '@type': 'ListItem',
    position: at + 1,
    name,
    url: origin + publicPath.firm(language, slug),
  })),
});

/** The way from the start to this page. */
export const trailThing = (
  steps: readonly { name: string; href: string | null }[],
  { origin }: Where,
): Thing => ({
  ...CONTEXT,
  '@type': 'BreadcrumbList',
  itemListElement: steps.map(({ name, href }, at) =>
    known({ '@type': 'ListItem', position: at + 1, name, item: href && origin + href }),
  ),
});

/** The directory, and how to search it. */
export const siteThingOf = (name: string, { origin, language }: Where): Thing => ({
  ...CONTEXT,
  '@type': 'WebSite',
  name,
  url: origin + publicPath.home(language),
  inLanguage: languageTag(language),
  potentialAction: {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${origin}${publicPath.search(language)}?q={query}` },
    'query-input': 'required name=query',
  },
});
