import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { asActor } from '#platform/db/scope.ts';
import { storeFile } from '#platform/files/files.ts';
import { newId } from '#platform/ids.ts';
import { closeJobRun, reportProgress } from '#platform/jobs/job-run.ts';
import type { Task, TaskContext } from '#platform/jobs/task.ts';
import { plainSlug } from '#platform/plain.ts';
import { text, type Locale } from '#platform/text.ts';
import { buildDeliverable, type Deliverable } from '../../deliverable/index.ts';
import { readStrategyDocument } from '../document/read-document.ts';
import type { PlanStep, RenderedPlan } from './render-plan.ts';

const STEPS: Record<PlanStep, number> = { drawing: 1, typesetting: 2, writing: 3, word: 4 };
const ALL_STEPS = 5;

interface Order {
  id: string;
  strategyId: string;
  organisationId: string;
  version: number;
  language: string;
  jobId: string;
  askedBy: string | null;
}

/**
 * Makes both documents of a plan and keeps them with their version. Run again after a crash it starts over: nothing of it
 * is kept before all is made.
 */
export const makeDeliverableTask: Task = async (
  { deliverableId }: { deliverableId: string },
  context: TaskContext,
) => {
  const order = await findOrder(context, deliverableId);
  if (!order) return;
  try {
    await make(order, context);
  } catch (error) {
    const { db, clock } = context.runtime;
    await closeJobRun(db, order.jobId, 'failed', clock.now(), text(m.deliverable_job_failed));
    throw error;
  }
};

const findOrder = ({ runtime }: TaskContext, id: string): Promise<Order | undefined> =>
  runtime.db
    .selectFrom('strategyDeliverable as d')
    .innerJoin('jobRun as j', 'j.id', 'd.jobId')
    .where('d.id', '=', id)
    .where('j.state', 'in', ['waiting', 'running'])
    .select(['d.id', 'd.strategyId', 'd.organisationId', 'd.version', 'd.language', 'd.jobId', 'd.askedBy'])
    .executeTakeFirst();

async function make(order: Order, context: TaskContext): Promise<void> {
  const { runtime, actor } = context;
  const report = (done: number) => reportProgress(runtime.db, order.jobId, done, ALL_STEPS);
  await report(0);
  const { version } = order;
  const document = await asActor(runtime.db, actor, (tx) =>
    readStrategyDocument(tx, order.strategyId, { version }),
  );
  if (!document) throw new Error(`Version ${version} of the strategy ${order.strategyId} is gone.`);
  const locale = order.language as Locale;
  const plan = buildDeliverable(document, { locale, changedOn: quebecDay(new Date(document.updatedAt)) });
  const made = await renderWatched(plan, runtime.config.root, report);
  await keep(order, { plan, made, signed: document.signoff !== null }, context);
}

/** Reports go one after the other and are over before this is: none may come after "done" or "failed". */
async function renderWatched(
  plan: Deliverable,
  root: string,
  report: (done: number) => Promise<void>,
): Promise<RenderedPlan> {
  // Loaded by the job alone: what writes Word files is large, and every server process reads this file.
  const { renderPlan } = await import('./render-plan.ts');
  let last = Promise.resolve();
  try {
    return await renderPlan(plan, root, (step) => {
      last = last.then(() => report(STEPS[step]));
    });
  } finally {
    await last;
  }
}

interface Made {
  plan: Deliverable;
  made: RenderedPlan;
  signed: boolean;
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

async function keep(
  order: Order,
  { plan, made, signed }: Made,
  { runtime, actor }: TaskContext,
): Promise<void> {
  const now = runtime.clock.now();
  const name = fileName(plan, order.version);
  await asActor(runtime.db, actor, async (tx) => {
    const owner = { ...actor, organisationId: order.organisationId, userId: order.askedBy };
    const storing = { tx, actor: owner, now, newId: () => newId(now.getTime()) };
    const pdfId = await storeFile(storing, {
      name: `${name}.pdf`,
      mediaType: 'application/pdf',
      data: made.pdf,
    });
    const wordId = await storeFile(storing, { name: `${name}.docx`, mediaType: WORD, data: made.word });
    await tx
      .updateTable('strategyDeliverable')
      .set({ pdfId, wordId, signed, pages: made.pages, madeAt: now })
      .where('id', '=', order.id)
      .where('madeAt', 'is', null)
      .execute();
    await reportProgress(tx, order.jobId, ALL_STEPS, ALL_STEPS);
    await closeJobRun(tx, order.jobId, 'done', now, text(m.deliverable_job_done, { pages: made.pages }));
  });
}

/** "plan-numerique-usinage-du-fjord-inc-v2": letters that every system and mail program takes. */
function fileName({ firm, locale }: Deliverable, version: number): string {
  return m.deliverable_file_name({ firm: plainSlug(firm, 80) || 'x', version }, { locale });
}
