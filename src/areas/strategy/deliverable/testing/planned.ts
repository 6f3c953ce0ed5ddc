import { idOf, rows } from './rows.ts';

export const actions = rows('a', [
  {
    action: 'Nommer la responsable du plan et bloquer une demi-journée par semaine',
    owner: 'Line Tremblay, directrice générale',
    due: '2026-12-15',
    state: 'done',
  },
  {
    action: 'Mettre en place l’authentification multifacteur sur les comptes du bureau',
    owner: 'Karine Simard, contrôleuse',
    due: '2027-01-29',
    state: 'under-way',
    initiativeId: idOf('i', 1),
  },
  {
    action: 'Essayer une restauration complète et l’écrire',
    owner: 'Karine Simard, contrôleuse',
    due: '2027-02-26',
    state: 'to-do',
    initiativeId: idOf('i', 1),
  },
  {
    action: 'Demander des propositions pour le progiciel de gestion',
    owner: 'Line Tremblay, directrice générale',
    due: '2027-02-12',
    state: 'to-do',
    initiativeId: idOf('i', 2),
  },
  {
    action: 'Relever les nomenclatures des 120 pièces récurrentes',
    owner: 'Marc Gagnon, méthodes',
    due: '2027-03-31',
    state: 'to-do',
    initiativeId: idOf('i', 2),
  },
  {
    action: 'Brancher les cinq centres d’usinage au réseau',
    owner: 'Alain Bouchard, maintenance',
    due: '2027-05-28',
    state: 'to-do',
    initiativeId: idOf('i', 3),
  },
  {
    action: 'Déposer la demande d’aide auprès d’Investissement Québec',
    owner: 'Karine Simard, contrôleuse',
    due: '2027-01-22',
    state: 'under-way',
  },
  {
    action: 'Choisir deux personnes à former à la conduite de projet',
    owner: 'Line Tremblay, directrice générale',
    due: null,
    state: 'to-do',
    initiativeId: idOf('i', 8),
  },
]);

export const sources = rows('s', [
  { name: 'Fonds de roulement', kind: 'firm', amountCents: 15_850_000, state: 'confirmed', note: '' },
  {
    name: 'Productivité innovation (Investissement Québec)',
    kind: 'quebec',
    amountCents: 14_200_000,
    state: 'requested',
    note: 'Jusqu’à 50 % des coûts admissibles ; réponse attendue en mars 2027.',
  },
  {
    name: 'Développement économique Canada',
    kind: 'federal',
    amountCents: 6_000_000,
    state: 'planned',
    note: 'Contribution remboursable, sans intérêts.',
  },
  {
    name: 'MRC du Fjord-du-Saguenay, fonds régions et ruralité',
    kind: 'municipal',
    amountCents: 1_500_000,
    state: 'requested',
    note: '',
  },
  {
    name: 'Prêt d’équipement, institution financière',
    kind: 'lender',
    amountCents: 9_000_000,
    state: 'planned',
    note: 'Cinq ans, taux à confirmer.',
  },
  { name: 'Programme d’essai en usine', kind: 'other', amountCents: 2_000_000, state: 'refused', note: '' },
]);
