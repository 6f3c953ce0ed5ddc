import type { Language } from '../capabilities/index.ts';
import type { PublicProfile } from '../profile/profile.ts';
import { lengthIn, massIn, tonnesIn, toleranceIn } from './figures.ts';
import { networkWords, type NetworkWord } from './words.ts';

type Envelope = NonNullable<PublicProfile['envelope']>;
type Write = (value: number, language: Language) => string;

const pieces: Write = (count, language) => networkWords(language)('pieces', { count });

const LINES: readonly [keyof Envelope, NetworkWord, Write][] = [
  ['pressTonnes', 'press', tonnesIn],
  ['maxLengthMm', 'max_length', lengthIn],
  ['maxWidthMm', 'max_width', lengthIn],
  ['maxHeightMm', 'max_height', lengthIn],
  ['maxMassKg', 'max_mass', massIn],
  ['toleranceMm', 'tolerance', toleranceIn],
  ['batchMin', 'batch_min', pieces],
  ['batchMax', 'batch_max', pieces],
];

/** What a firm can hold, in lines of a label's key and a figure; what it did not say is no line. */
export const envelopeLines = (
  envelope: Envelope | undefined,
  language: Language,
): [label: NetworkWord, figure: string][] =>
  LINES.flatMap(([field, label, write]): [NetworkWord, string][] => {
    const value = envelope?.[field] ?? null;
    return value === null ? [] : [[label, write(value, language)]];
  });
