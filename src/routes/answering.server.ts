import { fail, redirect } from '@sveltejs/kit';
import { END, stepsOf } from '#areas/diagnosis/ui/assessment/steps.ts';
import { sheetOf, type Answering, type Door, type Sheet } from '#areas/diagnosis/index.ts';
import {
  frameworkOf,
  openAnswers,
  readForm,
  removeEvidence,
  saveAnswers,
  submitAssessment,
} from '#areas/diagnosis/server/index.ts';
import { href } from '#i18n';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import type { Refusal, Result } from '#platform/use-case/index.ts';
import { performFor, STATUS, type FormEvent } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import { leaveFlash } from '#ui/flash.ts';
import { keepEvidence } from './answering-evidence.server.ts';

/** The two ways to the same assessment: by a link's secret, and as somebody who signed in. */
export interface Way {
  door: Door;
  /** The page's path, without language. */
  path: string;
}

export const byLink = ({ params }: { params: Partial<Record<string, string>> }): Way => ({
  door: { token: params.token },
  path: `/answer/${params.token}`,
});

export const bySignIn = ({ params }: { params: Partial<Record<string, string>> }): Way => ({
  door: { assessmentId: params.id },
  path: `/assessments/${params.id}`,
});

/** What the answering page shows. The address may be a secret: it must not travel on with a link, nor stay with a proxy. */
export async function loadAnswering(
  event: Parameters<typeof run>[0] & {
    setHeaders(headers: Record<string, string>): void;
    untrack<T>(read: () => T): T;
  },
  { door, path }: Way,
): Promise<{ answering: Answering; sheet: Sheet; base: string; author: string; drawn: string | null }> {
  event.setHeaders({ 'referrer-policy': 'same-origin', 'cache-control': 'no-store' });
  const { locale, visitor } = event.locals;
  const answering = await run(event, openAnswers, door);
  const framework = frameworkOf(answering.framework.id, answering.framework.version);
  return {
    answering,
    sheet: sheetOf(framework, answering.stage, locale),
    base: href(path, locale),
    author: answering.linkName ?? visitor?.name ?? m.assessment_author_unknown({}, { locale }),
    // Untracked: going from screen to screen asks the server for nothing.
    drawn: event.untrack(() => event.url.searchParams.get('step')),
  };
}

const failed = (refusal: Refusal) => fail(STATUS[refusal.kind], { refusal, values: {} });

/** One screen as a form without scripts sends it: what changed is said, and the next screen follows. */
export async function saveScreen(event: FormEvent, { door, path }: Way) {
  const form = await event.request.formData();
  const opened = await performFor(event, openAnswers, door);
  if (!opened.ok) return failed(opened.refusal);
  const { framework, records, stage } = opened.value;
  const sheet = sheetOf(frameworkOf(framework.id, framework.version), stage, event.locals.locale);
  const step = String(form.get('step') ?? '');
  const said = readForm(sheet, step, form, records);
  const saved = said.length > 0 ? await performFor(event, saveAnswers, { ...door, records: said }) : null;
  if (saved && !saved.ok) return failed(saved.refusal);
  const kept = await keepScreenEvidence(event, door, form, sheet, step);
  if (!kept.ok) return failed(kept.refusal);
  const aside = saved?.value.outcomes.some((outcome) => outcome.aside !== null);
  leaveFlash(event.cookies, text(aside ? m.assessment_saved_some_aside : m.assessment_saved_without_scripts));
  const settled = form.has('settle');
  redirect(303, `${href(path, event.locals.locale)}?step=${settled ? step : stepAfter(sheet, step)}`);
}

const stepAfter = (sheet: Sheet, step: string): string => {
  const steps = stepsOf(sheet);
  return steps[steps.indexOf(step) + 1] ?? END;
};

async function keepScreenEvidence(
  event: FormEvent,
  door: Door,
  form: FormData,
  sheet: Sheet,
  step: string,
): Promise<Result<null>> {
  const questions = sheet.dimensions.find(({ id }) => id === step)?.questions ?? [];
  for (const { id } of questions) {
    for (const file of form.getAll(`file.${id}`)) {
      if (typeof file === 'string' || file.size === 0) continue;
      const about = { questionId: id, authorName: String(form.get('authorName') ?? ''), device: 'form' };
      const kept = await keepEvidence(event, door, file, { ...about, id: crypto.randomUUID() });
      if (!kept.ok) return kept;
    }
  }
  return { ok: true, value: null };
}

export async function removeEvidenceOf(event: FormEvent, { door }: Way) {
  const form = await event.request.formData();
  const input = { ...door, id: String(form.get('evidence')), authorName: String(form.get('authorName')) };
  const removed = await performFor(event, removeEvidence, input);
  return removed.ok ? { done: true } : failed(removed.refusal);
}

/** Sends the assessment, and goes on to its result. */
export async function submitScreen(event: FormEvent, { door, path }: Way) {
  const form = await event.request.formData();
  const result = await performFor(event, submitAssessment, {
    ...door,
    authorName: String(form.get('authorName') ?? ''),
  });
  if (!result.ok) return failed(result.refusal);
  leaveFlash(event.cookies, text(m.assessment_submitted_done));
  redirect(303, href(`${path}/result`, event.locals.locale));
}
