import { sectionContentsSchema, type SectionContents } from '../../document/sections.ts';
import { actions, sources } from './planned.ts';
import { rows } from './rows.ts';

const profile = {
  description:
    'Usinage du Fjord fabrique depuis 1998 des pièces d’aluminium usinées et soudées pour les alumineries, les fabricants de remorques et deux donneurs d’ordres de l’aéronautique. Quarante-six personnes travaillent sur deux quarts, dans un atelier de 3 200 m² à La Baie.\n\nL’entreprise fait surtout de la petite série : la moitié des commandes comptent moins de vingt pièces, et le tiers revient d’une année à l’autre.',
  markets:
    'Le Saguenay–Lac-Saint-Jean compte pour 62 % des ventes, le reste du Québec pour 27 % et les États-Unis pour 11 %.\n\n- Alumineries : outillage, pièces d’entretien, délais courts\n- Remorques et véhicules : sous-ensembles soudés, séries de 50 à 400\n- Aéronautique : pièces usinées avec dossier de fabrication complet',
  strengths:
    '- Soudage d’aluminium certifié CWB W47.2, division 2\n- Cinq centres d’usinage, dont un à cinq axes acheté en 2024\n- Une équipe stable : onze ans d’ancienneté en moyenne\n- Une réputation de franchise sur les délais',
  vision:
    'D’ici 2030, être l’atelier d’aluminium de l’est du Québec chez qui l’on sait, à toute heure, où en est sa commande. Porter les ventes de 7,4 à 10 M$ avec six personnes de plus, et vendre le quart de la production hors du Québec.',
  aims: rows('v', [
    { aim: 'Livrer quand on l’a promis', measure: 'Livraisons à temps : de 71 % à 92 %', by: '2028' },
    {
      aim: 'Répondre plus vite aux demandes de prix',
      measure: 'Délai de soumission : de 6 à 2 jours',
      by: '2027',
    },
    {
      aim: 'Faire plus avec les machines en place',
      measure: 'TRS des centres d’usinage : de 41 % à 58 %',
      by: '2028',
    },
    { aim: 'Vendre davantage hors du Québec', measure: 'Part des ventes : de 11 % à 25 %', by: '2030' },
  ]),
};

const block = (today: string, target: string, change: string) => ({ today, target, change });
const blocks = {
  segments: block(
    'Alumineries de la région, fabricants de remorques, deux donneurs d’ordres en aéronautique.',
    'Les mêmes, et des fabricants d’équipement du nord-est des États-Unis qui cherchent de la petite série soudée.',
    'La dépendance à un client (34 % des ventes) recule : c’est la première crainte de la banque et de l’équipe.',
  ),
  offer: block(
    'Pièces bien faites, délais moyens, prix dans la moyenne.',
    'Pièces bien faites, date tenue, dossier complet et suivi de la commande en ligne.',
    'La date promise devient l’argument de vente ; elle exige de savoir ce qui se passe dans l’atelier.',
  ),
  channels: block(
    'Téléphone, courriel et bouche à oreille.',
    'Soumission en ligne pour les pièces récurrentes, portail de suivi, salons ciblés.',
    'Un tiers des demandes sont des répétitions : elles peuvent être chiffrées sans ingénieur.',
  ),
  relations: block(
    'Deux personnes répondent à tout et gardent tout en tête.',
    'Un dossier par client, partagé par les ventes, la production et la qualité.',
    'Un des deux responsables prend sa retraite en 2029 : ce qu’il sait doit rester.',
  ),
  revenue: block(
    'Vente de pièces, à l’unité ou en série, payées à 45 jours.',
    'Contrats annuels avec prix révisés selon le cours de l’aluminium.',
    'Des ententes stables permettent d’acheter le métal à l’avance.',
  ),
  resources: block(
    'Cinq centres d’usinage, deux cellules de soudage, un contremaître qui planifie au tableau blanc.',
    'Les mêmes machines, branchées, et un plan de production que tout le monde voit.',
    'Les machines coupent 41 % du temps : la capacité existe déjà.',
  ),
  activities: block(
    'Usiner, souder, inspecter, livrer ; beaucoup de temps à chercher l’information.',
    'Usiner, souder, inspecter, livrer, et s’améliorer sur des faits.',
    'Chaque heure retrouvée vaut environ 95 $.',
  ),
  partners: block(
    'Trois distributeurs de métal, un sous-traitant en anodisation.',
    'Les mêmes, reliés par des commandes et des avis d’expédition électroniques.',
    'Le métal en retard cause le quart des retards de livraison.',
  ),
  costs: block(
    'Métal 38 %, main-d’œuvre directe 29 %, reprises et rebuts estimés à 4 %.',
    'Reprises et rebuts mesurés et ramenés à 2 %.',
    'Personne ne connaît aujourd’hui le coût réel d’une commande terminée.',
  ),
};

