/** One sheet of the story: what differs from its template. Amounts in dollars. */
export interface SheetStory {
  template: string;
  owner: string;
  oneOff: number;
  yearly: number;
  benefit: number | null;
  days: number;
  quarters: number;
  value: number;
  process: string;
  kpi?: { name: string; unit: string; baseline: number; target: number };
  must?: 'must' | 'must-not';
  latest?: string;
  /** Criteria with their weight, and each option's cost and ratings on them, in the template's order of options. */
  criteria?: [name: string, weight: number][];
  ratings?: { oneOff: number; yearly: number; rates: number[] }[];
  chosen?: number;
  reason?: string;
}

/** Nine initiatives of the same plant, in their order; the last was studied and set aside. */
export const SHEETS: SheetStory[] = [
  {
    template: 'cybersecurity-basics',
    owner: 'Directrice générale',
    oneOff: 24_000,
    yearly: 9_600,
    benefit: null,
    days: 18,
    quarters: 1,
    value: 80,
    must: 'must',
    latest: '2027-Q2',
    process:
      'Comptes, postes, copies de sécurité et accès à distance : des règles simples, vérifiées chaque trimestre.',
    kpi: { name: 'Restaurations essayées', unit: 'par année', baseline: 0, target: 4 },
  },
  {
    template: 'erp-production',
    owner: 'Chef de production',
    oneOff: 148_000,
    yearly: 26_000,
    benefit: 92_000,
    days: 120,
    quarters: 3,
    value: 90,
    process:
      'De la commande à l’expédition : une seule saisie, une gamme par produit, le coût de revient à la fermeture de la commande.',
    kpi: { name: 'Commandes au coût de revient connu', unit: '%', baseline: 10, target: 95 },
    criteria: [
      ['Convient aux profilés et aux matrices', 5],
      ['Coût sur cinq ans', 4],
      ['Français complet à l’atelier', 3],
      ['Échange de données ouvert', 4],
    ],
    ratings: [
      { oneOff: 148_000, yearly: 26_000, rates: [3, 3, 4, 3] },
      { oneOff: 95_000, yearly: 31_000, rates: [2, 3, 3, 2] },
      { oneOff: 260_000, yearly: 44_000, rates: [4, 1, 2, 4] },
    ],
    chosen: 0,
    reason:
      'Le meilleur équilibre : les matrices se gèrent sans programmation, et les données sortent par une interface documentée.',
  },
  {
    template: 'machine-monitoring',
    owner: 'Chef de production',
    oneOff: 46_000,
    yearly: 8_400,
    benefit: 61_000,
    days: 34,
    quarters: 2,
    value: 85,
    process:
      'Les deux presses, la scie et le centre d’usinage disent eux-mêmes s’ils produisent ; l’opérateur ne fait que nommer la cause d’un arrêt.',
    kpi: { name: 'TRS de la presse 2', unit: '%', baseline: 47, target: 62 },
    criteria: [
      ['Branche nos vieilles commandes', 5],
      ['Données à nous, exportables', 4],
      ['Saisie en deux touches', 3],
    ],
    ratings: [
      { oneOff: 46_000, yearly: 8_400, rates: [4, 4, 4] },
      { oneOff: 31_000, yearly: 14_000, rates: [2, 2, 4] },
    ],
    chosen: 0,
    reason:
      'Une presse de 1994 n’a pas d’automate : il faut un capteur de courant, que la première option prévoit.',
  },
  {
    template: 'quoting-software',
    owner: 'Directrice des ventes',
    oneOff: 52_000,
    yearly: 11_000,
    benefit: 74_000,
    days: 40,
    quarters: 2,
    value: 82,
    process:
      'La demande de prix devient une gamme et un coût en vingt minutes, à partir des matrices et des temps connus.',
    kpi: { name: 'Délai de soumission', unit: 'jours', baseline: 6, target: 1 },
  },
  {
    template: 'production-scheduling',
    owner: 'Chef de production',
    oneOff: 64_000,
    yearly: 12_500,
    benefit: 88_000,
    days: 55,
    quarters: 2,
    value: 78,
    process:
      'Le plan se refait chaque matin selon les commandes, les matrices disponibles et l’état des presses.',
    kpi: { name: 'Livraisons à temps', unit: '%', baseline: 67, target: 92 },
  },
  {
    template: 'maintenance-cmms',
    owner: 'Mécanicien chef',
    oneOff: 22_000,
    yearly: 5_400,
    benefit: 26_000,
    days: 25,
    quarters: 1,
    value: 55,
    process: 'Chaque machine a sa fiche, ses pièces et ses tâches ; le téléphone remplace le cahier.',
    kpi: { name: 'Arrêts non planifiés', unit: 'heures par mois', baseline: 38, target: 20 },
  },
  {
    template: 'welding-robot-cell',
    owner: 'Directrice d’usine',
    oneOff: 385_000,
    yearly: 18_000,
    benefit: 132_000,
    days: 110,
    quarters: 3,
    value: 88,
    process: 'Les cadres de plus de 40 unités passent au robot ; les petites séries restent à la main.',
    kpi: { name: 'Cadres soudés par personne et par quart', unit: 'cadres', baseline: 11, target: 19 },
    criteria: [
      ['Changement de série en moins de 20 minutes', 5],
      ['Sécurité (CSA Z434)', 5],
      ['Programmation par nos soudeurs', 4],
      ['Coût complet', 3],
    ],
    ratings: [
      { oneOff: 385_000, yearly: 18_000, rates: [3, 4, 3, 2] },
      { oneOff: 210_000, yearly: 12_000, rates: [4, 3, 4, 3] },
    ],
  },
  {
    template: 'bi-dashboards',
    owner: 'Contrôleuse',
    oneOff: 28_000,
    yearly: 6_600,
    benefit: 24_000,
    days: 22,
    quarters: 1,
    value: 50,
    process:
      'Un écran par rôle : atelier, ventes, direction ; les chiffres viennent des systèmes, pas d’un chiffrier.',
    kpi: { name: 'Délai de fermeture du mois', unit: 'jours', baseline: 14, target: 5 },
  },
  {
    template: 'vision-inspection',
    owner: '',
    oneOff: 175_000,
    yearly: 14_000,
    benefit: 38_000,
    days: 60,
    quarters: 2,
    value: 30,
    must: 'must-not',
    process: 'Contrôle de surface à la sortie des presses. À revoir quand le suivi des machines aura un an.',
  },
];
