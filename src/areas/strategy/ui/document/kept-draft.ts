/**
 * What was typed and not yet acknowledged by the server, kept in this browser: every control with its name, hidden ones
 * too, because they say which text it was written from. One draft a person and a text.
 */

type Entries = [name: string, value: string][];

const storageKey = (name: string): string => `virage.strategy.${name}`;

/** Private windows and full disks refuse storage: the form still saves itself to the server. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

export const entriesOf = (form: FormData): Entries =>
  [...form.entries()].filter((entry): entry is [string, string] => typeof entry[1] === 'string');

export const keepDraft = (name: string, entries: Entries): void =>
  void attempt(() => localStorage.setItem(storageKey(name), JSON.stringify(entries)));

export const dropDraft = (name: string): void =>
  void attempt(() => localStorage.removeItem(storageKey(name)));

export function loadDraft(name: string): Entries | null {
  const kept = attempt(() => JSON.parse(localStorage.getItem(storageKey(name)) ?? 'null') as unknown);
  const isEntry = (entry: unknown): entry is [string, string] =>
    Array.isArray(entry) && entry.length === 2 && entry.every((part) => typeof part === 'string');
  return Array.isArray(kept) && kept.every(isEntry) ? kept : null;
}

/** Whether entries say the same, whichever text they were written from and whatever empty rows stand ready. */
export function isSameAs(one: Entries, other: Entries): boolean {
  const words = (entries: Entries): string =>
    JSON.stringify(
      entries.filter(([name, value]) => value !== '' && name !== 'baseId' && !name.endsWith('.id')),
    );
  return words(one) === words(other);
}

/** The rows that entries speak of: "aims.<id>.id" says that there is a row of that name among the aims. */
export function rowsOf(entries: Entries): Record<string, string[]> {
  const rows: Record<string, string[]> = {};
  for (const [name, value] of entries) {
    const [key, , last, ...more] = name.split('.');
    if (key && last === 'id' && more.length === 0) (rows[key] ??= []).push(value);
  }
  return rows;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Puts entries back into a form. Boxes are ticked exactly where the entries say so. */
export function fillForm(form: HTMLFormElement, entries: Entries): void {
  const values = new Map<string, string[]>();
  for (const [name, value] of entries) values.set(name, [...(values.get(name) ?? []), value]);
  for (const control of form.elements as Iterable<Element>) {
    if (!isControl(control) || control.name === '') continue;
    if (control.type === 'checkbox' && values.size > 0)
      (control as HTMLInputElement).checked = values.get(control.name)?.includes(control.value) ?? false;
    else if (values.has(control.name)) control.value = values.get(control.name)![0]!;
  }
}

const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement;
