const list = (text: string): readonly string[] =>
  text
    .trim()
    .split(',')
    .map((word) => word.trim());

const COMMON_FAMILIES = list(`
  Tremblay, Gagnon, Roy, Côté, Bouchard, Gauthier, Morin, Lavoie, Fortin, Gagné, Ouellet, Pelletier, Bélanger, Lévesque,
  Bergeron, Leblanc, Paquette, Girard, Simard, Boucher, Caron, Beaulieu, Cloutier, Dubé, Poirier, Fournier, Lapointe,
  Leclerc, Lefebvre, Poulin, Thibault, St-Pierre, Nadeau, Martin, Landry, Martel, Bédard, Grenier, Lessard, Bernier,
  Richard, Michaud, Hébert, Desjardins, Couture, Turcotte, Lachance, Parent, Blais, Gosselin, Savard, Proulx, Beaudoin,
  Demers, Perreault, Boudreau, Lemieux, Cyr, Perron, Dufour, Dion, Mercier, Bolduc, Bérubé, Boisvert, Langlois, Ménard,
  Therrien, Plante, Bilodeau, Blanchette, Dubois, Champagne, Paradis, Fortier, Arsenault, Dupuis, Gaudreault, Hamel, Houle,
  Villeneuve, Rousseau, Gravel, Thériault, Lemay, Robert, Allard, Deschênes, Giroux, Guay, Leduc, Boivin, Charbonneau,
  Lambert, Raymond, Vachon, Gilbert, Audet, Jean, Larouche, Legault, Trudel, Fontaine, Picard, Labelle, Lacroix, Jacques,
  Moreau, Carrier, Bernard, Desrosiers, Goulet, Renaud, Dionne, Lapierre, Vaillancourt, Fillion, Lalonde, Tessier, Smith,
  Nguyen, Brown, MacDonald, Campbell, Wilson, Murphy, O'Brien, Kelly, Rossi, Khan, Singh, Patel, Chen, Cohen
`);

const RARE_BEGINNINGS = list(`
  Beau, Des, La, Le, Mont, Val, Char, Grand, Bois, Fort, Clair, Haute, Belle, Dur, Mar, Saint-, Ville, Roch, Plain, Aube
`);
const RARE_ENDINGS = list(`
  champ, rive, fontaine, mont, court, val, ville, roche, lieu, pré, terre, bourg, marais, vigne, rocher, coteau, neau, teau,
  bert, lain, rand, don, guay, reau, sard, tois, vert, noir, blanc, fleur, gère, nier, lac, pont, bois, haie, moulin, tour,
  croix, font, plante, mare, source, pierre, garde, chêne, orme, saule, prairie, combe, jardin, val, cour, mesnil, hamel
`);

/** The most common first: the earlier a name stands, the oftener it is drawn. */
export const FAMILIES: readonly string[] = [
  ...COMMON_FAMILIES,
  ...RARE_ENDINGS.flatMap((ending) => RARE_BEGINNINGS.map((beginning) => `${beginning}${ending}`)),
];

export const FIRST_NAMES = list(`
  Jean, Pierre, Michel, André, Denis, Luc, Marc, Guy, Alain, Daniel, Claude, Louis, Gilles, Yvon, Réal, Normand, Benoît,
  Sylvain, Martin, Éric, Stéphane, Patrick, François, Mathieu, Maxime, Simon, David, Steve, Robert, Richard, Marie, Julie,
  Nathalie, Sylvie, Isabelle, Chantal, Manon, Lucie, Caroline, Annie, Mélanie, Sophie, Marc-André, Jean-François,
  Jean-Pierre, Marie-Claude, Jean-Guy, Pierre-Luc, Raymond, Gérard, Fernand, Rosaire, Clément, Émile, Arthur, Joseph
`);

export const TRADES_FR = list(`
  Construction, Transport, Ferme, Entreprises, Plomberie, Électrique, Toitures, Industries, Usinage, Soudure, Métal, Acier,
  Meubles, Ébénisterie, Fenêtres, Portes et fenêtres, Imprimerie, Boulangerie, Fromagerie, Scierie, Moulin, Bois, Plastiques,
  Emballages, Textiles, Vêtements, Fonderie, Aluminium, Machinerie, Mécanique, Hydraulique, Robotique, Automatisation,
  Outillage, Moules, Équipements, Structures, Chaudronnerie, Béton, Granit, Verre, Peinture, Chimie, Aliments, Boissons,
  Brasserie, Charcuterie, Composites, Électronique, Énergie, Environnement, Excavation, Gestion, Placements, Services,
  Technologies, Solutions, Atelier d'usinage, Garage, Centre dentaire, Clinique, Restaurant, Pharmacie, Location, Distribution
`);

export const TRADES_EN = list(`
  Manufacturing, Machining, Welding, Steel, Metal, Industries, Equipment, Tooling, Plastics, Packaging, Foods, Furniture,
  Windows, Printing, Automation, Systems, Technologies, Solutions, International, Laboratories, Foundry, Fasteners, Trucking,
  Electric, Construction, Services, Management, Development, Textiles, Composites, Aerospace, Energy, Group, Supplies
`);

export const FORMS = list(
  `inc., inc., inc., inc., Inc., ltée, Ltd., enr., s.e.n.c., S.E.N.C.R.L., Corp., Cie ltée, coop`,
);

