import type { Need, QuotationFields, RecipientState, RequestState } from '#areas/network/index.ts';

/** One request of the demonstration. Days are counted from the day it is made. */
export interface QuotationStory {
  buyer: { name: string; company: string; email: string; country: string };
  need: Partial<Need> & Pick<Need, 'language' | 'title' | 'destination'>;
  postedAt: number;
  deadlineAt: number;
  /** The deadline before the buyer gave more time. */
  extendedFrom?: number;
  state: RequestState;
  /** Where the extruder stands; null when it was not asked. */
  extruder: { state: RecipientState; quotation?: Offer; declineReason?: string } | null;
  /** What the other supplier that was asked offers. */
  other?: Offer;
  question?: { text: string; answer: string | null };
  /** What both sides declared. */
  outcome?: { amountCents: number; currency: string; country: string };
  drawing?: string;
}
type Offer = Pick<
  QuotationFields,
  'priceCents' | 'currency' | 'priceFor' | 'leadTimeDays' | 'incoterm' | 'text'
>;

const offer = (priceCents: number, currency: Offer['currency'], leadTimeDays: number, text = ''): Offer => ({
  ...{ priceCents, currency, priceFor: 'total', leadTimeDays, incoterm: 'DAP', text },
});

/** What buyers abroad asked of the extruder, in every state that its inbox can show. */
export const QUOTATION_STORIES: readonly QuotationStory[] = [
  {
    buyer: {
      ...{ name: 'Ute Keller', company: 'Keller Fensterbau GmbH' },
      ...{ email: 'einkauf@keller-fensterbau.example', country: 'DE' },
    },
    need: {
      ...{ language: 'de', title: 'Fensterprofile aus Aluminium, eloxiert' },
      description:
        'Drei Profile nach Zeichnung, EN AW-6063 T5, naturfarben eloxiert. Lieferung in Losen von 400 Stück.',
      words: {
        process: 'Strangpressen',
        material: 'Aluminium',
        finish: 'Eloxieren',
        certificate: 'ISO 9001',
      },
      ...{ processes: ['aluminium-extrusion'], materials: ['alloy-6063-t5'], finishes: ['anodising'] },
      ...{ certificates: ['iso-9001'], quantity: 1200, lengthMm: 6200, toleranceMm: 0.2, incoterm: 'DAP' },
      ...{ destination: { country: 'DE', place: 'Ulm' }, confidentiality: 'on-acceptance' },
    },
    ...{ postedAt: -2, deadlineAt: 12, state: 'sent', extruder: { state: 'sent' }, drawing: 'Profil-A.dxf' },
  },
  {
    buyer: {
      ...{ name: 'Daniel Ortiz', company: 'Sunbelt Trailer Works' },
      ...{ email: 'purchasing@sunbelt-trailer.example', country: 'US' },
    },
    need: {
      ...{ language: 'en', title: 'Extruded side rails for trailers' },
      description: 'Side rails in 6082-T6, cut and drilled, first batch for prototypes.',
      ...{ processes: ['aluminium-extrusion', 'cnc-machining'], materials: ['alloy-6082-t6'] },
      ...{ quantity: 300, lengthMm: 8200, destination: { country: 'US', place: 'Tulsa' } },
    },
    ...{ postedAt: -9, extendedFrom: -1, deadlineAt: 4, state: 'sent' },
    extruder: { state: 'quoted', quotation: offer(61_400_00, 'USD', 38, 'Tooling included.') },
    other: offer(64_900_00, 'USD', 30),
    question: { text: 'Les perçages sont-ils ébavurés ?', answer: 'Yes, both sides, please.' },
  },
  {
    buyer: {
      ...{ name: 'Claire Meunier', company: 'Ateliers Meunier SAS' },
      ...{ email: 'achats@ateliers-meunier.example', country: 'FR' },
    },
    need: {
      ...{ language: 'fr', title: 'Profilés pour passerelles modulaires' },
      ...{ processes: ['aluminium-extrusion'], materials: ['alloy-6082-t6'], quantity: 640 },
      destination: { country: 'FR', place: 'Annecy' },
    },
    ...{ postedAt: -70, deadlineAt: -50, state: 'awarded' },
    extruder: { state: 'awarded', quotation: offer(86_400_00, 'EUR', 42, 'Emballage maritime compris.') },
    other: offer(93_100_00, 'EUR', 49),
    outcome: { amountCents: 86_400_00, currency: 'EUR', country: 'FR' },
  },
  {
    buyer: {
      ...{ name: 'Erik Lindgren', company: 'Norrbåt AB' },
      ...{ email: 'inkop@norrbat.example', country: 'SE' },
    },
    need: {
      ...{ language: 'sv', title: 'Strängpressade profiler till båtskrov' },
      ...{ processes: ['aluminium-extrusion'], quantity: 4, unit: 't' },
      destination: { country: 'SE', place: 'Luleå' },
    },
    ...{ postedAt: -40, deadlineAt: -20, state: 'closed' },
    extruder: { state: 'declined', declineReason: 'Alliage 5083 : nous ne le pressons pas.' },
  },
  {
    buyer: {
      ...{ name: 'Haruka Mori', company: 'Mori Kogyo' },
      ...{ email: 'mori@mori-kogyo.example', country: 'JP' },
    },
    need: {
      ...{ language: 'ja', title: 'アルミ押出形材、アルマイト処理', audience: 'network' },
      ...{ processes: ['aluminium-extrusion'], finishes: ['anodising'], quantity: 5000 },
      destination: { country: 'JP', place: '大阪' },
    },
    ...{ postedAt: -3, deadlineAt: 25, state: 'confirmed', extruder: null },
  },
];
