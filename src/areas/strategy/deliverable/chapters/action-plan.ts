import { m } from '#messages';
import { table, type Chapter } from '../block.ts';
import { ACTION_STATE_NAMES, SECTION_NAMES } from '../../document/section-fields.ts';
import type { Source } from '../parts.ts';
import { prose } from '../prose.rules.ts';
import { UNKNOWN } from '../speaker.ts';

/** Who does what and by when, the nearest date first. */
export function actionPlanChapter({ document, speak }: Source): Chapter {
  const { summary, actions } = document.sections['action-plan'];
  // Undated actions last: a day sorts before "9".
  const dated = actions.toSorted((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : a.due === b.due ? 0 : 1));
  const columns = [
    { title: speak.say(m.strategies_field_action), share: 8 },
    { title: speak.say(m.strategies_field_owner), share: 4 },
    { title: speak.say(m.strategies_field_due), share: 4 },
    { title: speak.say(m.strategies_field_state), share: 3 },
    { title: speak.say(m.strategies_field_initiative), share: 5 },
  ];
  const rows = dated.map(({ action, owner, due, state, initiativeId }) => [
    action || UNKNOWN,
    owner || speak.say(m.deliverable_nobody),
    due === null ? speak.say(m.deliverable_action_undated) : speak.date(due),
    speak.say(ACTION_STATE_NAMES[state]!),
    document.initiatives.find(({ id }) => id === initiativeId)?.title ?? UNKNOWN,
  ]);
  return {
    title: speak.say(SECTION_NAMES['action-plan']),
    follows: true,
    blocks: [...prose(summary), ...table(columns, rows)],
  };
}
