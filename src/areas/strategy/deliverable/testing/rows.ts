/** Ids that read as what they number: 'a7' is the seventh action. */
export const idOf = (kind: string, number: number): string =>
  `00000000-0000-4000-8000-${kind.charCodeAt(0).toString(16).padStart(4, '0')}${String(number).padStart(8, '0')}`;

/** Rows with their ids. */
export const rows = <T extends object>(kind: string, all: T[]) =>
  all.map((row, at) => ({ id: idOf(kind, at + 1), ...row }));
