/** One invented provider of the demonstration. Lists left out are not stated. */
export interface ProviderStory {
  name: string;
  city: string;
  size: '1-9' | '10-49' | '50-249' | '250+';
  summary: string;
  language?: 'en';
  /** "all" is the seventeen regions. */
  regions?: readonly string[] | 'all';
  sectors?: readonly string[];
  languages?: readonly string[];
  templates: readonly string[];
  references?: readonly (readonly [
    firm: string,
    project: string,
    year: number,
    template: string,
    named: boolean,
  ])[];
  brands?: readonly string[];
  ties?: string;
}

const METAL = ['331', '332', '333', '336'];
const WOOD = ['321', '337'];
const FOOD = ['311', '312'];
const PLASTIC = ['325', '326'];
const BOTH = ['fr', 'en'];

/** Invented firms in the regions of Québec, of every size; what is not stated of some shows how that reads. */
// prettier-ignore
export const PROVIDERS: readonly ProviderStory[] = [
  { name: 'Atelier Connecté du Fjord', city: 'Saguenay', size: '10-49', regions: ['02', '09', '10'], sectors: METAL, languages: BOTH,
    summary: 'Branche des machines de tous âges et met leurs arrêts au tableau. Équipe d’automaticiens et de développeurs.',
    templates: ['machine-monitoring', 'mes', 'condition-monitoring', 'machine-network', 'bi-dashboards'],
    references: [['Fonderie du Royaume inc.', 'Suivi de quatorze machines', 2025, 'machine-monitoring', true], ['', 'Arrêts d’une ligne d’extrusion', 2024, 'machine-monitoring', false]] },
  { name: 'Numérix Usines', city: 'Québec', size: '50-249', regions: ['03', '12', '02', '04'], sectors: [...METAL, ...WOOD], languages: BOTH,
    summary: 'Intégrateur de systèmes d’exécution et de suivi de production, du capteur au coût de revient.',
    templates: ['mes', 'machine-monitoring', 'production-scheduling', 'shop-floor-tablets', 'system-interfaces'], brands: ['Orchestra MES', 'Prodiva'],
    references: [['Meubles Lapointe & Filles inc.', 'Système d’exécution de la production', 2024, 'mes', true]], ties: 'Revendeur de deux éditeurs, commission de 15 à 20 % sur les licences.' },
  { name: 'Cadence Industrielle', city: 'Laval', size: '10-49', regions: ['13', '06', '14', '15', '16'], sectors: METAL, languages: BOTH,
    summary: 'Suivi de machines et taux de rendement, en abonnement, posé en une journée par machine.',
    templates: ['machine-monitoring', 'energy-monitoring', 'condition-monitoring', 'shop-floor-tablets'], brands: ['Cadence'],
    references: [['Précision Saint-Laurent inc.', 'Suivi de vingt-deux centres d’usinage', 2026, 'machine-monitoring', true]], ties: 'Édite le produit qu’elle installe.' },
  { name: 'Groupe Boréatech', city: 'Alma', size: '10-49', regions: ['02', '09'], sectors: ['331', '332', '321'], languages: ['fr'],
    summary: 'Automatisation de procédés, réseaux d’usine et entretien préventif pour l’aluminium et le bois.',
    templates: ['machine-network', 'maintenance-cmms', 'condition-monitoring', 'plant-history', 'energy-monitoring'],
    references: [['Aluminium Boréal inc.', 'Historique de procédé', 2023, 'plant-history', true]] },
  { name: 'Robotique des Bois-Francs', city: 'Drummondville', size: '50-249', regions: ['17', '16', '05', '12', '04'], sectors: [...METAL, ...PLASTIC], languages: BOTH,
    summary: 'Cellules de soudage, chargement de machines et robots collaboratifs, conçus et mis en service au Québec.',
    templates: ['welding-robot-cell', 'machine-tending-robot', 'cobot-station', 'vision-inspection'], brands: ['Kanto Robotics'],
    references: [['Remorques de l’Etchemin inc.', 'Cellule de soudage à deux postes', 2025, 'welding-robot-cell', true], ['Plastiques des Bois-Francs inc.', 'Déchargement de presses', 2024, 'machine-tending-robot', true]] },
  { name: 'Vision Chaudière', city: 'Saint-Georges', size: '1-9', regions: ['12', '03', '17'], sectors: [...WOOD, ...PLASTIC], languages: ['fr'],
    summary: 'Inspection par caméra de surfaces et de dimensions.', templates: ['vision-inspection', 'quality-spc', 'gauge-calibration'] },
  { name: 'Gestion Harfang', city: 'Longueuil', size: '50-249', regions: 'all', sectors: [...METAL, ...WOOD, ...PLASTIC, ...FOOD], languages: BOTH,
    summary: 'Choix et mise en place de progiciels de gestion intégrés pour manufacturiers de 20 à 250 personnes.',
    templates: ['erp-production', 'erp-inventory', 'erp-purchasing', 'erp-finance', 'production-scheduling', 'system-interfaces'], brands: ['Sentinelle ERP', 'Manuflex'],
    references: [['Structures Kénogami inc.', 'Gestion de la production', 2024, 'erp-production', true], ['', 'Inventaires et achats', 2023, 'erp-inventory', false]], ties: 'Partenaire certifié de deux éditeurs.' },
  { name: 'Coopérative Logis-Usine', city: 'Trois-Rivières', size: '10-49', regions: ['04', '14', '17', '05'], sectors: [...WOOD, ...FOOD], languages: ['fr'],
    summary: 'Coopérative de travail : progiciels libres, adaptés et soutenus avec l’équipe de l’usine.',
    templates: ['erp-production', 'erp-inventory', 'erp-finance', 'document-management', 'crm'],
    references: [['Fromagerie du Rang Double inc.', 'Lots et expéditions', 2025, 'erp-inventory', true]] },
  { name: 'Ordo Conseil', city: 'Montréal', size: '1-9', regions: ['06', '13', '16'], sectors: METAL, languages: BOTH,
    summary: 'Planification et ordonnancement à capacité finie, avec les données que l’usine a déjà.',
    templates: ['production-scheduling', 'bi-dashboards', 'ai-demand'], references: [['', 'Ordonnancement d’un atelier d’usinage', 2025, 'production-scheduling', false]] },
  { name: 'Soumission Rapide', city: 'Sherbrooke', size: '10-49', regions: ['05', '16', '17', '12'], sectors: METAL, languages: BOTH,
    summary: 'Logiciels de soumission pour la tôlerie et l’usinage, liés aux plans et aux prix de matière.',
    templates: ['quoting-software', 'ai-quoting', 'product-configurator', 'nesting'], brands: ['Devix'], references: [['Les Aciers du Fjord ltée', 'Soumissions de tôlerie', 2024, 'quoting-software', true]] },
  { name: 'Imbrika', city: 'Lévis', size: '1-9', regions: ['12', '03'], sectors: ['332', '337', '321'], languages: ['fr'],
    summary: 'Imbrication de pièces et préparation de fabrication assistée par ordinateur.', templates: ['nesting', 'cam-automation'] },
  { name: 'Studio Vitrine Numérique', city: 'Montréal', size: '10-49', regions: 'all', languages: ['fr', 'en', 'es'],
    summary: 'Sites multilingues, commerce en ligne et fiches de produits pour fabricants qui exportent.',
    templates: ['multilingual-website', 'e-commerce', 'product-data', 'digital-marketing', 'customer-portal'], references: [['Confections Chabanel ltée', 'Boutique en trois langues', 2025, 'e-commerce', true]] },
  { name: 'Échanges EDI Laurentides', city: 'Saint-Jérôme', size: '1-9', regions: ['15', '14', '13', '06'], sectors: [...FOOD, ...PLASTIC], languages: BOTH,
    summary: 'Échange de documents informatisés avec les grands détaillants et donneurs d’ordres.', templates: ['edi', 'system-interfaces', 'supplier-portal'], references: [['', 'Vingt partenaires en EDI', 2024, 'edi', false]] },
  { name: 'Relations Plus CRM', city: 'Gatineau', size: '10-49', regions: ['07', '15', '06'], languages: BOTH, language: 'en',
    summary: 'Gestion de la relation client et portails de commande.', templates: ['crm', 'customer-portal', 'digital-marketing'], brands: ['Nexus CRM'], ties: 'Reçoit une prime annuelle de l’éditeur selon le volume.' },
  { name: 'Tableaux Clairs', city: 'Rimouski', size: '1-9', regions: ['01', '11', '03', '09'], languages: ['fr'],
    summary: 'Tableaux de bord et gouvernance des données pour petites équipes.', templates: ['bi-dashboards', 'data-governance', 'master-data-cleanup'], references: [['', 'Coûts de revient par commande', 2025, 'bi-dashboards', false]] },
  { name: 'Sécuri-Usine', city: 'Québec', size: '10-49', regions: 'all', sectors: [...METAL, ...WOOD, ...FOOD, ...PLASTIC], languages: BOTH,
    summary: 'Cybersécurité des bureaux et des ateliers : bases, identités, sauvegardes et surveillance.',
    templates: ['cybersecurity-basics', 'identity-mfa', 'backup-continuity', 'security-monitoring', 'machine-network'], references: [['Aérostructures Dorval inc.', 'Surveillance et réponse', 2025, 'security-monitoring', true]] },
  { name: 'Bouclier Nord', city: 'Rouyn-Noranda', size: '1-9', regions: ['08', '10'], languages: BOTH,
    summary: 'Sauvegardes, continuité et identités pour le Nord.', templates: ['backup-continuity', 'identity-mfa', 'cybersecurity-basics'] },
  { name: 'Formation 4.0 Mauricie', city: 'Shawinigan', size: '10-49', regions: ['04', '17', '14'], languages: ['fr'],
    summary: 'Organisme de formation : compétences numériques à l’atelier et gestion du changement.', templates: ['training-plan', 'change-leadership', 'digital-work-instructions'], references: [['', 'Parcours de chefs d’équipe', 2026, 'training-plan', false]] },
  { name: 'Instructa', city: 'Granby', size: '1-9', regions: ['16', '05'], sectors: [...METAL, ...PLASTIC], languages: BOTH,
    summary: 'Instructions de travail en images et en vidéo, sur tablette, par ceux qui font le travail.', templates: ['digital-work-instructions', 'shop-floor-tablets', 'training-plan'], brands: ['Instructa Pro'] },
  { name: 'Traçabilité Lanaudière', city: 'Joliette', size: '10-49', regions: ['14', '15', '06', '13'], sectors: FOOD, languages: ['fr'],
    summary: 'Lots, numéros de série, étiquettes et codes à barres, de la réception au client.', templates: ['traceability-serialisation', 'warehouse-barcode', 'shipping-transport'], brands: ['Etikado'], references: [['', 'Rappel simulé en quatre minutes', 2025, 'traceability-serialisation', false]] },
  { name: 'Énergie Mesurée', city: 'Baie-Comeau', size: '1-9', regions: ['09', '02', '11'], sectors: ['331', '321', '322'], languages: ['fr'],
    summary: 'Mesure d’énergie par machine et par pièce.', templates: ['energy-monitoring', 'machine-monitoring'], references: [['', 'Mesure de trois fours', 2024, 'energy-monitoring', false]] },
  { name: 'Maintien GMAO', city: 'Victoriaville', size: '1-9', regions: ['17', '12', '05'], languages: ['fr'],
    summary: 'Logiciels d’entretien, mis en route avec les mécaniciens.', templates: ['maintenance-cmms', 'condition-monitoring'] },
  { name: 'North Shore Automation', city: 'Sept-Îles', size: '10-49', language: 'en', regions: ['09', '10'], sectors: ['331', '333'], languages: BOTH,
    summary: 'Controls, plant networks and historians for heavy industry.', templates: ['plant-history', 'machine-network', 'machine-monitoring'] },
  { name: 'Impression 3D Gaspésie', city: 'Gaspé', size: '1-9', regions: ['11', '01'], languages: ['fr'],
    summary: 'Outillage imprimé, gabarits et pièces de rechange.', templates: ['additive-tooling', 'digital-twin'] },
  { name: 'Portage Numérique', city: 'Chibougamau', size: '1-9', languages: ['fr'],
    summary: 'Jeune entreprise, dont l’expertise est encore à préciser.', templates: [] },
];
