import { m } from '#messages';
import { table, type Chapter } from '../block.ts';
import { BLOCK_NAMES, SECTION_NAMES } from '../../document/section-fields.ts';
import { BLOCKS } from '../../document/sections.ts';
import type { Source } from '../parts.ts';
import { UNKNOWN } from '../speaker.ts';

/** The nine blocks, as they are and as they are to become. */
export function businessModelChapter({ document, speak }: Source): Chapter {
  const { blocks } = document.sections['business-model'];
  const written = BLOCKS.filter((id) => Object.values(blocks[id]).some((text) => text !== ''));
  const columns = [
    { title: speak.say(m.deliverable_column_block), share: 3 },
    { title: speak.say(m.strategies_field_block_today), share: 6 },
    { title: speak.say(m.strategies_field_block_target), share: 6 },
    { title: speak.say(m.strategies_field_block_change), share: 6 },
  ];
  const rows = written.map((id) => [
    speak.say(BLOCK_NAMES[id]),
    ...[blocks[id].today, blocks[id].target, blocks[id].change].map((text) => text || UNKNOWN),
  ]);
  return {
    title: speak.say(SECTION_NAMES['business-model']),
    blocks: table(columns, rows),
  };
}
