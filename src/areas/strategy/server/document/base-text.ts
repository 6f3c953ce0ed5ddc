import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { initiativeFieldsSchema } from '../../document/initiative.ts';
import type { Content } from '../../document/merge.rules.ts';
import { emptySection, SECTION_SCHEMAS } from '../../document/sections.ts';
import { textById, type StoredText, type Target } from './texts.queries.ts';

/** What a writer had before them. */
export interface Base {
  id: string | null;
  content: Content;
  /** Their own earlier text from the same page, when it waits aside. */
  waiting: StoredText | null;
}

/**
 * The text that a writer began from. When that is a text of theirs that still waits aside, what counts is where that one
 * began: the places it clashes at must clash again, not pass for changes of the other person.
 * @returns null when there is no such text of this target.
 */
export async function baseOf(
  tx: Tx,
  strategyId: string,
  target: Target,
  id: string | null,
  waiting: StoredText | null = null,
): Promise<Base | null> {
  if (id === null) return { id, content: nothingYet(target), waiting };
  const text = await textById(tx, strategyId, id);
  if (text?.section !== target.section || text.initiativeId !== target.initiativeId) return null;
  if (text.kind === 'aside' && !(await isSettled(tx, id)))
    return baseOf(tx, strategyId, target, text.baseId, waiting ?? text);
  return { id, content: readAs(target, text.content), waiting };
}

export const readAs = ({ section }: Target, content: Content): Content =>
  (section === 'initiative' ? initiativeFieldsSchema : SECTION_SCHEMAS[section]).parse(content);

const nothingYet = ({ section }: Target): Content => (section === 'initiative' ? {} : emptySection(section));

async function isSettled(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`select from strategy_section where settles = ${id}::uuid`.execute(tx);
  return rows.length > 0;
}
