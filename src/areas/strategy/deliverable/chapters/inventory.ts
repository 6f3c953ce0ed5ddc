import { m } from '#messages';
import { table, type Chapter } from '../block.ts';
import { DECISION_NAMES, SECTION_NAMES } from '../../document/section-fields.ts';
import type { Source } from '../parts.ts';
import { prose } from '../prose.rules.ts';
import { UNKNOWN } from '../speaker.ts';

/** How the work is done today, with what, and what becomes of each system. */
export function inventoryChapter({ document, speak }: Source): Chapter {
  const { summary, processes } = document.sections.inventory;
  const columns = [
    { title: speak.say(m.strategies_field_process), share: 5 },
    { title: speak.say(m.strategies_field_system), share: 5 },
    { title: speak.say(m.strategies_field_users), share: 4 },
    { title: speak.say(m.strategies_field_pain), share: 7 },
    { title: speak.say(m.strategies_field_decision), share: 3 },
  ];
  const rows = processes.map(({ process, system, users, pain, decision }) => [
    ...[process, system, users, pain].map((text) => text || UNKNOWN),
    speak.say(DECISION_NAMES[decision]!),
  ]);
  return {
    title: speak.say(SECTION_NAMES.inventory),
    blocks: [...prose(summary), ...table(columns, rows)],
  };
}