const STREETS = list(`
  Principale, Saint-Joseph, Notre-Dame, Saint-Jean-Baptiste, de l'Église, Sainte-Anne, Saint-Louis, Saint-Pierre, du Parc,
  Industriel, des Érables, Laurier, Saint-Charles, King, Racine, Talbot, Wellington, Sherbrooke, Saint-Denis, Saint-Laurent,
  Lévesque, Curé-Labelle, Taschereau, Hamel, Charest, Henri-Bourassa, Pie-IX, Papineau, de la Montagne, du Lac, des Pins,
  des Bouleaux, Commerciale, de la Gare, du Moulin, de la Fabrique, du Port, des Forges, Royale, Dollard, Bélanger, Fleury,
  Jean-Talon, Cartier, Champlain, Frontenac, Montcalm, de Maisonneuve, Graham, Mill, Main, Queen, Maple, Church, Bridge,
  des Entreprises, de l'Industrie, J.-A.-Bombardier, Louis-Pasteur, Marie-Victorin, du Progrès, de la Technologie, Ampère,
  Newton, Einstein, Galilée, Nobel, Lavoisier, Volta, Edison, Michelin, Cunard, Francis-Hughes, Le Corbusier, Dagenais
`);

/** Streets with their own names first, then those named after families. */
export const ALL_STREETS: readonly string[] = [...STREETS, ...FAMILIES.slice(0, 700)];

export const STREET_KINDS = [
  ['rue', 'Rue', ''],
  ['avenue', 'av.', 'ave'],
  ['boulevard', 'boul.', 'blvd'],
  ['chemin', 'ch.', 'Ch'],
] as const;

/** Town, area code, first half of its postal codes. */
export const TOWNS: readonly (readonly [name: string, area: string, codes: readonly string[]])[] = [
  ['Montréal', '514', ['H1A', 'H1B', 'H2C', 'H2X', 'H3B', 'H3K', 'H4P', 'H4R', 'H4T', 'H8T', 'H9P', 'H1Z']],
  ['Québec', '418', ['G1C', 'G1K', 'G1M', 'G1N', 'G1P', 'G2E', 'G2J', 'G2N']],
  ['Laval', '450', ['H7C', 'H7L', 'H7P', 'H7S', 'H7T', 'H7W']],
  ['Longueuil', '450', ['J4G', 'J4H', 'J4J', 'J4N']],
  ['Gatineau', '819', ['J8P', 'J8R', 'J8T', 'J8X']],
  ['Sherbrooke', '819', ['J1C', 'J1E', 'J1H', 'J1L']],
  ['Saguenay', '418', ['G7B', 'G7H', 'G7J', 'G7S', 'G7X']],
  ['Lévis', '418', ['G6V', 'G6W', 'G6Z']],
  ['Trois-Rivières', '819', ['G8T', 'G8Y', 'G9A', 'G9B']],
  ['Terrebonne', '450', ['J6V', 'J6W', 'J6X', 'J6Y']],
  ['Saint-Jean-sur-Richelieu', '450', ['J2W', 'J2X', 'J3A', 'J3B']],
  ['Drummondville', '819', ['J2A', 'J2B', 'J2C', 'J2E']],
  ['Granby', '450', ['J2G', 'J2H', 'J2J']],
  ['Saint-Hyacinthe', '450', ['J2R', 'J2S', 'J2T']],
  ['Rimouski', '418', ['G5L', 'G5M', 'G5N']],
  ['Alma', '418', ['G8B', 'G8C', 'G8E']],
  ['Victoriaville', '819', ['G6P', 'G6R', 'G6S', 'G6T']],
  ['Saint-Georges', '418', ['G5Y', 'G5Z', 'G6A']],
  ['Val-d’Or', '819', ['J9P']],
  ['Rouyn-Noranda', '819', ['J9X', 'J9Y', 'J0Z']],
  ['Sept-Îles', '418', ['G4R', 'G4S']],
  ['Baie-Comeau', '418', ['G4Z', 'G5C']],
  ['Thetford Mines', '418', ['G6G', 'G6H']],
  ['Magog', '819', ['J1X']],
  ['Sainte-Marie', '418', ['G6E']],
  ['Montmagny', '418', ['G5V']],
  ['Joliette', '450', ['J6E']],
  ['Sorel-Tracy', '450', ['J3P', 'J3R']],
  ['Saint-Jérôme', '450', ['J5L', 'J7Y', 'J7Z']],
  ['Boucherville', '450', ['J4B']],
  ['Blainville', '450', ['J7B', 'J7C']],
  ['Gaspé', '418', ['G4X']],
  ['Matane', '418', ['G4W']],
  ['La Tuque', '819', ['G9X']],
  ['Dolbeau-Mistassini', '418', ['G8L']],
  ['Roberval', '418', ['G8H']],
  ['Amos', '819', ['J9T']],
  ['Cowansville', '450', ['J2K']],
  ['Lac-Mégantic', '819', ['G6B']],
  ['Saint-Félicien', '418', ['G8K']],
];

export const SYLLABLES = list(`
  ba, be, bo, bra, ca, ce, co, cra, da, de, do, dra, fa, fe, flo, ga, go, gri, ka, ko, la, le, lo, lu, ma, me, mi, mo, na,
  ne, no, nu, pa, pe, po, pro, ra, re, ri, ro, sa, se, so, sta, ta, te, ti, to, tra, tri, va, ve, vi, vo, xa, za, zo
`);

export const ENDINGS = list(
  `tech, tek, pro, co, plus, mat, lux, nor, tal, bec, max, flex, dex, sol, vert, lab, dyne, tron`,
);
