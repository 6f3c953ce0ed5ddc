import type { Random } from './random.ts';

/** Ways in which people write a firm's name when they do not copy it from the register. */
const CHANGES: readonly ((name: string, random: Random) => string)[] = [
  (name) => name.toUpperCase(),
  (name) => name.toLowerCase(),
  withoutAccents,
  (name) => name.replace(/,? (inc\.|ltée|ltd\.|enr\.|s\.e\.n\.c\.)$/, ''),
  (name) => name.replace(/inc\.$/, 'incorporée').replace(/ltée$/, 'limitée'),
  (name) => name.replace(/&/g, 'et').replace(/^Les /, ''),
  (name) => name.replace(/Saint-/g, 'St-').replace(/Sainte-/g, 'Ste-'),
  (name) => name.replace(/^(\S+) (\S+)/, '$2, $1'),
  swapTwoLetters,
  (name) => name.replace(/ /g, '  '),
];

/** The name as a hurried hand writes it: one or two changes, never the name itself when a change shows. */
export function disturbName(random: Random, name: string): string {
  const once = random.pick(CHANGES)(name, random);
  return random.chance(0.4) ? random.pick(CHANGES)(once, random) : once;
}

/** UTF-8 read as Windows-1252, the classic broken accents: `MontrÃ©al`. */
export function breakAccents(text: string): string {
  return [...new TextEncoder().encode(text)].map((byte) => String.fromCharCode(byte)).join('');
}

/** `418 555-0123` as others type it. */
export function disturbPhone(random: Random, phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return random.pick([
    phone,
    digits,
    `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`,
    `${digits.slice(0, 3)}.${digits.slice(3, 6)}.${digits.slice(6)}`,
    `1 ${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`,
  ]);
}

export function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

function swapTwoLetters(name: string, random: Random): string {
  const at = random.int(1, Math.max(1, name.length - 3));
  return name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2);
}
