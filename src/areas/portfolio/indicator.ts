import type { Bilingual } from './bilingual.ts';

/** What an integer value counts: cents for `CAD`, hundredths of a percent for `percent`, else things one by one. */
export const UNITS = ['CAD', 'percent', 'firms', 'projects', 'organisations', 'calls'] as const;
export type Unit = (typeof UNITS)[number];

export interface Indicator {
  readonly unit: Unit;
  readonly name: Bilingual;
  readonly definition: Bilingual;
}

/**
 * The indicators that figures may use. Funders publish no definitions, so these are ours; each says what is counted.
 */
export const INDICATORS = {
  'firms-sensitised': {
    unit: 'firms',
    name: { fr: 'Entreprises sensibilisées', en: 'Firms sensitised' },
    definition: {
      fr: 'Entreprises distinctes touchées par au moins une activité datée.',
      en: 'Distinct firms reached by at least one dated activity.',
    },
  },
  'firms-accompanied': {
    unit: 'firms',
    name: { fr: 'Entreprises accompagnées', en: 'Firms accompanied' },
    definition: {
      fr: 'Entreprises distinctes qui ont reçu au moins une journée d’accompagnement ou un livrable.',
      en: 'Distinct firms that received at least one day of accompaniment or one deliverable.',
    },
  },
  'firms-supported': {
    unit: 'firms',
    name: { fr: 'Entreprises soutenues', en: 'Firms supported' },
    definition: {
      fr: 'Entreprises distinctes qui profitent du projet, toutes formes de soutien réunies.',
      en: 'Distinct firms that benefit from the project, all forms of support together.',
    },
  },
  'firms-with-strategy': {
    unit: 'firms',
    name: { fr: 'Entreprises dotées d’une stratégie numérique', en: 'Firms given a digital strategy' },
    definition: {
      fr: 'Entreprises accompagnées une à une pour bâtir leur stratégie numérique.',
      en: 'Firms accompanied one by one to build their digital strategy.',
    },
  },
  'firms-in-network': {
    unit: 'firms',
    name: {
      fr: 'Entreprises dans le réseau de commercialisation',
      en: 'Firms in the commercialisation network',
    },
    definition: {
      fr: 'Entreprises rendues visibles auprès d’acheteurs par un réseau de commercialisation numérique.',
      en: 'Firms made visible to buyers through a digital commercialisation network.',
    },
  },
  'productivity-gain': {
    unit: 'percent',
    name: { fr: 'Gain de productivité', en: 'Productivity gain' },
    definition: {
      fr: 'Hausse de la productivité des entreprises accompagnées et mesurées, avant et après.',
      en: 'Rise in the productivity of accompanied firms that were measured before and after.',
    },
  },
  envelope: {
    unit: 'CAD',
    name: { fr: 'Enveloppe', en: 'Envelope' },
    definition: {
      fr: 'Argent réservé à l’ensemble.',
      en: 'Money set aside for the whole.',
    },
  },
  aid: {
    unit: 'CAD',
    name: { fr: 'Aide accordée', en: 'Aid granted' },
    definition: {
      fr: 'Contributions accordées par les bailleurs de fonds.',
      en: 'Contributions granted by the funders.',
    },
  },
  'total-cost': {
    unit: 'CAD',
    name: { fr: 'Coût total', en: 'Total cost' },
    definition: {
      fr: 'Valeur des projets, toutes contributions réunies.',
      en: 'Value of the projects, all contributions together.',
    },
  },
  'firm-investment': {
    unit: 'CAD',
    name: { fr: 'Investissement des entreprises', en: 'Investment in firms' },
    definition: {
      fr: 'Valeur totale des projets technologiques réalisés dans les entreprises, aide comprise.',
      en: 'Total value of the technology initiatives carried out in firms, aid included.',
    },
  },
  'firm-aid': {
    unit: 'CAD',
    name: { fr: 'Aide versée aux entreprises', en: 'Aid to firms' },
    definition: {
      fr: 'Part de cette valeur payée par les bailleurs de fonds.',
      en: 'Part of that value paid by the funders.',
    },
  },
  'firm-projects': {
    unit: 'projects',
    name: { fr: 'Projets en entreprise', en: 'Projects in firms' },
    definition: {
      fr: 'Projets technologiques menés dans les entreprises.',
      en: 'Technology initiatives carried out in firms.',
    },
  },
  'projects-funded': {
    unit: 'projects',
    name: { fr: 'Projets financés', en: 'Projects funded' },
    definition: {
      fr: 'Projets d’organismes porteurs financés par l’initiative.',
      en: 'Projects of delivery organisations funded by the initiative.',
    },
  },
  'organisations-funded': {
    unit: 'organisations',
    name: { fr: 'Organismes porteurs', en: 'Delivery organisations' },
    definition: {
      fr: 'Organismes distincts qui portent au moins un projet.',
      en: 'Distinct organisations that run at least one project.',
    },
  },
  calls: {
    unit: 'calls',
    name: { fr: 'Appels de candidatures', en: 'Calls' },
    definition: { fr: 'Appels de candidatures ouverts.', en: 'Calls for applications opened.' },
  },
} as const satisfies Record<string, Indicator>;

export type IndicatorId = keyof typeof INDICATORS;

export const INDICATOR_IDS = Object.keys(INDICATORS) as [IndicatorId, ...IndicatorId[]];
