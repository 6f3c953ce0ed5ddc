import { heading, list, paragraph, type Block } from './block.ts';

const ITEM = /^\s*[-•*–]\s+(.+)$/;

/** Someone's own words as blocks: blank lines part paragraphs, lines that begin with a dash or a dot make a list. */
export function prose(text: string): Block[] {
  return text.split(/\n\s*\n/).flatMap(part);
}

function part(text: string): Block[] {
  const blocks: Block[] = [];
  let [lines, items]: [string[], string[]] = [[], []];
  const close = (): void => {
    if (lines.length > 0) blocks.push(paragraph(lines.join('\n')));
    blocks.push(...list(items));
    [lines, items] = [[], []];
  };
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const item = ITEM.exec(line)?.[1];
    if (item === undefined && items.length > 0) close();
    if (item === undefined) lines.push(line.trim());
    else items.push(item.trim());
  }
  close();
  return blocks;
}

/** The same under a heading; nothing at all when nothing was written. */
export function titled(level: 2 | 3, title: string, text: string): Block[] {
  const blocks = prose(text);
  return blocks.length === 0 ? [] : [heading(level, title), ...blocks];
}

// Not in XML 1.0, and nothing to see in any document: control characters, half surrogates, the two "not a character".
// eslint-disable-next-line no-control-regex
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu;

/** A text that any document can hold. */
export const writable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(UNWRITABLE, '');

/** The same for every text in plain data. */
export function writableData<T>(value: T): T {
  if (typeof value === 'string') return writable(value) as T;
  if (Array.isArray(value)) return value.map(writableData) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, writableData(inner)])) as T;
}
