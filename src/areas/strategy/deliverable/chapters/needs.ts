import { m } from '#messages';
import { table, type Chapter } from '../block.ts';
import { SECTION_NAMES } from '../../document/section-fields.ts';
import type { Source } from '../parts.ts';
import { prose } from '../prose.rules.ts';
import { UNKNOWN } from '../speaker.ts';

/** What has to be settled, the most pressing first. */
export function needsChapter({ document, speak }: Source): Chapter {
  const { summary, needs } = document.sections.needs;
  const ranked = needs.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
  const columns = [
    { title: speak.say(m.strategies_field_rank), share: 2, align: 'right' as const },
    { title: speak.say(m.strategies_field_need), share: 7 },
    { title: speak.say(m.strategies_field_why), share: 9 },
    { title: speak.say(m.strategies_field_dimension), share: 5 },
  ];
  const rows = ranked.map(({ rank, need, why, dimension }) => [
    speak.number(rank),
    need || UNKNOWN,
    why || UNKNOWN,
    dimension === null ? UNKNOWN : dimensionName(dimension),
  ]);
  function dimensionName(id: string): string {
    const named = document.maturity.flatMap(({ dimensions }) => dimensions).find((one) => one.id === id);
    return named ? speak.read(named.name) : UNKNOWN;
  }
  return {
    title: speak.say(SECTION_NAMES.needs),
    follows: true,
    blocks: [...prose(summary), ...table(columns, rows)],
  };
}