const inventory = {
  summary:
    'L’information circule sur papier et par courriel. Le système comptable est solide, mais rien ne le relie à l’atelier : chaque commande est ressaisie trois fois.',
  processes: rows('p', [
    {
      process: 'Soumissions',
      system: 'Chiffrier Excel, un par estimateur',
      users: '2 estimateurs',
      pain: 'Six jours en moyenne ; les temps passés ne reviennent jamais dans le calcul.',
      decision: 'replace',
    },
    {
      process: 'Commandes et facturation',
      system: 'Acomba',
      users: 'Bureau, 3 personnes',
      pain: 'Ressaisie depuis le courriel, puis vers la fiche d’atelier.',
      decision: 'improve',
    },
    {
      process: 'Planification',
      system: 'Tableau blanc',
      users: 'Contremaître',
      pain: 'Tient à une personne ; toute urgence déplace le reste sans qu’on le sache.',
      decision: 'replace',
    },
    {
      process: 'Programmation',
      system: 'Mastercam, fichiers par clé USB',
      users: '3 programmeurs',
      pain: 'Deux erreurs de version en 2026, dont une pièce de 8 400 $ au rebut.',
      decision: 'improve',
    },
    {
      process: 'Suivi des machines',
      system: 'Aucun',
      users: '—',
      pain: 'On croit les machines occupées à 80 % ; l’essai de trois semaines a mesuré 41 %.',
      decision: 'add',
    },
    {
      process: 'Qualité',
      system: 'Formulaires papier, classeurs',
      users: 'Inspection, 2 personnes',
      pain: 'Un dossier aéronautique prend quatre heures à rassembler.',
      decision: 'replace',
    },
    {
      process: 'Inventaire du métal',
      system: 'Décompte annuel',
      users: 'Réception',
      pain: 'On commande d’urgence ce qui était sur une tablette.',
      decision: 'replace',
    },
    {
      process: 'Paie et temps',
      system: 'Poinçon et Excel',
      users: 'Tous',
      pain: 'Le temps n’est pas relié aux commandes.',
      decision: 'improve',
    },
    {
      process: 'Sauvegardes',
      system: 'Disque externe',
      users: 'Contrôleuse',
      pain: 'Aucune restauration essayée depuis 2023.',
      decision: 'replace',
    },
  ]),
};

const maturity = {
  reading:
    'La direction et l’atelier arrivent au même constat : les gens savent faire, mais l’information arrive tard. Les dimensions les plus faibles sont celles qui touchent à la donnée de l’atelier et à la planification ; ce sont aussi celles qui décident de la date de livraison.',
  strengths:
    '- Des gens formés, qui veulent des chiffres\n- Une comptabilité propre et à jour\n- Une conception assistée par ordinateur bien maîtrisée',
  gaps: '- Aucune donnée de production en temps réel\n- Une planification qui tient à une personne\n- Des sauvegardes jamais essayées : un risque immédiat',
};

const needs = {
  summary: 'Sept besoins ressortent des entrevues, du diagnostic et de la visite du 14 octobre 2026.',
  needs: rows('n', [
    {
      rank: 1,
      need: 'Protéger les données et pouvoir repartir',
      why: 'Un rançongiciel arrêterait l’atelier dix jours et plus ; l’assureur demande l’authentification multifacteur.',
      dimension: 'cybersecurity',
    },
    {
      rank: 2,
      need: 'Savoir où en est chaque commande',
      why: 'Trois appels par jour de clients, quarante minutes de recherche chacun.',
      dimension: 'shop-floor-data',
    },
    {
      rank: 3,
      need: 'Planifier sur la capacité réelle',
      why: '29 % des livraisons en retard.',
      dimension: 'planning',
    },
    {
      rank: 4,
      need: 'Soumissionner en deux jours',
      why: 'Une demande sur trois est perdue parce que la réponse arrive trop tard.',
      dimension: 'quoting-orders',
    },
    {
      rank: 5,
      need: 'Connaître le coût réel',
      why: 'Les prix reposent sur des temps estimés en 2019.',
      dimension: 'finance-costing',
    },
    {
      rank: 6,
      need: 'Retrouver le dossier d’une pièce',
      why: 'Exigence des deux clients de l’aéronautique.',
      dimension: 'quality-traceability',
    },
    {
      rank: 7,
      need: 'Former ceux qui mèneront les projets',
      why: 'Personne n’a encore conduit de projet informatique.',
      dimension: 'people-skills',
    },
  ]),
};

/** What an invented firm and its adviser wrote, every section whole. */
export const writtenSections = (): SectionContents =>
  sectionContentsSchema.parse({
    profile,
    'business-model': { blocks },
    inventory,
    maturity,
    needs,
    initiatives: {
      summary:
        'Huit projets répondent aux sept besoins. Chaque fiche compare des sortes de solutions, sans favoriser de prestataire ; les montants sont avant taxes et avant aide.',
    },
    roadmap: {
      summary:
        'La sécurité vient d’abord, parce qu’elle protège tout le reste ; puis le progiciel de gestion, dont quatre projets dépendent.',
    },
    'action-plan': {
      summary:
        'Le comité du plan se réunit le premier mardi du mois. La directrice générale tient la liste à jour et en rend compte à toute l’équipe chaque trimestre.',
      actions,
    },
    funding: {
      summary:
        'L’entreprise avance le tiers du montant à même son fonds de roulement ; le reste vient de l’aide publique et d’un prêt d’équipement. Aucun projet ne commence avant la confirmation de son aide.',
      sources,
    },
  });
