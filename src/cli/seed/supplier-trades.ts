import type { SupplierRole } from '#areas/network/index.ts';

type Span = readonly [least: number, most: number];

/** A product as a trade sells it: its name in French and English, and what it is. */
type TradeProduct = readonly [fr: string, en: string, concepts: readonly string[]];

/** What firms of one trade do, in words and in concepts of the thesaurus; each firm draws its own part of it. */
export interface SupplierTrade {
  id: string;
  role: SupplierRole;
  /** Words of a firm's name that tell its trade, and those that new firms of it are named with. */
  named: RegExp;
  words: readonly string[];
  /** What it does, to go after "Nous …" and "We …". */
  does: readonly (readonly [fr: string, en: string])[];
  processes: readonly string[];
  materials: readonly (readonly [concept: string, alloy?: string, temper?: string])[];
  finishes?: readonly string[];
  services: readonly string[];
  certificates: readonly string[];
  sectors: readonly string[];
  machines: readonly (readonly [name: string, concept: string])[];
  products: readonly TradeProduct[];
  press?: Span;
  length: Span;
  mass: Span;
  tolerance: Span;
  batch: Span;
  hs: readonly string[];
}

const GENERAL = ['iso-9001', 'iso-14001', 'iso-45001'];

// prettier-ignore
export const TRADES: readonly SupplierTrade[] = [
  {
    id: 'extrusion', role: 'transformer', named: /^(Les )?Aluminiums?\b/, words: ['Extrusions', 'Profilés', 'Alu-Profilés'],
    does: [['extrudons des profilés d’aluminium sur mesure, de la filière au profilé coupé, percé et emballé', 'extrude custom aluminium profiles, from the die to the cut, drilled and packed profile'], ['filons l’aluminium pour le bâtiment et le transport, avec nos propres filières', 'extrude aluminium for building and transport, with our own dies']],
    processes: ['aluminium-extrusion', 'profile-cutting-mitre', 'cnc-machining', 'solution-treatment-ageing', 'thermal-break-assembly'],
    materials: [['aluminium-6000', '6061', 'T6'], ['aluminium-6000', '6063', 'T5'], ['alloy-6082-t6', '6082', 'T6'], ['alloy-6005a', '6005A', 'T6']],
    finishes: ['anodising', 'powder-coating'], services: ['product-design', 'design-for-manufacturing', 'packaging-services'],
    certificates: [...GENERAL, 'asi-performance', 'aama-2605'], sectors: ['construction', 'trucks-buses', 'solar-energy', 'architecture'],
    machines: [['Presse à extruder', 'extrusion-presses'], ['Four de vieillissement', 'ageing-ovens'], ['Scie à commande numérique', 'sawing-machines']],
    products: [['Profilés sur mesure', 'Custom profiles', ['aluminium-profile']], ['Tubes et barres d’aluminium', 'Aluminium tubes and bars', ['metal-tube', 'metal-bar']], ['Dissipateurs de chaleur', 'Heat sinks', ['heat-sinks']]],
    press: [600, 1900], length: [6000, 9000], mass: [200, 900], tolerance: [10, 30], batch: [50, 500], hs: ['7604', '7608', '761610'],
  },
  {
    id: 'foundry', role: 'transformer', named: /^(Les )?Fonderies?\b|^Alliages/, words: ['Fonderie', 'Coulée', 'Moulage'],
    does: [['coulons des pièces d’aluminium et de fonte, du modèle à la pièce usinée', 'cast aluminium and iron parts, from pattern to machined part'], ['moulons au sable et en coquille des pièces de quelques grammes à plusieurs tonnes', 'cast in sand and permanent moulds, from a few grams to several tonnes']],
    processes: ['sand-casting', 'permanent-mould-casting', 'low-pressure-casting', 'core-making', 'degating-fettling', 'no-bake-casting'],
    materials: [['cast-a356', 'A356', 'T6'], ['cast-319', '319'], ['ductile-iron', '65-45-12'], ['grey-iron', 'classe 30'], ['bronze', 'C95400']],
    finishes: ['shot-blasting', 'painting'], services: ['tool-design-making', 'chemical-analysis', 'radiographic-testing', 'simulation-fea'],
    certificates: [...GENERAL, 'iatf-16949', 'nadcap'], sectors: ['energy', 'mining', 'rail', 'industrial-machinery-sector'],
    machines: [['Four à induction', 'furnaces'], ['Ligne de moulage au sable', 'casting-lines'], ['Grenailleuse', 'blasting-machines']],
    products: [['Pièces moulées en aluminium', 'Aluminium castings', ['aluminium-casting']], ['Pièces moulées en fonte', 'Iron castings', ['iron-casting']], ['Corps de pompes et de vannes', 'Pump and valve bodies', ['pumps', 'valves', 'casting-part']]],
    length: [400, 3000], mass: [50, 4000], tolerance: [30, 100], batch: [1, 50], hs: ['7325', '761699'],
  },
  {
    id: 'die-casting', role: 'transformer', named: /^(Les )?Aciérie|^Alu(tech|fab|mat)/, words: ['Moulage sous pression', 'Injection d’aluminium', 'Alu-Pression'],
    does: [['coulons sous pression des pièces d’aluminium de grande série, ébavurées, usinées et peintes', 'die-cast aluminium parts in series, deburred, machined and painted']],
    processes: ['die-casting', 'vacuum-die-casting', 'cnc-machining', 'vibratory-finishing', 'deburring'],
    materials: [['cast-a380', 'A380'], ['cast-alsi10mg', 'AlSi10Mg'], ['zamak', 'Zamak 3']],
    finishes: ['powder-coating', 'passivation'], services: ['design-for-manufacturing', 'series-production', 'quality-inspection'],
    certificates: ['iso-9001', 'iatf-16949', 'iso-14001', 'ppap'], sectors: ['automotive', 'electric-vehicles', 'electronics', 'recreational-products'],
    machines: [['Machine de coulée sous pression', 'die-casting-machines'], ['Centre d’usinage vertical', 'machining-centres']],
    products: [['Boîtiers coulés sous pression', 'Die-cast housings', ['die-cast-part', 'electronics-housings-parts']], ['Carters de batterie', 'Battery housings', ['battery-housings', 'die-cast-part']]],
    press: [400, 1600], length: [200, 900], mass: [1, 25], tolerance: [5, 15], batch: [1000, 5000], hs: ['761699', '870899'],
  },
  {
    id: 'machining', role: 'transformer', named: /^(Les )?(Atelier d’)?[Uu]sinages?\b|Precision|Machining|^Précis/, words: ['Usinage', 'Atelier d’usinage', 'Pièces de précision'],
    does: [['usinons des pièces de précision à l’unité et en série, sur trois à cinq axes', 'machine precision parts, one-off and in series, on three to five axes'], ['tournons et fraisons l’aluminium, l’inox et le titane, avec contrôle de chaque cote', 'turn and mill aluminium, stainless and titanium, with every dimension checked']],
    processes: ['cnc-machining', 'precision-machining', 'five-axis-machining', 'turning', 'milling', 'wire-edm', 'grinding', 'turn-milling'],
    materials: [['alloy-6061-t6', '6061', 'T6'], ['alloy-7075-t6', '7075', 'T6'], ['stainless-316l', '316L'], ['steel-4140', '4140'], ['titanium-grade-5', 'Ti-6Al-4V']],
    finishes: ['anodising', 'passivation', 'laser-marking'], services: ['prototyping', 'cam-programming', 'metrology', 'reverse-engineering', 'small-series'],
    certificates: ['iso-9001', 'as9100', 'iso-13485', 'iso-14001'], sectors: ['aerospace', 'medical', 'defence-security', 'industrial-machinery-sector'],
    machines: [['Centre d’usinage 5 axes', 'five-axis-machines'], ['Tour à commande numérique', 'lathes'], ['Machine à mesurer tridimensionnelle', 'cmm'], ['Électroérosion à fil', 'edm-machines']],
    products: [['Pièces usinées de précision', 'Precision machined parts', ['machined-part']], ['Arbres et pignons', 'Shafts and gears', ['shafts-spindles', 'gears']], ['Composants aérospatiaux', 'Aerospace components', ['aerospace-parts', 'machined-part']]],
    length: [300, 3500], mass: [20, 5000], tolerance: [1, 5], batch: [1, 20], hs: ['848310', '880730', '732690'],
  },
  {
    id: 'sheet-metal', role: 'transformer', named: /^(Les )?(Tôlerie|Métaux|Ateliers?\b)/, words: ['Tôlerie', 'Métal en feuilles', 'Découpe et pliage'],
    does: [['découpons, plions et assemblons la tôle d’acier, d’inox et d’aluminium', 'cut, bend and assemble steel, stainless and aluminium sheet'], ['fabriquons boîtiers et châssis de tôle, de la pièce unique à la série', 'make sheet metal enclosures and frames, from one piece to series']],
    processes: ['sheet-metal-work', 'laser-cutting', 'bending', 'punching', 'gmaw-welding', 'tube-laser-cutting'],
    materials: [['aluminium-5000', '5052', 'H32'], ['stainless-304', '304'], ['steel-g40-21', '44W'], ['galvanised-steel', 'G90']],
    finishes: ['powder-coating', 'brushing'], services: ['custom-fabrication', 'prototyping', 'product-design'],
    certificates: ['iso-9001', 'csa-w47-1', 'csa-w47-2'], sectors: ['electrical-equipment-sector', 'telecom-datacentres', 'food-beverage', 'furniture-sector'],
    machines: [['Laser à fibre', 'laser-cutters'], ['Presse-plieuse', 'press-brakes'], ['Poinçonneuse', 'turret-punches']],
    products: [['Boîtiers et armoires', 'Enclosures and cabinets', ['enclosures']], ['Pièces de tôlerie', 'Sheet metal parts', ['sheet-metal-part']], ['Chemins de câbles', 'Cable trays', ['cable-trays']]],
    press: [90, 400], length: [2400, 6000], mass: [100, 3000], tolerance: [10, 50], batch: [1, 100], hs: ['853810', '732690'],
  },
  {
    id: 'structures', role: 'transformer', named: /^(Les )?(Structures|Aciers|Soudure)|Steel|Welding|^Structu|^Ferro/, words: ['Structures', 'Soudure', 'Charpentes'],
    does: [['soudons charpentes, passerelles et structures d’acier et d’aluminium, dessin et montage compris', 'weld steel and aluminium structures and footbridges, drawing and erection included'], ['fabriquons des assemblages soudés de grande taille pour le bâtiment et l’industrie', 'make large welded assemblies for building and industry']],
    processes: ['metal-fabrication', 'gmaw-welding', 'aluminium-welding', 'robotic-welding', 'plasma-cutting', 'saw-welding'],
    materials: [['structural-steel', '350W'], ['weathering-steel', '350A'], ['aluminium-5000', '5083', 'H116'], ['alloy-6061-t6', '6061', 'T6']],
    finishes: ['shot-blasting', 'anti-corrosion-coating', 'hot-dip-galvanising'], services: ['structural-engineering', 'field-erection', 'visual-weld-inspection', 'heavy-haul'],
    certificates: ['iso-9001', 'csa-w47-1', 'csa-w47-2', 'steel-fabricator-certification', 'en-1090'], sectors: ['construction', 'infrastructure', 'hydropower', 'mining'],
    machines: [['Pont roulant de 20 t', 'workshop-cranes'], ['Robot de soudage', 'welding-robots'], ['Table de coupe au plasma', 'plasma-cutters']],
    products: [['Passerelles et ponts', 'Footbridges and bridges', ['bridges']], ['Poutres et charpentes', 'Beams and frames', ['beams-girders', 'metal-structures']], ['Escaliers et garde-corps', 'Stairs and railings', ['stairs-railings']]],
    length: [12_000, 36_000], mass: [10_000, 60_000], tolerance: [100, 300], batch: [1, 5], hs: ['7308', '7610'],
  },
  {
    id: 'finishing', role: 'specialised-supplier', named: /^(Les )?Galvanisation|Anodisation|Placage|lux\b|sol\b/, words: ['Anodisation', 'Traitement de surface', 'Peinture industrielle'],
    does: [['anodisons, peignons et protégeons les pièces de métal de nos clients, en lots ou en ligne', 'anodise, paint and protect our customers’ metal parts, in batches or on line'], ['traitons les surfaces d’aluminium et d’acier, de la préparation au contrôle d’épaisseur', 'treat aluminium and steel surfaces, from preparation to thickness control']],
    processes: ['abrasive-machining', 'vibratory-finishing', 'deburring'], materials: [['aluminium', ''], ['steel', ''], ['magnesium', 'AZ91']],
    finishes: ['anodising', 'hard-anodising', 'powder-coating', 'zinc-nickel-plating', 'e-coating', 'shot-peening'], services: ['material-processing-toll', 'corrosion-testing', 'rapid-delivery'],
    certificates: ['iso-9001', 'qualanod', 'mil-a-8625', 'nadcap', 'aama-611'], sectors: ['aerospace', 'architecture', 'automotive', 'marine-shipbuilding'],
    machines: [['Ligne d’anodisation', 'anodising-lines'], ['Ligne de peinture en poudre', 'paint-lines'], ['Cabine de grenaillage', 'blasting-machines']],
    products: [['Anodisation à façon', 'Toll anodising', ['aluminium-profile']], ['Peinture de pièces et de structures', 'Painting of parts and structures', ['metal-structures']]],
    length: [3000, 9000], mass: [200, 2000], tolerance: [1, 3], batch: [1, 50], hs: ['7616'],
  },
  {
    id: 'equipment', role: 'equipment-maker', named: /Machinerie|Équipements?|Mécanique|Machinery|Méca|Hydro/, words: ['Équipements', 'Machinerie', 'Procédés'],
    does: [['concevons et fabriquons des équipements pour les alumineries et les scieries', 'design and build equipment for smelters and sawmills'], ['bâtissons des machines spéciales, de la conception à la mise en service', 'build special machines, from design to commissioning']],
    processes: ['metal-fabrication', 'cnc-machining', 'electromechanical-assembly', 'balancing'], materials: [['wear-resistant-steel', 'AR400'], ['steel-4140', '4140'], ['structural-steel', '350W']],
    finishes: ['painting'], services: ['automation-engineering', 'commissioning-training', 'after-sales-service', 'machine-repair'],
    certificates: ['iso-9001', 'ce-marking', 'machinery-directive', 'csa-w47-1'], sectors: ['aluminium-industry', 'forestry-wood', 'mining', 'metallurgy-steel'],
    machines: [['Aléseuse', 'boring-mills'], ['Pont roulant de 30 t', 'workshop-cranes']],
    products: [['Équipement d’électrolyse', 'Smelter equipment', ['aluminium-smelter-equipment']], ['Machines forestières', 'Forestry machinery', ['forestry-machinery']], ['Vérins hydrauliques', 'Hydraulic cylinders', ['hydraulic-cylinders']]],
    length: [2000, 12_000], mass: [1000, 40_000], tolerance: [5, 30], batch: [1, 5], hs: ['845430', '843680', '841221'],
  },
  {
    id: 'handling', role: 'equipment-maker', named: /Convoyeurs/, words: ['Convoyeurs', 'Manutention', 'Levage'],
    does: [['fabriquons convoyeurs et équipements de manutention sur mesure, avec leurs commandes', 'make custom conveyors and handling equipment, with their controls']],
    processes: ['metal-fabrication', 'laser-cutting', 'gmaw-welding', 'assembly'], materials: [['mild-steel', '44W'], ['stainless-304', '304']],
    finishes: ['powder-coating'], services: ['automation-engineering', 'field-erection', 'after-sales-service'],
    certificates: ['iso-9001', 'csa-w47-1', 'ce-marking'], sectors: ['material-handling-sector', 'food-beverage', 'mining', 'packaging-sector'],
    machines: [['Laser à fibre', 'laser-cutters'], ['Presse-plieuse', 'press-brakes']],
    products: [['Convoyeurs', 'Conveyors', ['conveyors']], ['Rouleaux', 'Rollers', ['rollers']], ['Ponts roulants et palans', 'Cranes and hoists', ['cranes-hoists']]],
    length: [3000, 15_000], mass: [500, 15_000], tolerance: [20, 100], batch: [1, 20], hs: ['842833', '8431'],
  },
  {
    id: 'tooling', role: 'specialised-supplier', named: /Outillage|mat\b|Moules/, words: ['Outillage', 'Moules', 'Matrices'],
    does: [['fabriquons moules, matrices et outillages de précision, et les réparons', 'make and repair precision moulds, dies and tooling']],
    processes: ['sinker-edm', 'wire-edm', 'five-axis-machining', 'surface-grinding', 'high-speed-machining'], materials: [['steel-h13', 'H13'], ['steel-p20', 'P20'], ['steel-d2', 'D2']],
    finishes: ['polishing', 'pvd-coating'], services: ['tool-design-making', 'mould-repair', 'simulation-fea', 'metrology'],
    certificates: ['iso-9001', 'as9100'], sectors: ['plastics-rubber-sector', 'automotive', 'recreational-products'],
    machines: [['Électroérosion par enfonçage', 'edm-machines'], ['Rectifieuse plane', 'grinding-machines'], ['Centre d’usinage 5 axes', 'five-axis-machines']],
    products: [['Moules d’injection', 'Injection moulds', ['moulds']], ['Filières d’extrusion', 'Extrusion dies', ['extrusion-dies']], ['Gabarits et montages', 'Jigs and fixtures', ['jigs-fixtures']]],
    length: [300, 1800], mass: [200, 12_000], tolerance: [1, 3], batch: [1, 4], hs: ['848071', '820720'],
  },
  {
    id: 'forging', role: 'transformer', named: /Forge/, words: ['Forge', 'Estampage', 'Matriçage'],
    does: [['forgeons des pièces d’acier et d’aluminium, traitées et usinées sur place', 'forge steel and aluminium parts, heat-treated and machined on site']],
    processes: ['closed-die-forging', 'open-die-forging', 'hot-forging', 'quenching-tempering', 'normalising'], materials: [['steel-4340', '4340'], ['steel-1045', '1045'], ['aluminium-7000', '7075', 'T73']],
    finishes: ['shot-blasting'], services: ['metallography', 'magnetic-particle-testing', 'hardness-testing'],
    certificates: [...GENERAL, 'as9100', 'ped'], sectors: ['rail', 'mining', 'oil-gas', 'defence-security'],
    machines: [['Presse à forger', 'forging-equipment'], ['Four de traitement thermique', 'furnaces']],
    products: [['Pièces forgées', 'Forgings', ['forged-part']], ['Couronnes laminées', 'Rolled rings', ['rolled-ring']], ['Brides', 'Flanges', ['flanges']]],
    press: [800, 4000], length: [200, 3000], mass: [5, 2500], tolerance: [20, 80], batch: [10, 200], hs: ['732619', '730721'],
  },
  {
    id: 'vessels', role: 'transformer', named: /Chaudronnerie|Réservoirs|Inox/, words: ['Chaudronnerie', 'Réservoirs', 'Inox'],
    does: [['fabriquons réservoirs, cuves et tuyauterie sous pression en inox et en acier', 'make tanks, vessels and pressure piping in stainless and steel']],
    processes: ['plate-rolling', 'gtaw-welding', 'orbital-welding', 'pipe-welding', 'stainless-welding'], materials: [['stainless-316l', '316L'], ['stainless-304l', '304L'], ['pressure-vessel-steel', 'SA-516 70'], ['duplex-stainless', '2205']],
    finishes: ['pickling', 'passivation', 'electropolishing'], services: ['pipefitting-services', 'leak-pressure-testing', 'radiographic-testing', 'field-erection'],
    certificates: ['iso-9001', 'asme-stamp', 'crn', 'csa-w47-1', 'ped'], sectors: ['food-beverage', 'pharmaceutical-chemical', 'pulp-paper', 'hydrogen-batteries'],
    machines: [['Rouleuse de tôle', 'plate-rolls'], ['Poste de soudage orbital', 'welding-equipment']],
    products: [['Réservoirs sous pression', 'Pressure vessels', ['pressure-vessels']], ['Cuves alimentaires', 'Food vessels', ['food-vessels']], ['Tuyauterie préfabriquée', 'Pipe spools', ['pipe-spools']], ['Échangeurs de chaleur', 'Heat exchangers', ['heat-exchangers']]],
    length: [6000, 20_000], mass: [2000, 40_000], tolerance: [50, 200], batch: [1, 5], hs: ['7309', '841950'],
  },
  {
    id: 'transport', role: 'transformer', named: /Remorques|Carrosserie|bennes|naval|Bateaux|Véhicules|Trailers/, words: ['Remorques', 'Véhicules spéciaux', 'Bateaux d’aluminium'],
    does: [['construisons remorques, bennes et bateaux d’aluminium soudé, légers et durables', 'build welded aluminium trailers, bodies and boats, light and lasting']],
    processes: ['aluminium-welding', 'friction-stir-welding', 'bending', 'assembly'], materials: [['alloy-5083-h116', '5083', 'H116'], ['alloy-5052-h32', '5052', 'H32'], ['ahss-steel', '700 MPa']],
    finishes: ['painting', 'polishing'], services: ['product-design', 'after-sales-service', 'custom-fabrication'],
    certificates: ['iso-9001', 'csa-w47-2', 'class-society'], sectors: ['trucks-buses', 'marine-shipbuilding', 'defence-security', 'recreational-products'],
    machines: [['Soudeuse par friction-malaxage', 'fsw-machines'], ['Robot de soudage', 'welding-robots']],
    products: [['Remorques et semi-remorques', 'Trailers and semi-trailers', ['truck-trailer-parts']], ['Véhicules spéciaux', 'Special vehicles', ['special-vehicles']], ['Composants marins', 'Marine components', ['marine-parts']]],
    length: [6000, 16_000], mass: [1000, 12_000], tolerance: [100, 300], batch: [1, 10], hs: ['871639', '890399'],
  },
  {
    id: 'automation', role: 'equipment-maker', named: /Robo|Automatismes|tron\b|Techno/, words: ['Robotique', 'Automatisation', 'Cellules'],
    does: [['intégrons cellules robotisées, postes d’inspection et commandes pour ateliers de métal', 'integrate robot cells, inspection stations and controls for metal shops']],
    processes: ['electromechanical-assembly', 'assembly', 'cnc-machining'], materials: [['alloy-6061-t6', '6061', 'T6'], ['mild-steel', '44W']],
    finishes: ['powder-coating'], services: ['automation-engineering', 'process-engineering', 'commissioning-training', 'after-sales-service'],
    certificates: ['iso-9001', 'ce-marking', 'iso-27001'], sectors: ['robotics-automation-sector', 'automotive', 'aluminium-industry', 'aerospace'],
    machines: [['Robot de soudage', 'welding-robots'], ['Scanneur laser', 'laser-trackers-scanners']],
    products: [['Cellules robotisées', 'Robot cells', ['robotic-cells']], ['Bâtis et protecteurs de machines', 'Machine frames and guards', ['machine-frames', 'machine-guards']]],
    length: [2000, 8000], mass: [500, 8000], tolerance: [2, 10], batch: [1, 5], hs: ['847950', '853710'],
  },
  {
    id: 'distribution', role: 'distributor', named: /Distribution|Metals|plus\b|max\b/, words: ['Distribution Métal', 'Métaux', 'Centre de service'],
    does: [['distribuons et coupons aluminium, inox et acier, livrés le lendemain au Québec', 'distribute and cut aluminium, stainless and steel, delivered next day in Québec']],
    processes: ['sawing', 'shearing', 'slitting', 'cut-to-length-line'], materials: [['aluminium-5000', '5052'], ['aluminium-6000', '6061'], ['stainless-304', '304'], ['steel-g40-21', '44W']],
    services: ['metal-distribution', 'warehousing', 'just-in-time', 'rapid-delivery'], certificates: ['iso-9001', 'material-certificate'], sectors: ['construction', 'industrial-machinery-sector', 'trucks-buses'],
    machines: [['Scie automatique', 'sawing-machines'], ['Ligne de refendage', 'coil-lines']],
    products: [['Tôles et plaques d’aluminium', 'Aluminium sheet and plate', ['aluminium-sheet', 'aluminium-plate']], ['Barres et tubes', 'Bars and tubes', ['metal-bar', 'metal-tube']]],
    length: [6000, 15_000], mass: [1000, 10_000], tolerance: [50, 150], batch: [1, 1], hs: ['7606', '7219'],
  },
];
