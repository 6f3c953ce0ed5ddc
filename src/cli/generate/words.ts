/** Words that invented names are made of, in the patterns of Québec's firms and people. */

const list = (text: string): readonly string[] => text.trim().split(/\s*,\s*/);

export const SURNAMES =
  list(`Tremblay, Gagnon, Roy, Côté, Bouchard, Gauthier, Morin, Lavoie, Fortin, Gagné, Ouellet,
  Pelletier, Bélanger, Lévesque, Bergeron, Leblanc, Paquette, Girard, Simard, Boucher, Caron, Beaulieu, Cloutier, Dubé,
  Poirier, Fournier, Lapointe, Leclerc, Lefebvre, Poulin, Thibault, St-Pierre, Nadeau, Martel, Landry, Martin, Bédard,
  Grenier, Lessard, Bernier, Richard, Michaud, Hébert, Desjardins, Couture, Turcotte, Lachance, Parent, Blais,
  Gosselin, Savard, Proulx, Beaudoin, Demers, Perreault, Boudreau, Lemieux, Cyr, Perron, Dufour, Dion, Mercier, Bolduc,
  Bérubé, Boisvert, Langlois, Ménard, Therrien, Plante, Bilodeau, Blanchette, Dubois, Champagne, Paradis, Fortier,
  Arsenault, Dupuis, Gaudreault, Hamel, Houle, Villeneuve, Rousseau, Gravel, Thériault, Lemay, Robert, Allard,
  Deschênes, Giroux, Guay, Leduc, Boivin, Charbonneau, Lambert, Raymond, Vachon, Gilbert, Audet, Jean, Larouche,
  Legault, Trudel, Fontaine, Picard, Labelle, Jacques, Moreau, Carrier, Bernard, Desrosiers, Goulet, Renaud, Dionne,
  Lapierre, Vaillancourt, Fillion, Tanguay, Brassard, Drouin, Marcotte, Nguyen, Diallo, Haddad, Singh, Tran`);

export const ENGLISH_SURNAMES =
  list(`Smith, Campbell, MacDonald, Fraser, Murphy, Taylor, Wilson, Ross, Stewart, Scott,
  Kelly, Morrison, Graham, Hamilton, Bennett, Reid, Johnston, Douglas, Hughes, Ryan, Patterson, Cohen, Rossi, Patel`);

export const GIVEN_NAMES =
  list(`Marie, Julie, Isabelle, Nathalie, Caroline, Mélanie, Annie, Sophie, Geneviève, Catherine,
  Valérie, Véronique, Josée, Chantal, Audrey, Stéphanie, Karine, Émilie, Andréanne, Gabrielle, Camille, Amélie, Martin,
  Patrick, Éric, Stéphane, Alain, Daniel, Sylvain, François, Michel, Mathieu, Simon, Alexandre, Maxime, Jonathan,
  Sébastien, Dominic, Marc-André, Jean-François, Pierre-Luc, Guillaume, Vincent, Olivier, Félix, Samuel, Antoine,
  Nicolas, Yves, Réjean, Gilles, Normand, Luc, Hugo, Charles, Benoit, Louis-Philippe, Karim, Amina, Linh, David, Sarah`);

export const PLACE_WORDS =
  list(`du Fjord, de la Rive, des Laurentides, du Lac, de la Vallée, des Érables, du Nord,
  de l’Estuaire, des Cantons, du Saint-Laurent, des Appalaches, du Richelieu, de la Chaudière, de Portneuf, du Royaume,
  des Bois-Francs, de la Montérégie, du Témiscouata, des Deux-Rives, de la Beauce, du Cap, de la Yamaska, des Cèdres,
  du Vieux-Moulin, de la Baie, du Plateau, des Îles, de l’Est, du Sud, des Patriotes, de la Seigneurie, du Bassin`);

export const STREETS =
  list(`rue Industrielle, boulevard Industriel, rue des Forges, rue de l’Acier, rue du Parc-Industriel,
  avenue du Parc-Technologique, rue des Artisans, rue de la Manufacture, rue des Entreprises, boulevard des Entreprises,
  chemin du Grand-Rang, rue Principale, rue Saint-Joseph, rue Notre-Dame, rue du Commerce, avenue de l’Énergie,
  rue des Inventeurs, rue Marconi, rue de la Coopérative, rue des Métiers, montée Masson, route 132, route 138, route 112,
  rang Saint-Paul, rang Sainte-Anne, rue Bombardier, rue Nobel, rue Volta, rue Ampère, rue Edison, chemin Saint-François,
  boulevard Lionel-Groulx, rue de l’Expansion, rue de la Gare, rue du Moulin, rue de l’Église, avenue des Pins`);

export const LEGAL_FORMS: readonly (readonly [string, number])[] = [
  ['inc.', 80],
  ['ltée', 9],
  ['enr.', 4],
  ['s.e.n.c.', 3],
  ['ltd.', 2],
  ['coop', 1],
  ['S.E.C.', 1],
];

/** Beginnings and ends of coined names: Métalix, Usitech. */
export const COINED_STARTS =
  list(`Métal, Alu, Usi, Techno, Robo, Méca, Précis, Nord, Bora, Poly, Duro, Ferro, Inox, Opti,
  Proto, Structu, Composi, Hydro, Electro, Plasti, Sylva, Agro, Nutri, Texti, Vitro, Maxi, Novo, Axi, Kébec, Lauren`);
export const COINED_ENDS =
  list(`tech, pro, fab, form, nex, max, tek, plus, mat, lux, vex, sol, dex, tron, gen, pak, mag,
  lab, con, val, kor, tal, sys, mac, dur, line`);

interface Trade {
  /** Before a family name or a place. */
  readonly names: readonly string[];
  /** After « Les » or alone, before a place. */
  readonly plurals: readonly string[];
  readonly english: readonly string[];
}

