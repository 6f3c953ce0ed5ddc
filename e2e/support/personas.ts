export const PERSONAS = ['officer', 'adviser', 'firm', 'funder', 'administrator'] as const;
/** The second firm, a supplier of the network, has the first one's role: what each role may see is walked once. */
export type Persona = (typeof PERSONAS)[number] | 'supplier';

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 360, height: 780 };
