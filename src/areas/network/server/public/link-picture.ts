import path from 'node:path';
import sharp from 'sharp';
import { currentRuntime } from '#platform/runtime.ts';
import type { Language } from '../../capabilities/index.ts';

/** What a link to a page shows where it is shared. */
export interface LinkPicture {
  title: string;
  under: string;
  /** What the firm does, or what the page lists. */
  detail: string;
  site: string;
}

const WIDTH = 1200;
const HEIGHT = 630;
const MARGIN = 80;
const MOST_KEPT = 100;

/** The typeface that ships has no Chinese, Japanese or Korean sign: their readers' links show the English picture. */
export const pictureLanguage = (language: Language): Language =>
  ['zh', 'ja', 'ko'].includes(language) ? 'en' : language;

// The house's light colours: a picture has one theme.
const GROUND = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>
    <rect width="${WIDTH}" height="14" fill="#0b5d68"/>
    <g transform="translate(${MARGIN} 524)">
      <rect width="48" height="48" rx="10.5" fill="#0b5d68"/>
      <path transform="scale(1.5)" d="M8 25v-6.500a7 7 0 0 1 7-7h8m-4-4.500 4.500 4.500L19 16" fill="none"
        stroke="#ffffff" stroke-width="3.200" stroke-linecap="round" stroke-linejoin="round"/>
    </g>
  </svg>`,
);

const kept = new Map<string, Promise<Buffer<ArrayBuffer>>>();

/** The picture as PNG, 1200 by 630. The last hundred are kept: a link that is shared is asked for many times at once. */
export function linkPicture(picture: LinkPicture): Promise<Buffer<ArrayBuffer>> {
  const key = JSON.stringify(picture);
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
  const drawn = draw(picture);
  kept.set(key, drawn);
  drawn.catch(() => kept.delete(key));
  return drawn;
}

async function draw({ title, under, detail, site }: LinkPicture): Promise<Buffer<ArrayBuffer>> {
  const written = await Promise.all([
    write(title, 'Bold', 60, '#17202a', { top: 90, height: 170 }),
    write(under, 'Regular', 32, '#475462', { top: 275, height: 44 }),
    write(detail, 'SemiBold', 34, '#0b5d68', { top: 340, height: 150 }),
    write(site, 'SemiBold', 28, '#17202a', { top: 530, height: 40, left: MARGIN + 68 }),
  ]);
  const png = await sharp(GROUND)
    .composite(written.flatMap((one) => one ?? []))
    .png({ palette: true })
    .toBuffer();
  return Buffer.from(png);
}

const FACES = { Regular: '400Regular', SemiBold: '600SemiBold', Bold: '700Bold' } as const;
const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** One text in its place; what does not fit is cut off below. */
async function write(
  text: string,
  face: keyof typeof FACES,
  size: number,
  colour: string,
  { top, height, left = MARGIN }: { top: number; height: number; left?: number },
) {
  if (text.trim() === '') return null;
  const name = FACES[face];
  const fontfile = path.join(
    ...[currentRuntime().config.root, 'node_modules', '@expo-google-fonts', 'source-sans-3'],
    ...[name, `SourceSans3_${name}.ttf`],
  );
  const escaped = text.slice(0, 200).replace(/[&<>]/g, (sign) => MARKUP[sign]!);
  const image = sharp({
    text: {
      text: `<span foreground="${colour}">${escaped}</span>`,
      ...{ font: `Source Sans 3 ${face} ${size}`, fontfile, dpi: 72, rgba: true },
      width: WIDTH - left - MARGIN,
    },
  });
  const { data, info } = await image.png().toBuffer({ resolveWithObject: true });
  if (info.height <= height) return { input: data, top, left };
  const input = await sharp(data).extract({ left: 0, top: 0, width: info.width, height }).png().toBuffer();
  return { input, top, left };
}
