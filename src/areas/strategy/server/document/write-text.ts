import { removedSheet } from './problems.ts';
import type { Tx } from '#platform/db/scope.ts';
import { ok, type Context, type Result } from '#platform/use-case/index.ts';
import { initiativeFieldsSchema, type InitiativeFields } from '../../document/initiative.ts';
import type { Content } from '../../document/merge.rules.ts';
import { emptySection, SECTION_SCHEMAS } from '../../document/sections.ts';
import { authorOf, type Author } from './author.ts';
import { progressOf, readDraft } from './read-draft.ts';
import { fieldsOfSheet, readSheets, updateSheet } from './sheets.queries.ts';
import type { OpenStrategy } from './strategy-scope.ts';
import { addText, latestText, type StoredText, type Target } from './texts.queries.ts';

/** Reads a text's shape, with what was added to it since it was written. */
export const shapeOf = ({ section }: Target) =>
  section === 'initiative' ? initiativeFieldsSchema : SECTION_SCHEMAS[section];

/** What stands in a section or on a sheet now, and the text that says so. */
export interface Standing {
  content: Content;
  text: StoredText | undefined;
}

/** A sheet's columns are the truth: the roadmap moves a start without opening the sheet. */
export async function standingOf(
  { tx }: Pick<Context, 'tx'>,
  strategyId: string,
  target: Target,
): Promise<Result<Standing>> {
  const text = await latestText(tx, strategyId, target);
  if (target.section !== 'initiative') {
    const content = SECTION_SCHEMAS[target.section].parse(text?.content ?? emptySection(target.section));
    return ok({ content, text });
  }
  const sheet = (await readSheets(tx, strategyId)).find(({ id }) => id === target.initiativeId);
  return sheet ? ok({ content: fieldsOfSheet(sheet), text }) : removedSheet();
}

/** The draft's number: the first change after a signature opens the next version. */
export const draftVersion = ({ version, signedVersion }: OpenStrategy): number =>
  version === signedVersion ? version + 1 : version;

export interface Writing {
  kind: StoredText['kind'];
  content: Content;
  baseId: string | null;
  settles?: string | null;
  restores?: string | null;
}

/** Puts a text where it stands from now on: its row, the sheet's columns, the strategy's version and progress. */
export async function writeText(
  context: Context,
  strategy: OpenStrategy,
  target: Target,
  writing: Writing,
): Promise<StoredText> {
  const author = await authorOf(context);
  const version = draftVersion(strategy);
  const text = await addText(context, author, { ...target, ...writing, strategyId: strategy.id, version });
  if (text.revision !== null && target.initiativeId !== null) {
    const sheet = { id: target.initiativeId, strategyId: strategy.id };
    await updateSheet(context.tx, context.now, sheet, writing.content as InitiativeFields);
  }
  await touchStrategy(context, strategy, author);
  return text;
}

/** Tells lists who changed the strategy, when, and how far it is. */
export async function touchStrategy(
  context: Context,
  strategy: OpenStrategy,
  author?: Author,
): Promise<void> {
  const { id, name } = author ?? (await authorOf(context));
  const last = { updatedBy: id, updatedByName: name, updatedAt: context.now };
  await context.tx
    .updateTable('digitalStrategy')
    .set({ version: draftVersion(strategy), ...last })
    .where('id', '=', strategy.id)
    .execute();
  await tellProgress(context.tx, strategy);
}

/** Tells lists how far the strategy is: also for what changes beside its text, as its roadmap. */
export async function tellProgress(tx: Tx, strategy: Pick<OpenStrategy, 'id' | 'companyId'>): Promise<void> {
  const { states } = progressOf(await readDraft(tx, strategy));
  await tx
    .updateTable('digitalStrategy')
    .set({ sectionStates: JSON.stringify(states) })
    .where('id', '=', strategy.id)
    .execute();
}
