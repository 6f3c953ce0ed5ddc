import type { ProposalContent, RequestCriterion, RequestQuestion } from '#areas/strategy/index.ts';

/** What the demonstration firm asked for, and what came. Amounts in cents. */
export const REQUEST = {
  template: 'machine-monitoring',
  title: 'Suivi des machines et du rendement',
  need: 'Nous ne savons pas pourquoi nos presses s’arrêtent. Les causes sont notées sur papier, une fois par quart, et personne ne les relit.\n\nNous voulons voir en direct quelles machines produisent, connaître les causes d’arrêt par équipe et suivre le taux de rendement, sans double saisie.',
  context:
    'Onze machines de 1994 à 2021, dont quatre sans port de communication. Deux quarts. Réseau d’usine séparé des bureaux. Interface en français à l’atelier.',
};

export const CRITERIA: RequestCriterion[] = [
  {
    id: 'c1',
    name: 'Réponse au besoin',
    description: 'Toutes les machines, anciennes comprises',
    weight: 35,
  },
  { id: 'c2', name: 'Coût sur cinq ans', description: 'Unique et annuel, sans surprise', weight: 25 },
  {
    id: 'c3',
    name: 'Mise en route et soutien',
    description: 'Formation des deux quarts, délai de réponse',
    weight: 20,
  },
  {
    id: 'c4',
    name: 'Propriété des données',
    description: 'Export libre, liens avec le progiciel',
    weight: 20,
  },
];

export const QUESTIONS: RequestQuestion[] = [
  { id: 'q1', text: 'Qui pose les capteurs, et combien d’heures d’arrêt faut-il prévoir par machine ?' },
  { id: 'q2', text: 'Où sont hébergées les données, et que deviennent-elles si nous partons ?' },
];

export interface Tender {
  provider: string;
  /** Days before the day of the demonstration. */
  daysAgo: number;
  content?: ProposalContent;
  declines?: string;
  asks?: { question: string; answer: string };
  firmScores?: Readonly<Record<string, number>>;
  adviserScores?: Readonly<Record<string, number>>;
}

const dollars = (amount: number): number => amount * 100;

export const TENDERS: readonly Tender[] = [
  {
    provider: 'Atelier Connecté du Fjord',
    daysAgo: 5,
    asks: {
      question: 'Les quatre machines sans port ont-elles une armoire électrique accessible ?',
      answer: 'Oui, toutes. Deux sont à plus de 40 mètres d’une prise réseau.',
    },
    content: {
      oneOffCents: dollars(41_500),
      yearlyCents: dollars(6_900),
      currency: 'CAD',
      leadTimeWeeks: 10,
      validUntil: '2027-03-31',
      summary:
        'Un boîtier par machine, y compris sur les quatre sans port. Tableau en direct à l’atelier, causes d’arrêt choisies sur écran tactile.',
      criteria: {
        c1: 'Les onze machines. Capteurs de courant sur les anciennes, protocole ouvert sur les autres.',
        c2: '41 500 $ puis 6 900 $ par année, soutien compris. Aucun frais par utilisateur.',
        c3: 'Deux jours sur place par quart. Réponse en quatre heures ouvrables.',
        c4: 'Base chez vous, export complet en tout temps, interface documentée.',
      },
      answers: {
        q1: 'Nos techniciens. Deux heures par machine, hors production.',
        q2: 'Sur votre serveur. Tout vous reste.',
      },
    },
    firmScores: { c1: 4, c2: 3, c3: 4, c4: 5 },
    adviserScores: { c1: 3, c2: 3 },
  },
  {
    provider: 'Cadence Industrielle',
    daysAgo: 4,
    content: {
      oneOffCents: dollars(18_200),
      yearlyCents: dollars(14_400),
      currency: 'CAD',
      leadTimeWeeks: 4,
      validUntil: '2027-02-28',
      summary:
        'Notre produit en abonnement, posé en une journée par machine. Rapports prêts à l’emploi et application mobile.',
      criteria: {
        c1: 'Neuf machines sur onze. Les deux plus anciennes demandent une étude.',
        c2: '18 200 $ puis 14 400 $ par année pour onze machines.',
        c3: 'Formation à distance, soutien en semaine.',
        c4: 'Données hébergées à Montréal, export en CSV.',
      },
      answers: {
        q1: 'Votre électricien, avec notre guide. Une heure par machine.',
        q2: 'Dans notre nuage. Export à la résiliation.',
      },
    },
    firmScores: { c1: 4, c2: 5, c3: 3 },
    adviserScores: { c1: 5, c2: 5, c3: 5, c4: 4 },
  },
  {
    provider: 'Numérix Usines',
    daysAgo: 3.2,
    content: {
      oneOffCents: dollars(96_000),
      yearlyCents: null,
      currency: 'CAD',
      leadTimeWeeks: 22,
      validUntil: null,
      summary: 'Un système d’exécution complet, dont le suivi des machines est le premier module.',
      criteria: {
        c1: 'Les onze machines, et plus tard les ordres de fabrication.',
        c2: '96 000 $ pour le premier module. L’entretien annuel reste à établir.',
        c3: 'Chef de projet attitré, dix jours de formation.',
        c4: '',
      },
      answers: { q1: 'Notre équipe, une demi-journée par machine.' },
    },
    firmScores: { c1: 4, c2: 1, c3: 5 },
  },
  {
    provider: 'Énergie Mesurée',
    daysAgo: 15,
    declines: 'Notre carnet est plein jusqu’au printemps.',
  },
];

export const SECOND = {
  template: 'erp-production',
  title: 'Gestion de la production, de la commande à l’expédition',
  need: 'Une commande est saisie trois fois avant d’être fabriquée. Nous voulons une seule saisie, une gamme par produit et un coût de revient à la fermeture.',
  context: 'Quarante-cinq employés, comptabilité récente à garder, profilés et matrices à gérer.',
  providers: ['Gestion Harfang', 'Coopérative Logis-Usine'],
};
