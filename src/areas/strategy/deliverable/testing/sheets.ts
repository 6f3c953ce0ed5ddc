import type { DocumentInitiative } from '../../document/document.ts';
import { technologyInitiativeSchema, type TechnologyInitiative } from '../../document/initiative.ts';
import { paybackOf } from '../../document/payback.rules.ts';
import { idOf } from './rows.ts';

type Written = Partial<TechnologyInitiative> & { title: string };

const CRITERIA = [
  { id: idOf('c', 1), name: 'Convient à la petite série', weight: 5 },
  { id: idOf('c', 2), name: 'Coût sur cinq ans', weight: 4 },
  { id: idOf('c', 3), name: 'Soutien en français', weight: 3 },
];
const ratings = (...values: number[]) => Object.fromEntries(CRITERIA.map(({ id }, at) => [id, values[at]!]));

const WRITTEN: Written[] = [
  {
    title: 'Cybersécurité de base et sauvegardes essayées',
    problem:
      'Les sauvegardes tiennent sur un disque branché au serveur, et aucune restauration n’a été essayée depuis 2023. Trois comptes de courriel partagent un mot de passe.',
    process:
      'L’accès au courriel, au serveur et aux machines passe par des comptes nominatifs à deux facteurs. Une copie quotidienne sort du site.',
    benefit:
      'L’atelier peut repartir en moins de deux jours après une attaque. La prime d’assurance baisse, et les clients de l’aéronautique cessent de demander un plan.',
    kpis: [
      { id: idOf('k', 1), name: 'Temps de reprise essayé', unit: 'jours', baseline: null, target: 2 },
      { id: idOf('k', 2), name: 'Comptes à deux facteurs', unit: '% des comptes', baseline: 0, target: 100 },
    ],
    oneOffCents: 3_200_000,
    yearlyCents: 780_000,
    yearlyBenefitCents: 1_450_000,
    effortDays: 22,
    durationQuarters: 1,
    value: 88,
    must: 'must',
    risks:
      'Les gens trouvent le deuxième facteur pénible : commencer par le bureau, avec une clé physique plutôt qu’un téléphone personnel.',
    security: 'C’est l’objet du projet. Les renseignements personnels de la paie sont chiffrés au repos.',
    training: 'Une heure par personne, puis un essai d’hameçonnage par trimestre.',
    owner: 'Karine Simard, contrôleuse',
  },
  {
    title: 'Progiciel de gestion intégré : commandes, production et stocks',
    problem:
      'Une commande est ressaisie trois fois : du courriel au chiffrier, du chiffrier à la comptabilité, de la comptabilité à la fiche d’atelier. Personne ne sait ce qu’une commande a coûté avant la fin du mois.',
    process:
      'De la soumission à la facture, une seule saisie. La fiche d’atelier sort du système ; le temps et le métal y reviennent.',
    benefit:
      'Environ 1 100 heures de bureau par année, et un coût réel par commande. C’est le socle de quatre autres projets.',
    kpis: [
      { id: idOf('k', 3), name: 'Saisies par commande', unit: 'saisies', baseline: 3, target: 1 },
      { id: idOf('k', 4), name: 'Livraisons à temps', unit: '%', baseline: 71, target: 85 },
    ],
    criteria: CRITERIA,
    options: [
      {
        id: idOf('o', 1),
        name: 'Progiciel pour ateliers',
        description: 'Conçu pour la fabrication sur commande, hébergé.',
        oneOffCents: 14_500_000,
        yearlyCents: 2_640_000,
        pros: 'Nomenclatures et gammes déjà là ; mise en place en six mois.',
        cons: 'Comptabilité à relier.',
        ratings: ratings(4, 3, 3),
      },
      {
        id: idOf('o', 2),
        name: 'Progiciel général adapté',
        description: 'Suite de gestion répandue, avec un module de fabrication.',
        oneOffCents: 21_000_000,
        yearlyCents: 3_400_000,
        pros: 'Tout au même endroit, beaucoup d’intégrateurs.',
        cons: 'Pensé pour la grande série ; adaptations à payer à chaque version.',
        ratings: ratings(2, 1, 4),
      },
      {
        id: idOf('o', 3),
        name: 'Garder la comptabilité et ajouter des chiffriers reliés',
        description: '',
        oneOffCents: 3_000_000,
        yearlyCents: 400_000,
        pros: 'Peu cher.',
        cons: 'Ne règle ni la ressaisie ni le coût réel.',
        ratings: ratings(1, 4, 4),
      },
    ],
    chosenOption: 'Progiciel pour ateliers',
    choiceReason:
      'C’est la seule option qui connaît la petite série sans adaptation. La comptabilité reste en place la première année, ce qui réduit le risque.',
    oneOffCents: 14_500_000,
    yearlyCents: 2_640_000,
    yearlyBenefitCents: 8_900_000,
    effortDays: 130,
    durationQuarters: 3,
    value: 92,
    must: 'must',
    risks:
      '- Données de départ incomplètes : nettoyer les 120 pièces récurrentes avant de commencer\n- Fatigue de l’équipe : rien d’autre au bureau pendant la bascule\n- Dépendance à l’intégrateur : exiger la documentation et l’accès aux données',
    security:
      'Hébergement au Canada, export complet des données au contrat, comptes nominatifs à deux facteurs.',
    training:
      'Huit séances de deux heures, par métier ; deux utilisateurs clés libérés à mi-temps pendant trois mois.',
    owner: 'Line Tremblay, directrice générale',
    reasons: [
      {
        fr: 'Planification : 24 sur 100, la note la plus basse de la production',
        en: 'Planning: 24 out of 100, the lowest score in production',
      },
      {
        fr: 'Coûts et finances : 38 sur 100, sous la médiane des pairs',
        en: 'Costing and finance: 38 out of 100, below the peers’ median',
      },
    ],
  },
  {
    title: 'Suivi des machines et TRS',
    problem:
      'L’essai de trois semaines a montré des machines qui coupent 41 % du temps. Les petits arrêts, que personne ne note, pèsent plus que les pannes.',
    process:
      'Les commandes numériques disent elles-mêmes quand elles coupent ; l’opérateur choisit une cause d’arrêt parmi huit.',
    benefit:
      'Dix points de TRS sur les cinq centres d’usinage valent une demi-machine : 1 900 heures par année.',
    kpis: [{ id: idOf('k', 5), name: 'TRS des centres d’usinage', unit: '%', baseline: 41, target: 52 }],
    oneOffCents: 6_400_000,
    yearlyCents: 1_180_000,
    yearlyBenefitCents: 7_600_000,
    effortDays: 34,
    durationQuarters: 2,
    value: 84,
    must: 'free',
    risks:
      'Une mesure vécue comme une surveillance : les chiffres sont ceux de la machine, jamais ceux d’une personne, et l’affichage est le même pour tous.',
    security: 'Réseau des machines séparé de celui du bureau.',
    training: 'Deux heures par opérateur, une journée pour la maintenance.',
    owner: 'Alain Bouchard, maintenance',
    reasons: [{ fr: 'Données de l’atelier : 17 sur 100', en: 'Shop-floor data: 17 out of 100' }],
  },
  {
    title: 'Ordonnancement de la production sur la capacité réelle',
    problem:
      'Le plan tient au tableau blanc et à une personne. Une urgence déplace dix commandes sans que personne ne le dise au client.',
    process:
      'Le plan se calcule chaque nuit à partir des commandes et des temps réels ; le contremaître l’ajuste le matin.',
    benefit:
      'La date promise devient calculée. Sept points de livraisons à temps de plus, et trois appels par jour de moins.',
    kpis: [{ id: idOf('k', 6), name: 'Livraisons à temps', unit: '%', baseline: 71, target: 92 }],
    oneOffCents: 5_200_000,
    yearlyCents: 960_000,
    yearlyBenefitCents: 4_300_000,
    effortDays: 40,
    durationQuarters: 2,
    value: 80,
    must: 'free',
    prerequisites: [idOf('i', 2), idOf('i', 3)],
    risks: 'Sans temps réels fiables, le plan ment : ne commencer qu’après trois mois de mesures.',
    security: 'Aucune donnée personnelle.',
    training: 'Quatre demi-journées pour deux personnes.',
    owner: 'Denis Girard, contremaître',
  },
  {
    title: 'Soumissions assistées à partir des pièces déjà faites',
    problem: 'Une soumission prend six jours, et les temps réels ne reviennent jamais dans le calcul.',
    process:
      'L’estimateur part des pièces semblables et de leurs temps réels ; les pièces récurrentes sont chiffrées sans lui.',
    benefit: 'Réponse en deux jours, et une demande sur quatre gagnée au lieu d’une sur six.',
    kpis: [
      { id: idOf('k', 7), name: 'Délai de soumission', unit: 'jours', baseline: 6, target: 2 },
      { id: idOf('k', 8), name: 'Soumissions gagnées', unit: '%', baseline: 17, target: 25 },
    ],
    oneOffCents: 4_100_000,
    yearlyCents: 720_000,
    yearlyBenefitCents: 5_200_000,
    effortDays: 28,
    durationQuarters: 2,
    value: 76,
    must: 'free',
    prerequisites: [idOf('i', 2)],
    risks: 'Des prix mal fondés au début : garder l’ancien calcul en parallèle pendant un trimestre.',
    security: 'Les plans des clients restent au Canada, selon leurs ententes de confidentialité.',
    training: 'Deux jours pour les estimateurs.',
    owner: 'Marc Gagnon, méthodes',
  },
  {
    title: 'Dossier qualité et traçabilité numériques',
    problem:
      'Un dossier aéronautique prend quatre heures à rassembler ; deux audits sur trois trouvent un certificat manquant.',
    process:
      'Le certificat du métal, les relevés et les non-conformités suivent le lot, de la réception à la livraison.',
    benefit: 'Un dossier en quinze minutes, et l’accès à deux donneurs d’ordres qui l’exigent.',
    kpis: [{ id: idOf('k', 9), name: 'Temps d’un dossier', unit: 'heures', baseline: 4, target: 0.25 }],
    oneOffCents: 5_650_000,
    yearlyCents: 890_000,
    yearlyBenefitCents: 3_100_000,
    effortDays: 46,
    durationQuarters: 2,
    value: 68,
    must: 'free',
    prerequisites: [idOf('i', 2)],
    risks: 'Trop demander à l’inspection : commencer par une famille de pièces.',
    security: 'Signatures nominatives, dossiers conservés sept ans.',
    training: 'Trois heures par inspecteur.',
    owner: 'Sophie Lavoie, qualité',
  },
  {
    title: 'Cellule de soudage robotisée pour sous-ensembles récurrents',
    problem:
      'Trois postes de soudeurs restent vacants depuis dix-huit mois ; les séries de remorques attendent.',
    process:
      'Un robot soude les douze sous-ensembles qui reviennent ; les soudeurs gardent la petite série et les réparations.',
    benefit: '2 300 heures de soudage par année, et une qualité constante sur les séries.',
    kpis: [
      {
        id: idOf('k', 10),
        name: 'Heures de soudage par sous-ensemble',
        unit: 'heures',
        baseline: 3.4,
        target: 1.6,
      },
    ],
    oneOffCents: 38_000_000,
    yearlyCents: 2_100_000,
    yearlyBenefitCents: 11_800_000,
    effortDays: 95,
    durationQuarters: 3,
    value: 82,
    must: 'free',
    risks: 'Volume insuffisant si le client principal réduit ses commandes.',
    security: 'Cellule fermée, analyse de risques selon CSA Z434.',
    training: 'Deux soudeurs formés à la programmation.',
    owner: 'Alain Bouchard, maintenance',
  },
  {
    title: 'Formation et conduite du changement',
    problem:
      'Personne n’a encore mené de projet informatique, et les gens de l’atelier apprennent les décisions par la rumeur.',
    process:
      'Deux personnes suivent une formation en conduite de projet ; chaque projet commence et finit par une rencontre de toute l’équipe.',
    benefit: 'Les sept autres projets réussissent, et l’équipe sait pourquoi on les fait.',
    kpis: [
      {
        id: idOf('k', 11),
        name: 'Heures de formation',
        unit: 'heures par personne et par année',
        baseline: 6,
        target: 20,
      },
    ],
    oneOffCents: 2_500_000,
    yearlyCents: 0,
    yearlyBenefitCents: null,
    effortDays: 36,
    durationQuarters: 4,
    value: 70,
    must: 'must',
    risks: 'Remettre la formation aux périodes creuses, qui ne viennent pas : la mettre au calendrier.',
    security: '',
    training: 'C’est l’objet du projet.',
    owner: 'Line Tremblay, directrice générale',
  },
  {
    title: 'Jumeau numérique de l’atelier',
    problem: 'Étudié à la demande de l’équipe.',
    benefit: 'Trop tôt.',
    must: 'must-not',
    value: 10,
  },
];

/** Nine sheets of an invented firm: eight that count, the last set aside. */
export function writtenSheets(): DocumentInitiative[] {
  const sheets = WRITTEN.map((written, at) =>
    technologyInitiativeSchema.parse({
      process: '',
      problem: '',
      benefit: '',
      choiceReason: '',
      risks: '',
      security: '',
      training: '',
      ...written,
      id: idOf('i', at + 1),
      strategyId: idOf('d', 1),
      templateId: null,
      position: at,
    }),
  );
  const titles = (ids: readonly string[]) =>
    sheets.filter(({ id }) => ids.includes(id)).map(({ title }) => title);
  return sheets.map((sheet) => ({
    ...sheet,
    payback: paybackOf(sheet),
    prerequisiteTitles: titles(sheet.prerequisites),
    excludeTitles: titles(sheet.excludes),
  }));
}
