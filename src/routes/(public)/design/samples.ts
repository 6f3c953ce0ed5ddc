import { currentLocale } from '#i18n';

/** The gallery's own words: samples, not texts of the product. */
export const say = (fr: string, en: string): string => (currentLocale() === 'fr' ? fr : en);

export const firms = [
  { id: '1', name: 'Aciers Boréal inc.', city: 'Alma', people: '10–49', aid: 1_250_000, state: 'done' },
  {
    id: '2',
    name: 'Usinage Saint-Félicien',
    city: 'Saint-Félicien',
    people: '50–249',
    aid: 4_820_050,
    state: 'attention',
  },
  { id: '3', name: 'Moulages du Fjord ltée', city: 'Saguenay', people: '10–49', aid: null, state: 'neutral' },
  { id: '4', name: 'Extrusion Nordique', city: 'Saguenay', people: '250+', aid: 980_000, state: 'failed' },
] as const;

/** Invented figures on the positions of the 17 regions. */
export const tiles = [
  ['01', 'Bas-Saint-Laurent', 5, 2, 412],
  ['02', 'Saguenay–Lac-Saint-Jean', 4, 1, 1284],
  ['03', 'Capitale-Nationale', 4, 2, 2210],
  ['04', 'Mauricie', 3, 2, 640],
  ['05', 'Estrie', 3, 4, 980],
  ['06', 'Montréal', 2, 3, 5120],
  ['07', 'Outaouais', 0, 2, 205],
  ['08', 'Abitibi-Témiscamingue', 1, 1, 318],
  ['09', 'Côte-Nord', 5, 1, 96],
  ['10', 'Nord-du-Québec', 3, 0, null],
  ['11', 'Gaspésie–Îles-de-la-Madeleine', 6, 2, 74],
  ['12', 'Chaudière-Appalaches', 4, 3, 1870],
  ['13', 'Laval', 1, 3, 1102],
  ['14', 'Lanaudière', 2, 2, 890],
  ['15', 'Laurentides', 1, 2, 1015],
  ['16', 'Montérégie', 2, 4, 3975],
  ['17', 'Centre-du-Québec', 3, 3, 1330],
] as const;
