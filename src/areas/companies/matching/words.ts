const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Legal forms of Québec, Canada and the usual foreign ones, folded (no accent, no dot). They never tell firms apart. */
export const LEGAL_FORMS = list(`
  inc incorporated incorporee incorporation ltd limited ltee limitee llc llp lp lllp pllc corp corporation co company
  cie compagnie senc sencrl sec srl ulc enr enrg enregistree coop cooperative societe commandite collectif sarl sa sas
  gmbh ag bv nv plc pty nfp npo obnl osbl obe reg regd
`);

/** Small words of both languages. */
export const SMALL_WORDS = list(`
  le la les l de du des d et en au aux the of and for pour par sur dba nom
`);

const SYNONYMS = `
  st saint
  ste sainte
  mfg manufacturing manufacture manuf manufacturier manufacturiere
  ind industrie industry industrial industriel industrielle indust
  intl international internationale inter
  tech technologie technology technologique technique
  service svc serv svcs
  entreprise enterprise entr ent
  assoc association associate associe ass assn
  frere bros brother
  fils sons
  centre center ctr cntr
  equip equipment equipement
  const construction constr
  lab laboratoire laboratory
  dev development developpement devel
  community comm communautaire
  academy acad academie
  univ university universite
  groupe group grp
  quebec qc que
  montreal mtl
  mont mt
  prod production produit product
  dist distribution distributeur distributor distrib
  mgmt management gestion
  transp transport transportation
  electric electrique elect electrical
  metal metaux metallique
  hwy highway
  school sch ecole
`;

/** Abbreviation or other language's form → the one form that names are compared in. */
export const CANONICAL_WORDS: ReadonlyMap<string, string> = new Map(
  SYNONYMS.trim()
    .split('\n')
    .flatMap((line) => {
      const words = line.trim().split(/\s+/);
      return words.map((word): [string, string] => [word, words[0] ?? word]);
    }),
);

/** Kinds of street in French and English, folded; dropped, since writers use or skip them at will. */
export const STREET_TYPES = list(`
  rue r street str st avenue av ave boul blvd boulevard bd ch chemin rd road route rte rang rg place pl drive dr lane ln
  court ct montee allee impasse croissant crois cres crescent terrasse terr square sq parkway pkwy highway hwy autoroute
  aut way promenade prom
`);

export const DIRECTIONS: ReadonlyMap<string, string> = new Map([
  ...['n', 'nord', 'north', 'no'].map((word): [string, string] => [word, 'n']),
  ...['s', 'sud', 'south', 'so'].map((word): [string, string] => [word, 's']),
  ...['e', 'est', 'east'].map((word): [string, string] => [word, 'e']),
  ...['w', 'o', 'ouest', 'west'].map((word): [string, string] => [word, 'w']),
]);

/** Hosts of mail and pages that thousands of firms share: they say nothing about the firm. */
export const PUBLIC_HOSTS = list(`
  gmail.com googlemail.com hotmail.com hotmail.ca hotmail.fr outlook.com outlook.fr live.ca live.com msn.com yahoo.com
  yahoo.ca yahoo.fr ymail.com icloud.com me.com mac.com aol.com gmx.com proton.me protonmail.com videotron.ca
  videotron.qc.ca bell.net bellnet.ca sympatico.ca cgocable.ca cogeco.ca cogeco.net globetrotter.net telus.net rogers.com
  shaw.ca xplornet.com xplornet.ca tlb.sympatico.ca b2b2c.ca axion.ca sogetel.net oricom.ca derytele.com
  facebook.com linkedin.com instagram.com twitter.com x.com youtube.com wixsite.com wix.com wordpress.com weebly.com
  squarespace.com google.com business.site godaddysites.com blogspot.com pagesjaunes.ca yellowpages.ca etsy.com shopify.com
  myshopify.com
`);

/** Second levels under which the public registers, so that the firm's own label is the third. */
export const PUBLIC_SECOND_LEVELS = list(
  `qc.ca on.ca gc.ca gouv.qc.ca co.uk org.uk com.au co.nz com.mx com.br`,
);
