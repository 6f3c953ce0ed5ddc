/** What sections and sheets are made of: plain JSON. A list of objects with an `id` is a list of rows. */
export type Content = { [key: string]: unknown };

export interface Merged {
  content: Content;
  /** Places that both writers changed, each in another way: "blocks.offer.today", "aims#<id>.measure". */
  conflicts: string[];
}

export type Choices = Readonly<Record<string, 'mine' | 'current'>>;

type Row = Content & { id: string };

const isObject = (value: unknown): value is Content =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a list is one of rows. An empty list is, when the others are. */
export const isRows = (value: unknown): value is Row[] =>
  Array.isArray(value) && value.every((item) => isObject(item) && typeof item.id === 'string');

/** Equality of plain data, whatever the order of the keys. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, at) => isSame(item, other[at]));
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
}

/**
 * Joins what two people wrote from the same text. What only one changed is taken; where both changed the same place in
 * another way, the place is named and `choices` decides, the current text when it says nothing.
 */
export function mergeContents(base: Content, current: Content, mine: Content, choices: Choices = {}): Merged {
  const conflicts: string[] = [];
  const join = (path: string, b: unknown, c: unknown, m: unknown): unknown => {
    if (isSame(c, m) || isSame(m, b)) return c;
    if (isSame(c, b)) return m;
    if (isRows(c) && isRows(m) && c.length + m.length > 0) return joinRows(path, isRows(b) ? b : [], c, m);
    if (isObject(c) && isObject(m)) return joinObjects(path, isObject(b) ? b : {}, c, m);
    conflicts.push(path);
    return choices[path] === 'mine' ? m : c;
  };
  const joinObjects = (path: string, b: Content, c: Content, m: Content): Content => {
    const keys = [...new Set([...Object.keys(c), ...Object.keys(m)])];
    const entries = keys.map((key): [string, unknown] => [
      key,
      join(path === '' ? key : `${path}.${key}`, b[key], c[key], m[key]),
    ]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  };
  const joinRows = (path: string, b: Row[], c: Row[], m: Row[]): unknown[] => {
    const [inBase, inCurrent, inMine] = [byId(b), byId(c), byId(m)];
    return orderOf(b, c, m)
      .map((id) => join(`${path}#${id}`, inBase.get(id), inCurrent.get(id), inMine.get(id)))
      .filter((row) => row !== undefined);
  };
  return { content: joinObjects('', base, current, mine), conflicts };
}

const byId = (rows: Row[]): Map<string, Row> => new Map(rows.map((row) => [row.id, row]));

/** The order of whoever changed it (the current one when both did); what the other added stands after what it followed. */
function orderOf(base: Row[], current: Row[], mine: Row[]): string[] {
  const [b, c, m] = [base, current, mine].map((rows) => rows.map(({ id }) => id)) as [
    string[],
    string[],
    string[],
  ];
  const keptBy = (order: string[]) => b.filter((id) => order.includes(id));
  const currentMoved = !isSame(
    c.filter((id) => b.includes(id)),
    keptBy(c),
  );
  const [first, second] = currentMoved ? [c, m] : [m, c];
  const order = [...first];
  second.forEach((id, at) => {
    if (order.includes(id)) return;
    const before = second.slice(0, at).findLast((earlier) => order.includes(earlier));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  });
  return order;
}
