/**
 * What was typed before the scripts came. On a slow network people begin at once; waking the page up would put every
 * field back to what the server sent, and what they typed would be gone.
 */

type Change = () => void;

/** Notes each field that a person has changed already. Call before the page wakes up; the answer puts them back. */
export function typedEarly(document: Document): Change {
  const changes = [...document.querySelectorAll<HTMLElement>('input, textarea, select')].flatMap(
    (field) => changeOf(field) ?? [],
  );
  return () => changes.forEach((putBack) => putBack());
}

function changeOf(field: HTMLElement): Change | null {
  if (field instanceof HTMLSelectElement) return chosen(field);
  if (field instanceof HTMLTextAreaElement) return typed(field);
  if (!(field instanceof HTMLInputElement)) return null;
  if (field.type === 'checkbox' || field.type === 'radio') return ticked(field);
  return ['hidden', 'file', 'submit', 'button'].includes(field.type) ? null : typed(field);
}

function typed(field: HTMLInputElement | HTMLTextAreaElement): Change | null {
  const { value } = field;
  if (value === field.defaultValue) return null;
  return () => {
    if (field.value === value) return;
    field.value = value;
    tell(field);
  };
}

function ticked(field: HTMLInputElement): Change | null {
  const { checked } = field;
  if (checked === field.defaultChecked) return null;
  return () => {
    if (field.checked === checked) return;
    field.checked = checked;
    tell(field);
  };
}

function chosen(field: HTMLSelectElement): Change | null {
  const options = [...field.options];
  const selected = options.filter((option) => option.selected);
  const said = options.filter((option) => option.defaultSelected);
  // Where the server chose none, a browser shows the first.
  const usual = said.length > 0 || field.multiple ? said : options.slice(0, 1);
  if (selected.length === usual.length && selected.every((option) => usual.includes(option))) return null;
  return () => {
    for (const option of options) option.selected = selected.includes(option);
    tell(field);
  };
}

/** What follows the field (a draft, a count, another field) learns of it as if it were typed now. */
function tell(field: HTMLElement): void {
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