const trade = (names: string, plurals: string, english: string): Trade => ({
  names: list(names),
  plurals: list(plurals),
  english: list(english),
});

/** By subsector of three digits, or sector of two outside manufacturing. */
export const TRADES: Readonly<Record<string, Trade>> = {
  '311': trade(
    'Boulangerie, Fromagerie, Charcuterie, Abattoir, Conserverie, Meunerie, Pâtisserie',
    'Aliments, Viandes, Saveurs, Délices',
    'Foods, Bakery',
  ),
  '312': trade(
    'Brasserie, Distillerie, Cidrerie, Microbrasserie, Vignoble',
    'Eaux, Boissons, Spiritueux',
    'Brewing, Beverages',
  ),
  '313': trade('Filature, Tissage, Teinturerie', 'Textiles, Tissus, Fils', 'Textiles'),
  '314': trade('Toiles, Rembourrage, Tapis', 'Toiles, Bâches, Tapis', 'Canvas, Textile Products'),
  '315': trade(
    'Confection, Couture, Manteaux, Lingerie',
    'Vêtements, Confections, Créations',
    'Apparel, Clothing',
  ),
  '316': trade('Tannerie, Maroquinerie, Cordonnerie', 'Cuirs, Chaussures, Bottes', 'Leather'),
  '321': trade(
    'Scierie, Menuiserie, Portes et fenêtres, Moulures, Bois, Palettes',
    'Bois, Planchers, Poutrelles, Portes',
    'Lumber, Wood Products',
  ),
  '322': trade('Cartonnage, Papeterie, Emballages', 'Papiers, Cartons, Emballages', 'Packaging, Paper'),
  '323': trade('Imprimerie, Sérigraphie, Étiquettes, Lithographie', 'Impressions, Étiquettes', 'Printing'),
  '324': trade('Asphalte, Bitume, Lubrifiants', 'Pavages, Lubrifiants', 'Asphalt'),
  '325': trade(
    'Peintures, Savonnerie, Laboratoire, Chimie',
    'Produits chimiques, Cosmétiques, Laboratoires',
    'Chemicals, Laboratories',
  ),
  '326': trade(
    'Plastiques, Moulage, Caoutchouc, Extrusion',
    'Plastiques, Moules, Composites',
    'Plastics, Moulding',
  ),
  '327': trade(
    'Béton, Marbrerie, Vitrerie, Granit, Briqueterie',
    'Bétons, Granits, Verres, Pierres',
    'Concrete, Glass',
  ),
  '331': trade(
    'Fonderie, Aluminium, Aciérie, Alliages',
    'Fonderies, Alliages, Aluminiums',
    'Foundry, Metals',
  ),
  '332': trade(
    'Usinage, Soudure, Atelier, Tôlerie, Structures, Atelier d’usinage, Forge, Galvanisation',
    'Aciers, Métaux, Usinages, Structures, Ateliers',
    'Precision Machining, Steel, Welding',
  ),
  '333': trade(
    'Machinerie, Équipements, Mécanique, Convoyeurs, Outillage',
    'Équipements, Machineries, Automatismes',
    'Machinery, Equipment',
  ),
  '334': trade(
    'Électronique, Capteurs, Circuits, Instruments',
    'Circuits, Instruments, Systèmes',
    'Electronics, Instruments',
  ),
  '335': trade(
    'Électrique, Luminaires, Transformateurs, Câbles',
    'Luminaires, Panneaux, Moteurs',
    'Electric, Lighting',
  ),
  '336': trade(
    'Remorques, Carrosserie, Aéronautique, Chantier naval, Fabrication de bennes',
    'Remorques, Bateaux, Véhicules',
    'Aerospace, Trailers',
  ),
  '337': trade(
    'Ébénisterie, Armoires, Meubles, Cuisines',
    'Meubles, Armoires, Ébénistes',
    'Furniture, Cabinets',
  ),
  '339': trade(
    'Enseignes, Prothèses, Bijouterie, Jouets, Articles de sport',
    'Enseignes, Fabrications, Instruments',
    'Signs, Products',
  ),
  '11': trade('Ferme, Serres, Érablière, Pépinière, Forestière', 'Fermes, Serres, Cultures', 'Farms'),
  '21': trade('Carrière, Sablière, Forage', 'Forages, Carrières', 'Drilling'),
  '23': trade(
    'Construction, Excavation, Toitures, Électricité, Plomberie, Maçonnerie',
    'Constructions, Entreprises, Toitures',
    'Construction, Contracting',
  ),
  '41': trade(
    'Distribution, Fournitures, Quincaillerie, Grossiste',
    'Distributions, Importations',
    'Supplies, Wholesale',
  ),
  '44': trade('Boutique, Pharmacie, Épicerie, Garage, Librairie, Fleuriste', 'Magasins, Boutiques', 'Stores'),
  '48': trade(
    'Transport, Camionnage, Entreposage, Déménagement',
    'Transports, Entrepôts',
    'Transport, Logistics',
  ),
  '51': trade('Studio, Productions, Éditions, Logiciels', 'Productions, Éditions, Médias', 'Software, Media'),
  '54': trade(
    'Génie-conseil, Design, Arpentage, Solutions, Services-conseils',
    'Conseillers, Ingénieurs, Consultants',
    'Consulting, Engineering',
  ),
  '56': trade('Entretien, Paysagement, Sécurité, Location', 'Services, Entretiens', 'Services'),
  '72': trade('Auberge, Restaurant, Traiteur, Café, Motel', 'Auberges, Chalets', 'Inn, Catering'),
  '81': trade('Mécanique, Débosselage, Réparation, Salon', 'Ateliers, Services', 'Repair'),
};
