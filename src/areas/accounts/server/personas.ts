import { m } from '#messages';
import { text, type Text } from '#platform/text.ts';
import type { Role } from '../membership.ts';

/** Published on purpose: demonstration accounts hold invented data, and exist in demonstration mode only. */
export const DEMONSTRATION_PASSWORD = 'virage-demonstration';

export interface Persona {
  key: 'officer' | 'adviser' | 'firm' | 'supplier' | 'funder' | 'administrator';
  name: string;
  email: string;
  /** Their organisations by slug, with their role there; the first is the one they come in by. */
  memberships: readonly [slug: string, role: Role][];
  title: Text;
}

const at = (name: string): string => `${name}@demo.virage.example`;

/** The people of the demonstration, one for each who comes to Virage for something. */
export const PERSONAS: readonly Persona[] = [
  {
    key: 'officer',
    name: 'Maude Tremblay',
    email: at('maude'),
    memberships: [
      ['sva', 'officer'],
      ['cei-mtl', 'officer'],
    ],
    title: text(m.accounts_persona_officer),
  },
  {
    key: 'adviser',
    name: 'Samuel Nguyen',
    email: at('samuel'),
    memberships: [['cei-mtl', 'adviser']],
    title: text(m.accounts_persona_adviser),
  },
  {
    key: 'firm',
    name: 'Josée Lavoie',
    email: at('josee'),
    memberships: [['entreprise', 'firm']],
    title: text(m.accounts_persona_firm),
  },
  {
    key: 'supplier',
    name: 'Luc Bouchard',
    email: at('luc'),
    memberships: [['fournisseur', 'firm']],
    title: text(m.accounts_persona_supplier),
  },
  {
    key: 'funder',
    name: 'Karim Benali',
    email: at('karim'),
    memberships: [['mei', 'funder']],
    title: text(m.accounts_persona_funder),
  },
  {
    key: 'administrator',
    name: 'Anne Bergeron',
    email: at('anne'),
    memberships: [
      ['virage', 'administrator'],
      ['sva', 'administrator'],
    ],
    title: text(m.accounts_persona_administrator),
  },
];
