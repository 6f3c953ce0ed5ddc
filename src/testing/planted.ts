import { newId } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';
import { plantAssessment } from './planted-assessment.ts';
import { plantDeliverable } from './planted-deliverable.ts';
import { plantProposal } from './planted-proposal.ts';
import { plantQuotation } from './planted-quotation.ts';
import { plantStrategy } from './planted-strategy.ts';
import { plantSupplier } from './planted-supplier.ts';
import { plantVisibility } from './planted-visibility.ts';

/** Stands in every text that only the planted organisation may see. */
export const MARK = 'seulement-pour-cei';

const now = new Date('2026-01-15T15:00:00Z');
const at = { createdAt: now, updatedAt: now };
const names = { nameFr: MARK, nameEn: MARK };

/**
 * One of each thing that belongs to an organisation, each marked: for tests that try to get at them from outside.
 * A new table that an organisation owns gets a row here.
 * @returns the organisation's id and the ids and slugs of everything planted.
 */
export async function plant(runtime: Runtime, organisationId: string): Promise<string[]> {
  const company = newId();
  await runtime.db
    .insertInto('company')
    .values({ id: company, firmId: company, legalName: 'Usinage du Fjord inc.', createdBy: organisationId })
    .execute();
  const portfolio = await plantPortfolio(runtime, organisationId);
  const outreach = await plantOutreach(runtime, organisationId, company, portfolio.project);
  const strategy = await plantStrategy(runtime, { organisationId, companyId: company, mark: MARK });
  const [strategyId, initiativeId] = strategy as [string, string];
  const others = [
    strategy,
    await plantDeliverable(runtime, { organisationId, strategyId, mark: MARK }),
    await plantProposal(runtime, { organisationId, strategyId, initiativeId, mark: MARK }),
    await plantCompanyFile(runtime, organisationId, company),
    await plantImport(runtime, organisationId),
    await plantAccounts(runtime, organisationId),
    await plantAssessment(runtime, { organisationId, companyId: company, mark: MARK }),
    await plantSupplier(runtime, { organisationId, companyId: company, mark: MARK }),
    await plantQuotation(runtime, { organisationId, companyId: company, mark: MARK }),
    await plantVisibility(runtime, { companyId: company, mark: MARK }),
  ];
  return [organisationId, company, ...Object.values(portfolio), ...outreach, ...others.flat()];
}

async function plantPortfolio({ db }: Runtime, organisationId: string) {
  const [initiative, project, figure, priority] = [newId(), newId(), newId(), newId()];
  const slugs = { initiativeSlug: `i-${initiative}`, projectSlug: `p-${project}` };
  const publicNames = { nameFr: 'Initiative', nameEn: 'Initiative' };
  await db
    .insertInto('initiative')
    .values({ id: initiative, slug: slugs.initiativeSlug, organisationId, ...publicNames })
    .execute();
  await db
    .insertInto('project')
    .values({
      id: project,
      slug: slugs.projectSlug,
      initiativeId: initiative,
      organisationId,
      ...names,
      scope: 'national',
      status: 'draft',
    })
    .execute();
  await db
    .insertInto('fundingSource')
    .values({ id: newId(), projectId: project, funderId: organisationId, amountCents: 4_200_001 })
    .execute();
  await db
    .insertInto('figure')
    .values({
      id: figure,
      projectId: project,
      indicator: 'firms-sensitised',
      kind: 'target',
      value: 7,
      unit: 'firms',
      asOf: '2026-01-15',
      sourceTitle: MARK,
    })
    .execute();
  await db
    .insertInto('regionPriority')
    .values({ id: priority, regionCode: '02', organisationId, titleFr: 'Priorité', titleEn: 'Priority' })
    .execute();
  return { initiative, project, figure, priority, ...slugs };
}

async function plantOutreach(
  { db }: Runtime,
  organisationId: string,
  company: string,
  project: string,
): Promise<string[]> {
  const [activity, participation] = [newId(), newId()];
  const held = { projectId: project, organisationId, heldOn: '2026-01-15' };
  await db
    .insertInto('activity')
    .values({
      id: activity,
      ...held,
      kind: 'workshop',
      titleFr: MARK,
      titleEn: MARK,
      startsAt: now,
      endsAt: now,
      ...at,
    })
    .execute();
  await db
    .insertInto('participation')
    .values({
      id: participation,
      activityId: activity,
      ...held,
      companyId: company,
      firmId: company,

      source: 'manual',
      createdAt: now,
    })
    .execute();
  await db
    .insertInto('attendee')
    .values({ participationId: participation, organisationId, name: MARK, email: `${MARK}@example.test` })
    .execute();
  return [activity, participation];
}

async function plantCompanyFile(
  { db }: Runtime,
  organisationId: string,
  companyId: string,
): Promise<string[]> {
  const [contact, note, entry] = [newId(), newId(), newId()];
  await db
    .insertInto('contact')
    .values({ id: contact, organisationId, companyId, name: MARK, email: `${MARK}@example.test`, ...at })
    .execute();
  await db
    .insertInto('note')
    .values({ id: note, organisationId, companyId, text: MARK, createdBy: 'someone', createdAt: now })
    .execute();
  await db
    .insertInto('timelineEntry')
    .values({
      id: entry,
      organisationId,
      companyId,
      at: now,
      kind: 'note',
      details: JSON.stringify({ text: MARK }),
    })
    .execute();
  return [contact, note, entry];
}

async function plantImport({ db }: Runtime, organisationId: string): Promise<string[]> {
  const [file, job, batch] = [newId(), newId(), newId()];
  await db
    .insertInto('file')
    .values({
      id: file,
      organisationId,
      name: MARK,
      mediaType: 'text/csv',
      sizeBytes: 3,
      sha256: '',
      createdAt: now,
    })
    .execute();
  await db
    .insertInto('jobRun')
    .values({
      id: job,
      organisationId,
      kind: 'import',
      state: 'running',
      message: JSON.stringify({ fr: MARK, en: MARK }),
      createdAt: now,
    })
    .execute();
  await db
    .insertInto('importBatch')
    .values({
      id: batch,
      organisationId,
      kind: 'companies',
      fileId: file,
      fileName: MARK,
      state: 'checked',
      createdAt: now,
    })
    .execute();
  await db
    .insertInto('importRow')
    .values({ batchId: batch, rowNumber: 2, values: JSON.stringify({ name: MARK }), decision: 'new' })
    .execute();
  return [file, job, batch];
}

async function plantAccounts({ db }: Runtime, organisationId: string): Promise<string[]> {
  const [key, invitation] = [newId(), newId()];
  await db
    .insertInto('apiKey')
    .values({
      id: key,
      organisationId,
      name: MARK,
      prefix: 'vir_x',
      hash: MARK,
      scopes: ['companies:read'],
      role: 'officer',
      createdBy: 'someone',
      createdAt: now,
    })
    .execute();
  await db
    .insertInto('invitation')
    .values({
      id: invitation,
      organisationId,
      email: `${MARK}@example.test`,
      role: 'adviser',
      tokenHash: MARK,
      invitedBy: 'someone',
      createdAt: now,
      expiresAt: now,
    })
    .execute();
  await db
    .insertInto('auditEntry')
    .values({
      at: now,
      organisationId,
      channel: 'page',
      operation: 'x',
      details: JSON.stringify({ mark: MARK }),
    })
    .execute();
  return [key, invitation];
}
