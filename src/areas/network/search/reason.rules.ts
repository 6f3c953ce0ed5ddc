import { conceptName, languageName, type Concept, type Language } from '../capabilities/index.ts';
import type { Reason } from './engine.ts';
import { REASON_TEXTS } from './reason-texts.ts';

/** A reason in the reader's language, in one line: `aluminium extrusion, a kind of extrusion (processes)`. */
export function reasonText(
  reason: Reason,
  concepts: ReadonlyMap<string, Concept>,
  language: Language,
): string {
  const texts = REASON_TEXTS[language];
  const term = (id: string) => conceptName(concepts.get(id), language) || id;
  if (reason.kind === 'name') return filled(texts.name, { words: reason.words });
  const where = texts.fields[reason.field];
  if (reason.kind === 'text')
    return filled(texts.text, {
      words: reason.words,
      where,
      language: languageName(reason.language, language),
    });
  return filled(texts.concept[reason.how], { has: term(reason.has), asked: term(reason.asked), where });
}

const filled = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
