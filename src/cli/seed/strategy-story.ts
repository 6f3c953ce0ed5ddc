import type { SectionContents } from '#areas/strategy/index.ts';

/** A plant that extrudes and welds aluminium, as its manager and her adviser would write of it. */
export const PROFILE = {
  description:
    'Atelier familial d’extrusion et de soudage d’aluminium : profilés sur mesure, cadres soudés et sous-ensembles pour le matériel de transport, le bâtiment et l’énergie. Deux presses, quatre postes de soudage manuel, une scie à commande numérique et un centre d’usinage. Un seul site, deux quarts de travail.',
  markets:
    'Le matériel de transport fait 45 % des ventes, le bâtiment 35 %, l’énergie 20 %. Les trois premiers clients comptent pour 58 % du chiffre d’affaires ; 22 % des ventes vont en Ontario et dans le nord-est des États-Unis.',
  strengths:
    'Souplesse sur les petites séries, qualité de soudage reconnue (CSA W47.2), équipe stable, proximité des alumineries.',
  vision:
    'Dans quatre ans : livrer en quatre semaines plutôt qu’en sept, doubler les ventes hors Québec, et produire 30 % de plus avec les mêmes personnes.',
  aims: [
    ['Raccourcir le délai de livraison', 'Délai médian de 7 à 4 semaines', 'Fin 2028'],
    ['Répondre plus vite aux demandes de prix', 'De 6 jours à 1 jour ouvrable', 'Fin 2027'],
    ['Connaître le coût de revient de chaque commande', '95 % des commandes, contre 10 %', 'Fin 2027'],
    ['Doubler les ventes hors Québec', 'De 22 % à 44 % des ventes', 'Fin 2029'],
  ],
};

type Block = [today: string, target: string, change: string];
export const BLOCKS: Record<keyof SectionContents['business-model']['blocks'], Block> = {
  segments: [
    'Fabricants de remorques et d’autobus, vitriers et façadiers, intégrateurs d’armoires électriques.',
    'Les mêmes, plus les fabricants de véhicules électriques spécialisés de l’Ontario et du nord-est américain.',
    'Dépendre moins de trois clients ; aller où la traçabilité se paie.',
  ],
  offer: [
    'Profilés et cadres soudés sur mesure, en petites séries, avec conseil de conception.',
    'Sous-ensembles prêts à monter, livrés en quatre semaines, chaque pièce tracée à son lot d’aluminium.',
    'Vendre un délai tenu et une preuve de qualité, pas seulement un prix au kilo.',
  ],
  channels: [
    'Bouche-à-oreille, deux représentants, courriel et téléphone.',
    'Une fiche publique en trois langues, des demandes de soumission en ligne, un suivi de commande pour la clientèle.',
    'Être trouvée par des acheteurs qui ne connaissent personne ici.',
  ],
  relations: [
    'Personnelles ; le suivi est dans la tête des représentants.',
    'Toujours personnelles, avec un historique partagé et des avis de commande.',
    'Qu’un congé ne fasse plus perdre un client.',
  ],
  revenue: [
    'Vente à la pièce et au lot ; outillage facturé à part.',
    'Ententes annuelles à prix indexé sur l’aluminium, services d’assemblage.',
    'Lisser les revenus et partager le risque du métal.',
  ],
  resources: [
    'Deux presses de 1 800 et 2 200 tonnes, six soudeuses et soudeurs certifiés, une bibliothèque de 600 matrices sur papier.',
    'Les mêmes machines, branchées ; une cellule robotisée ; les matrices et les gammes dans un seul système.',
    'Le savoir-faire cesse de dépendre de deux personnes près de la retraite.',
  ],
  activities: [
    'Extrusion, soudage, usinage léger ; planification au tableau blanc chaque lundi.',
    'Planification chaque jour à partir de l’état réel des machines ; soudage des longues séries par robot.',
    'Moins d’urgences, des gens de métier là où leur métier compte.',
  ],
  partners: [
    'Deux alumineries, un fournisseur de matrices, un informaticien à la demande.',
    'Les mêmes, un intégrateur choisi sur critères, un centre de transfert pour le robot.',
    'Ne plus porter seul chaque projet technologique.',
  ],
  costs: [
    'Métal 52 %, main-d’œuvre directe 24 %, énergie 7 %, non-qualité 4 %.',
    'Non-qualité sous 2 %, énergie mesurée par commande.',
    'Voir où l’argent part avant la fin du mois, pas après.',
  ],
};

