/**
 * Keeps what is typed in the browser until it is sent. Passwords, files and hidden fields are never kept.
 * A draft is named by its form and its person: two people on one computer do not read each other's.
 */

type Kept = { at: string; values: Record<string, string[]> };

const storageKey = (name: string): string => `virage.draft.${name}`;
const NEVER = new Set(['password', 'file', 'hidden', 'submit', 'button']);

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const controls = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(
    (element): element is Control =>
      (element instanceof HTMLInputElement ||
        element instanceof HTMLTextAreaElement ||
        element instanceof HTMLSelectElement) &&
      element.name !== '' &&
      !NEVER.has(element.type),
  );

const isTick = (control: Control): control is HTMLInputElement =>
  control.type === 'checkbox' || control.type === 'radio';

export function readForm(form: HTMLFormElement): Kept['values'] {
  const values: Kept['values'] = {};
  for (const control of controls(form)) {
    const list = (values[control.name] ??= []);
    if (!isTick(control)) list.push(control.value);
    else if (control.checked) list.push(control.value);
  }
  return values;
}

export function fillForm(form: HTMLFormElement, values: Kept['values']): void {
  const next = new Map(Object.entries(values).map(([name, list]) => [name, [...list]]));
  for (const control of controls(form)) {
    const list = next.get(control.name);
    if (!list) continue;
    if (isTick(control)) control.checked = list.includes(control.value);
    else control.value = list.shift() ?? '';
    control.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

/** Private windows and full disks refuse storage: a form without drafts still works. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

export function loadDraft(name: string): Kept | null {
  const kept = attempt(() => JSON.parse(localStorage.getItem(storageKey(name)) ?? 'null') as Kept | null);
  return kept && typeof kept.at === 'string' && typeof kept.values === 'object' ? kept : null;
}

export const saveDraft = (name: string, values: Kept['values'], at: Date): void =>
  void attempt(() =>
    localStorage.setItem(storageKey(name), JSON.stringify({ at: at.toISOString(), values })),
  );

export const dropDraft = (name: string): void =>
  void attempt(() => localStorage.removeItem(storageKey(name)));
