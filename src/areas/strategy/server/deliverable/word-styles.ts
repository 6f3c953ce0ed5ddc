import { readFileSync } from 'node:fs';
import path from 'node:path';
import { LevelFormat, type IPropertiesOptions } from 'docx';
import { readTokens } from '#ui/colour.ts';
import type { Locale } from '#platform/text.ts';

/** A page of US letter in twips (1440 to the inch), with the margins of the PDF. */
export const PAGE = { width: 12_240, height: 15_840, side: 1190, top: 1250, bottom: 1250 };
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.side;

export const FONT = 'Source Sans 3';
export const BULLETS = 'bullets';

/** The colours of the interface as Word writes them: "0b5d68". */
export type Colour = (token: string) => string;

export function readColours(root: string): Colour {
  const tokens = readTokens(readFileSync(path.join(root, 'src', 'ui', 'tokens.css'), 'utf8'));
  return (name) => {
    const token = tokens[name];
    if (!token) throw new Error(`--${name} is not a colour of tokens.css.`);
    return token.light.slice(1);
  };
}

const face = (root: string, name: string): Buffer =>
  readFileSync(
    path.join(root, 'node_modules/@expo-google-fonts/source-sans-3', name, `SourceSans3_${name}.ttf`),
  );

/** The typeface travels with the file, so that it reads as the PDF does and page numbers can be told. */
export const readFonts = (root: string): NonNullable<IPropertiesOptions['fonts']> => [
  { name: FONT, data: face(root, '400Regular'), bold: face(root, '600SemiBold') },
];

const LANGUAGES: Record<Locale, string> = { fr: 'fr-CA', en: 'en-CA' };

/** Sizes are half points, distances twips. */
export function wordStyles(colour: Colour, locale: Locale): NonNullable<IPropertiesOptions['styles']> {
  const headed = (size: number, ink: string, before: number, after: number) => ({
    run: { font: FONT, size, bold: true, color: colour(ink) },
    paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
  });
  return {
    default: {
      document: {
        run: { font: FONT, size: 21, color: colour('ink'), language: { value: LANGUAGES[locale] } },
        paragraph: { spacing: { after: 120, line: 264 } },
      },
      title: headed(72, 'on-action', 0, 160),
      heading1: headed(46, 'ink', 360, 200),
      heading2: headed(27, 'action', 300, 120),
      heading3: headed(22, 'ink', 200, 60),
      caption: {
        run: { font: FONT, size: 21, bold: true, color: colour('ink') },
        paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
      },
    },
    paragraphStyles: paragraphStyles(colour),
  };
}

const paragraphStyles = (colour: Colour): NonNullable<IPropertiesOptions['styles']>['paragraphStyles'] => [
  { id: 'Soft', name: 'Soft', ...based, run: { size: 17, color: colour('ink-soft') } },
  {
    id: 'TableText',
    name: 'Table Text',
    ...based,
    run: { size: 18 },
    paragraph: { spacing: { after: 0, line: 240 } },
  },
  {
    id: 'TableHead',
    name: 'Table Head',
    ...based,
    basedOn: 'TableText',
    run: { size: 18, bold: true, color: colour('ink-soft') },
  },
  {
    id: 'TOC1',
    name: 'toc 1',
    ...based,
    run: { bold: true },
    paragraph: { spacing: { before: 70, after: 0 } },
  },
  {
    id: 'TOC2',
    name: 'toc 2',
    ...based,
    paragraph: { indent: { left: 220 }, spacing: { after: 0, line: 228 } },
  },
];

const based = { basedOn: 'Normal', next: 'Normal', quickFormat: true };

export const NUMBERING: NonNullable<IPropertiesOptions['numbering']> = {
  config: [
    {
      reference: BULLETS,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          style: { paragraph: { indent: { left: 300, hanging: 200 } } },
        },
      ],
    },
  ],
};
