import { sql } from 'kysely';
import { z } from 'zod';
import { latestSnapshots } from '#areas/diagnosis/server/index.ts';
import { m } from '#messages';
import type { Tx } from '#platform/db/scope.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, query, refuse, useCase, type Context } from '#platform/use-case/index.ts';
import type { Proposal, TemplateSize } from '../../catalogue/index.ts';
import { prefilledSheet } from '../../document/prefill.rules.ts';
import { findTemplate, proposalsFor, publishedCatalogue } from '../catalogue/index.ts';
import { strategyReader, strategyWriter } from './policies.ts';
import { readSheets } from './sheets.queries.ts';
import { beginSheet } from './sheet-writing.ts';
import { findStrategy, openStrategy, type OpenStrategy } from './strategy-scope.ts';

const words = z.object({ fr: z.string(), en: z.string() });
const range = z.tuple([z.number(), z.number()]);

const proposalSchema = z.object({
  templateId: z.string(),
  title: words,
  summary: words,
  reasons: z.array(words),
  priority: z.number(),
  cost: z.object({ oneOffCents: range, yearlyCents: range }).nullable(),
});

/** What the gaps of the firm's newest diagnosis propose, without what is in the strategy already. */
export const proposeForStrategy = query({
  name: 'strategy.propose',
  summary: text(m.strategies_op_propose),
  input: z.object({ id: z.uuid() }),
  output: z.object({
    /** When the diagnosis that proposes was submitted; null without one. */
    diagnosedAt: z.date().nullable(),
    proposals: z.array(proposalSchema),
    /** The rest of the catalogue, to add without a proposal. */
    others: z.array(z.object({ templateId: z.string(), title: words })),
  }),
  allow: strategyReader,
  http: { method: 'GET', path: '/strategies/{id}/proposals' },
  async run({ id }, context) {
    const strategy = await findStrategy(context, id);
    if (!strategy) return notFound();
    const { at, proposals } = await proposalsOf(context.tx, strategy);
    const shown = new Set(proposals.map(({ template }) => template.id));
    const taken = await takenTemplates(context.tx, id);
    const others = publishedCatalogue().templates.filter(({ id }) => !shown.has(id) && !taken.has(id));
    return ok({
      diagnosedAt: at,
      proposals: proposals.map(({ template, reasons, priority, cost }) => ({
        templateId: template.id,
        title: template.title,
        summary: template.summary,
        reasons,
        priority,
        cost,
      })),
      others: others.map(({ id, title }) => ({ templateId: id, title })),
    });
  },
});

async function takenTemplates(tx: Tx, strategyId: string): Promise<Set<string>> {
  const sheets = await readSheets(tx, strategyId);
  return new Set(sheets.flatMap(({ templateId }) => templateId ?? []));
}

/** A plant's framework says more of a plant: it proposes when there is one, another diagnosis otherwise. */
async function proposalsOf(
  tx: Tx,
  { id, companyId, firmId }: OpenStrategy,
): Promise<{ at: Date | null; proposals: Proposal[] }> {
  const snapshots = await latestSnapshots(tx, companyId);
  const target = publishedCatalogue().framework.id;
  const newest = snapshots.find(({ frameworkId }) => frameworkId === target) ?? snapshots[0];
  if (!newest) return { at: null, proposals: [] };
  const done = [...(await takenTemplates(tx, id))];
  const proposals = proposalsFor(newest, { sizeClass: await sizeOf(tx, firmId), done });
  return { at: newest.submittedAt, proposals };
}

async function sizeOf(tx: Tx, firmId: string): Promise<TemplateSize | 'unknown'> {
  const { rows } = await sql<{ sizeClass: TemplateSize | 'unknown' }>`
    select size_class from company where id = ${firmId}::uuid`.execute(tx);
  return rows[0]?.sizeClass ?? 'unknown';
}

/** Most firms of the programmes; figures for an unknown size are the person's to put right. */
const USUAL_SIZE: TemplateSize = '10-49';

/** Adds a sheet that begins with a template's words and usual figures, and says why it was proposed. */
export const addFromTemplate = useCase({
  name: 'strategy.add-from-template',
  summary: text(m.strategies_op_add_from_template),
  input: z.object({ id: z.uuid(), templateId: z.string().max(100) }),
  output: z.object({ id: z.uuid(), initiativeId: z.uuid() }),
  allow: strategyWriter,
  http: { method: 'POST', path: '/strategies/{id}/initiatives/from-template' },
  async run({ id, templateId }, context) {
    const opened = await openStrategy(context, id);
    if (!opened.ok) return opened;
    const template = findTemplate(templateId);
    if (!template) return notFound();
    const sheets = await readSheets(context.tx, id);
    if (sheets.some((sheet) => sheet.templateId === templateId))
      return refuse('conflict', 'template-taken', text(m.strategies_problem_taken));
    return ok({ id, initiativeId: await begin(context, opened.value, templateId, sheets) });
  },
});

async function begin(
  context: Context,
  strategy: OpenStrategy,
  templateId: string,
  sheets: Awaited<ReturnType<typeof readSheets>>,
): Promise<string> {
  const { proposals } = await proposalsOf(context.tx, strategy);
  const proposal = proposals.find(({ template }) => template.id === templateId);
  const size = await sizeOf(context.tx, strategy.firmId);
  const fields = prefilledSheet({
    template: findTemplate(templateId)!,
    framework: publishedCatalogue().framework,
    locale: context.locale,
    size: size === 'unknown' ? USUAL_SIZE : size,
    value: proposal?.priority ?? 50,
    sheets,
    newId: () => context.newId(),
  });
  return beginSheet(context, strategy, { fields, templateId, reasons: proposal?.reasons ?? [] });
}

/** Sheets that were taken out and can come back. */
export const listRemoved = query({
  name: 'strategy.list-removed',
  summary: text(m.strategies_op_list_removed),
  input: z.object({ id: z.uuid() }),
  output: z.array(z.object({ id: z.uuid(), title: z.string(), removedAt: z.date() })),
  allow: strategyReader,
  async run({ id }, context) {
    if (!(await findStrategy(context, id))) return notFound();
    const rows = await context.tx
      .selectFrom('technologyInitiative')
      .where('strategyId', '=', id)
      .where('removedAt', 'is not', null)
      .select(['id', 'title', 'removedAt'])
      .orderBy('removedAt', 'desc')
      .execute();
    return ok(rows.map((row) => ({ ...row, removedAt: row.removedAt! })));
  },
});