export const PROCESSES: [process: string, system: string, users: string, pain: string, decision: string][] = [
  [
    'Demandes de prix',
    'Courriel et chiffrier',
    'Ventes (3)',
    'Six jours en moyenne ; les gammes sont recalculées à chaque fois.',
    'replace',
  ],
  [
    'Commandes',
    'Comptabilité de bureau',
    'Ventes, administration (4)',
    'Chaque commande est retapée deux fois.',
    'replace',
  ],
  [
    'Planification',
    'Tableau blanc',
    'Chef de production (1)',
    'Personne ne sait le vendredi ce que vaut le plan du lundi.',
    'replace',
  ],
  [
    'Suivi de production',
    'Fiches papier',
    'Atelier (17)',
    'Saisies le lendemain, quand elles le sont.',
    'replace',
  ],
  [
    'Matrices',
    'Cahier et étagère',
    'Presses (4)',
    'Quarante minutes pour en trouver une, parfois.',
    'improve',
  ],
  ['Maintenance', 'Mémoire du mécanicien', 'Maintenance (2)', 'On répare ; on n’entretient pas.', 'replace'],
  [
    'Qualité du soudage',
    'Registre CSA sur papier',
    'Qualité (2)',
    'Tenu avec soin, impossible à chercher.',
    'improve',
  ],
  ['Paie et comptabilité', 'Logiciel comptable', 'Administration (2)', 'Fait le travail.', 'keep'],
  [
    'Copies de sécurité',
    'Disque externe',
    'Administration (1)',
    'Dernier essai de restauration : jamais.',
    'replace',
  ],
];

export const MATURITY = {
  reading:
    'L’atelier est solide dans ses gestes et fragile dans ses données : ce qui se passe sur le plancher n’est connu que le lendemain, et la soumission repose sur trois personnes. Rien de ce qui suit ne tient sans des données de base propres et des copies de sécurité.',
  strengths: 'Qualité du soudage, engagement de la direction, équipe prête à essayer.',
  gaps: 'Données du plancher, planification, soumissions, cybersécurité.',
};

export const NEEDS: [need: string, dimension: string, why: string][] = [
  [
    'Savoir en temps réel ce que font les presses et les postes',
    'shop-floor-data',
    'Les arrêts courts ne sont notés nulle part ; la capacité est devinée.',
  ],
  ['Planifier chaque jour selon la capacité réelle', 'planning', 'Une commande sur trois est en retard.'],
  [
    'Répondre à une demande de prix en un jour',
    'quoting-orders',
    'Deux soumissions sur cinq sont perdues au délai.',
  ],
  [
    'Connaître le coût de revient par commande',
    'finance-costing',
    'Le bâtiment rapporte peut-être moins qu’il ne coûte.',
  ],
  [
    'Protéger l’usine d’une attaque ou d’une panne',
    'cybersecurity',
    'Une restauration n’a jamais été essayée.',
  ],
  [
    'Souder les longues séries sans y user les gens',
    'automation',
    'Deux postes de soudage à combler depuis un an.',
  ],
];

export const ACTIONS: [action: string, owner: string, due: string, state: string, template: string | null][] =
  [
    [
      'Essayer une restauration complète des copies de sécurité',
      'Directrice générale',
      '2026-12-18',
      'under-way',
      'cybersecurity-basics',
    ],
    ['Nettoyer la liste des matrices et des produits', 'Chef de production', '2027-02-26', 'under-way', null],
    [
      'Envoyer la demande de propositions du progiciel',
      'Chef de production',
      '2027-01-29',
      'to-do',
      'erp-production',
    ],
    ['Brancher la presse 2 et la scie', 'Mécanicien chef', '2027-03-31', 'to-do', 'machine-monitoring'],
    [
      'Visiter deux ateliers qui ont une cellule de soudage',
      'Directrice d’usine',
      '2027-04-30',
      'to-do',
      'welding-robot-cell',
    ],
    ['Déposer la demande d’aide au programme ESSOR', 'Contrôleuse', '2027-01-15', 'to-do', null],
  ];

/** Dollars. The sheets kept cost 769,000 $ once: part of it is still to be found. */
export const SOURCES: [name: string, kind: string, dollars: number, state: string, note: string][] = [
  ['Fonds propres', 'firm', 190_000, 'confirmed', 'Sur deux exercices, approuvés par le conseil.'],
  ['ESSOR, volet 1C', 'quebec', 50_000, 'requested', 'Rien ne doit être engagé avant la demande.'],
  ['DEC, productivité', 'federal', 110_000, 'planned', 'Contribution remboursable ou non, à confirmer.'],
  ['Fonds de la MRC', 'municipal', 15_000, 'planned', ''],
  ['Prêt équipement', 'lender', 330_000, 'planned', 'Pour la cellule de soudage, sur sept ans.'],
];

export const SUMMARIES = {
  inventory:
    'Neuf processus, sept outils, aucun qui parle à un autre. L’information voyage sur papier ou par courriel.',
  needs:
    'Six besoins, des données du plancher à la cybersécurité. Les trois premiers se tiennent : on ne planifie pas ce qu’on ne mesure pas.',
  initiatives:
    'Neuf projets ont été étudiés, huit sont retenus. Ils se suivent : les bases d’abord, puis le cœur de la production, enfin la cellule robotisée.',
  'action-plan':
    'La direction et le chef de production revoient cette liste le premier lundi de chaque mois.',
  funding:
    'Les demandes d’aide se déposent avant tout engagement. Le prêt ne vise que la cellule de soudage.',
} as const;
