import { href } from '#i18n';
import type { Option } from '#ui/forms/option.ts';
import { formatNeq } from '../identifier.rules.ts';

interface Suggestion {
  id: string;
  name: string;
  city: string | null;
  neq: string | null;
}

/** Firms of the register to pick from while someone types. */
export async function searchFirms(words: string, signal: AbortSignal): Promise<Option[]> {
  const address = `${href('/companies/suggest')}?q=${encodeURIComponent(words)}`;
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`The search for firms answered ${answer.status}.`);
  const found = (await answer.json()) as Suggestion[];
  return found.map(({ id, name, city, neq }) => ({
    value: id,
    label: name,
    hint: [city, neq && formatNeq(neq)].filter(Boolean).join(' · '),
  }));
}
