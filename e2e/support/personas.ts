export const PERSONAS = ['officer', 'adviser', 'firm', 'funder', 'administrator'] as const;
export type Persona = (typeof PERSONAS)[number];

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 360, height: 780 };
