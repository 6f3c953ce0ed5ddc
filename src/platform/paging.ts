import { z } from 'zod';

/** Cursor paging as every list has it. A cursor is the sort key of the last row shown, opaque to its holder. */
export const pageInput = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.number().int().nullable() });

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  /** How many there are in all; null where counting would cost more than the page. */
  total: number | null;
}

type Key = string | number | null;

export const encodeCursor = (keys: Key[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

/** The sort key in a cursor, or null for one that is not ours: the list then starts at its beginning. */
export function decodeCursor(cursor: string | undefined, length: number): Key[] | null {
  if (!cursor) return null;
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(keys) && keys.length === length ? (keys as Key[]) : null;
  } catch {
    return null;
  }
}

/** Cuts rows read with `limit + 1` into a page. */
export function toPage<T>(
  rows: T[],
  limit: number,
  keyOf: (row: T) => Key[],
  total: number | null = null,
): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(keyOf(last)) : null, total };
}
