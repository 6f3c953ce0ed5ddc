import type { FieldKey } from './import-field.ts';

const list = (words: string): string[] => words.split(', ');

/**
 * What people title their columns, folded (no accents, capitals or punctuation), by field. The first one that is the
 * whole title wins; otherwise the longest one that the title contains.
 */
export const HEADER_WORDS: Record<FieldKey, readonly string[]> = {
  legalName: list(
    'raison sociale, nom legal, denomination sociale, denomination, nom de l entreprise, nom d ' +
      'entreprise, nom entreprise, nom de la compagnie, nom de l organisation, nom organisation, nom de ' +
      'la societe, nom du client, entreprise, compagnie, societe, organisation, organisme, employeur, ' +
      'legal name, company name, business name, name of company, name of business, organization name, ' +
      'account name, company, business, organization, employer, firm',
  ),
  otherNames: list(
    'autre nom, autres noms, nom commercial, nom d usage, nom d affaires, fait affaire sous, aussi ' +
      'connue sous, other name, other names, trade name, operating name, doing business as, dba, aka',
  ),
  neq: list(
    'neq, numero d entreprise du quebec, no d entreprise du quebec, no d entreprise, numero d ' +
      'entreprise, no entreprise, no neq, numero neq, matricule, quebec enterprise number, enterprise ' +
      'number, neq number',
  ),
  businessNumber: list(
    'numero d entreprise federal, no d entreprise federal, numero federal, numero d entreprise arc, ' +
      'ne federal, ne arc, federal business number, business number, cra business number, cra number, ' +
      'bn',
  ),
  naics: list(
    'scian, code scian, secteur scian, code d activite, code activite, naics, naics code, industry ' +
      'code, secteur d activite, secteur, sector, industry',
  ),
  size: list(
    'taille, taille de l entreprise, nombre d employes, nb d employes, nb employes, nbre d employes, ' +
      'nombre employes, nombre total d employes, no d employes, employes, effectif, effectifs, tranche ' +
      'd effectif, number of employees, no of employees, employee count, employees, headcount, company ' +
      'size, size, staff',
  ),
  street: list(
    'adresse, rue, adresse civique, adresse ligne 1, adresse 1, adresse postale, no et rue, address, ' +
      'street, street address, address line 1, address 1, mailing address',
  ),
  city: list('ville, municipalite, localite, city, town, municipality'),
  province: list('province, prov, etat, province ou etat, state, province state'),
  postalCode: list('code postal, cp, code post, postal code, postcode, zip, zip code'),
  country: list('pays, country'),
  region: list('region, region administrative, code de region, no region, region no, administrative region'),
  phone: list(
    'telephone, tel, no de telephone, no tel, numero de telephone, telephone de l entreprise, ' +
      'telephone entreprise, tel bureau, phone, telephone number, phone number, company phone, business ' +
      'phone, main phone',
  ),
  website: list(
    'site web, site internet, site, siteweb, url, adresse web, website, web site, web, web page, ' +
      'homepage',
  ),
  languages: list(
    'langues, langues de l entreprise, langue de service, langues de travail, languages, company ' +
      'languages',
  ),
  memberships: list('adhesions, membre de, associations, regroupements, grappe, memberships, member of'),
  personName: list(
    'contact, personne contact, personne ressource, personne responsable, nom du contact, nom ' +
      'contact, nom complet, nom et prenom, prenom et nom, prenom nom, nom prenom, participant, nom du ' +
      'participant, representant, responsable, contact name, contact person, full name, participant ' +
      'name, attendee, attendee name, representative',
  ),
  personFirstName: list(
    'prenom, prenom du contact, prenom contact, first name, firstname, given name, contact first name',
  ),
  personLastName: list(
    'nom de famille, nom de famille du contact, last name, lastname, surname, family name, contact ' +
      'last name',
  ),
  personTitle: list(
    'titre, fonction, poste, titre du poste, titre du contact, fonction du contact, job title, title, ' +
      'position, role, contact title',
  ),
  personEmail: list(
    'courriel, courriel du contact, adresse courriel, adresse electronique, couriel, mail, mel, ' +
      'email, e mail, email address, e mail address, contact email',
  ),
  personPhone: list(
    'cellulaire, cell, mobile, telephone du contact, tel contact, telephone contact, tel direct, ' +
      'ligne directe, contact phone, cell phone, mobile phone, direct line',
  ),
  personLanguage: list(
    'langue, langue de correspondance, langue du contact, langue preferee, language, preferred ' +
      'language, contact language',
  ),
  personConsent: list(
    'consentement, consentement aux communications, accepte de recevoir des communications, ' +
      'infolettre, lcap, consent, opt in, casl, newsletter',
  ),
  attendance: list(
    'presence, present, statut, statut de participation, a participe, participation, attendance, ' +
      'attended, status, attendance status',
  ),
};
