import { fail, redirect } from '@sveltejs/kit';
import { groupsOf, isSection, type SectionId } from '#areas/strategy/index.ts';
import {
  addComment,
  fieldChoices,
  getStrategy,
  openText,
  resolveComment,
  saveText,
  settleText,
} from '#areas/strategy/server/index.ts';
import { atItsField, readContentForm } from '#areas/strategy/ui/document/read-form.ts';
import { textPath } from '#areas/strategy/ui/document/paths.ts';
import { href } from '#i18n';
import { m } from '#messages';
import { newId } from '#platform/ids.ts';
import { text, type Text } from '#platform/text.ts';
import { notFound, refuse, type Result } from '#platform/use-case/index.ts';
import {
  formAction,
  formValues,
  performFor,
  STATUS,
  typedValues,
  type FormEvent,
} from '#platform/web/form.ts';
import { endPage, load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import type { RequestEvent } from '@sveltejs/kit';

/** The text that a page writes, from its address. */
export interface Target {
  id: string;
  section: SectionId | 'initiative';
  initiativeId: string | null;
}

export function targetOf(event: Pick<FormEvent, 'params'>): Target {
  const { id = '', section = '', initiativeId } = event.params;
  if (initiativeId !== undefined) return { id, section: 'initiative', initiativeId };
  return { id, section: isSection(section) ? section : ('' as SectionId), initiativeId: null };
}

const pathOf = ({ id, section, initiativeId }: Target): string => textPath(id, section, initiativeId);

/** What a page that writes a section or a sheet shows. */
export async function loadWriting(event: RequestEvent) {
  const target = targetOf(event);
  if (target.section !== 'initiative' && !isSection(target.section)) endPage(event, notFound().refusal);
  const opened = await run(event, openText, target);
  const { document, comments, missing, updatedAt, states } = await run(event, getStrategy, { id: target.id });
  const isAbout = (one: { section: string; initiativeId: string | null }) =>
    one.section === target.section && one.initiativeId === target.initiativeId;
  return {
    target,
    opened,
    document,
    updatedAt,
    states,
    choices: await run(event, fieldChoices, target),
    comments: comments.filter(isAbout),
    missing: missing.filter((part) =>
      target.initiativeId ? part.initiativeId === target.initiativeId : part.section === target.section,
    ),
    spare: [newId()],
  };
}

const isScripted = (event: FormEvent): boolean => event.request.headers.get('x-sveltekit-action') === 'true';

/** Saves what the form says. A page with scripts gets what became of it; without, the person comes back to the page. */
async function save(event: FormEvent) {
  const target = targetOf(event);
  const form = await event.request.formData();
  const { content, problems, places } = readContentForm(groupsOf(target.section), form);
  const baseId = form.get('baseId') || null;
  const result: Result<unknown> =
    problems.length > 0
      ? refuse('invalid', 'not-readable', text(m.refusal_invalid, { count: problems.length }), problems)
      : await performFor(event, saveText, { ...target, baseId, content });
  if (!result.ok) {
    const { refusal } = result;
    const fields = refusal.fields.map((field) => ({ ...field, path: atItsField(field.path, places) }));
    return fail(STATUS[refusal.kind], { refusal: { ...refusal, fields }, values: typedValues(form) });
  }
  const { outcome } = result.value as { outcome: string };
  if (isScripted(event)) return { value: result.value };
  const said = { joined: m.strategies_done_joined, aside: m.strategies_done_aside }[outcome];
  leaveFlash(event.cookies, text(said ?? m.strategies_done_saved), said ? 'attention' : 'done');
  redirect(303, href(pathOf(target), event.locals.locale));
}

/** Without a choice for a place the standing text wins there; the form asks for each. */
const choicesIn = (form: FormData): Record<string, unknown> =>
  Object.fromEntries(
    [...form.entries()]
      .filter(([name]) => name.startsWith('choice:'))
      .map(([name, value]) => [name.slice('choice:'.length), value]),
  );

const backTo = (event: FormEvent, done: Text) => () => {
  leaveFlash(event.cookies, done);
  return pathOf(targetOf(event));
};

/** Each answer's field has a name of its own, because a page has one for each comment. */
function commentIn(form: FormData): Record<string, unknown> {
  const values = formValues(form);
  const own = typeof values.parentId === 'string' ? values[`text-${values.parentId}`] : undefined;
  return { parentId: values.parentId, text: own ?? values.text };
}

/** The actions of a page that writes: saving, choosing between two texts, comments. */
export const writingActions = {
  save,
  settle: (event: FormEvent) =>
    formAction(event, settleText, {
      input: (form) => ({
        id: event.params.id,
        asideId: form.get('asideId'),
        seenId: form.get('seenId') || null,
        ...(form.get('drop') ? {} : { choices: choicesIn(form) }),
      }),
      next: backTo(event, text(m.strategies_done_settled)),
    }),
  comment: (event: FormEvent) =>
    formAction(event, addComment, {
      input: (form) => ({ ...commentIn(form), ...targetOf(event) }),
      next: backTo(event, text(m.strategies_done_comment)),
    }),
  resolve: (event: FormEvent) =>
    formAction(event, resolveComment, {
      input: (form) => ({ ...formValues(form), id: event.params.id }),
      next: () => pathOf(targetOf(event)),
    }),
};
