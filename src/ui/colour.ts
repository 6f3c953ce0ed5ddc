/** Colour arithmetic for tests of the palette, and the tokens' literal values for drawings that leave the page. */

export type Theme = 'light' | 'dark';
export type Tokens = Record<string, { light: string; dark: string }>;

/** The colours of tokens.css by name, without the leading dashes. */
export function readTokens(css: string): Tokens {
  const tokens: Tokens = {};
  for (const [, name, light, dark] of css.matchAll(
    /--([\w-]+):\s*light-dark\((#[\da-f]{6}),\s*(#[\da-f]{6})\)/g,
  )) {
    if (name && light && dark) tokens[name] = { light, dark };
  }
  return tokens;
}

type Triple = [number, number, number];

const channels = (hex: string): Triple =>
  [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as Triple;
const linear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);

/** Contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(one: string, other: string): number {
  const luminance = (hex: string): number => {
    const [r, g, b] = channels(hex).map(linear) as Triple;
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** How readers with a complete colour-vision deficiency see linear RGB (Machado, Oliveira and Fernandes, 2009). */
export const SIGHTS = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

/** Distance of two colours as a reader sees them, in OKLab times 100: 2 is barely told apart, 8 is plain. */
export function distance(one: string, other: string, sight: keyof typeof SIGHTS): number {
  const [a, b] = [seen(one, sight), seen(other, sight)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) * 100;
}

function seen(hex: string, sight: keyof typeof SIGHTS): Triple {
  const rgb = channels(hex).map(linear) as Triple;
  const matrix = SIGHTS[sight];
  const row = (at: number): number =>
    Math.min(1, Math.max(0, matrix[at]! * rgb[0] + matrix[at + 1]! * rgb[1] + matrix[at + 2]! * rgb[2]));
  return oklab([row(0), row(3), row(6)]);
}

function oklab([r, g, b]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
