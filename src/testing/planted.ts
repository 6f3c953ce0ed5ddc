import { newId } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';

/** Stands in every text that only the planted organisation may see. */
export const MARK = 'seulement-pour-cei';

const now = new Date('2026-01-15T15:00:00Z');

/** One of each thing that belongs to an organisation, each marked. */
export async function plant(runtime: Runtime, organisationId: string): Promise<string[]> {
  const { db } = runtime;
  const at = { createdAt: now, updatedAt: now };
  const ids = Array.from({ length: 16 }, () => newId());
  const [
    company,
    initiative,
    project,
    activity,
    participation,
    contact,
    note,
    file,
    batch,
    job,
    key,
    invitation,
    figure,
    priority,
    source,
    audit,
  ] = ids as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  await db
    .insertInto('company')
    .values({ id: company, firmId: company, legalName: 'Usinage du Fjord inc.', createdBy: organisationId })
    .execute();
  await db
    .insertInto('initiative')
    .values({
      id: initiative,
      slug: `i-${initiative}`,
      organisationId,
      nameFr: 'Initiative',
      nameEn: 'Initiative',
    })
    .execute();
  await db
    .insertInto('project')
    .values({
      id: project,
      slug: `p-${project}`,
      initiativeId: initiative,
      organisationId,
      nameFr: MARK,
      nameEn: MARK,
      scope: 'national',
      status: 'draft',
    })
    .execute();
  await db
    .insertInto('fundingSource')
    .values({ id: source, projectId: project, funderId: organisationId, amountCents: 4_200_001 })
    .execute();
  await db
    .insertInto('figure')
    .values({
      id: figure,
      projectId: project,
      indicator: 'sensitised',
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
  await db
    .insertInto('activity')
    .values({
      id: activity,
      organisationId,
      projectId: project,
      kind: 'workshop',
      titleFr: MARK,
      titleEn: MARK,
      startsAt: now,
      endsAt: now,
      heldOn: '2026-01-15',
      ...at,
    })
    .execute();
  await db
    .insertInto('participation')
    .values({
      id: participation,
      activityId: activity,
      projectId: project,
      organisationId,
      heldOn: '2026-01-15',
      companyId: company,
      firmId: company,
      stated: JSON.stringify({ name: MARK }),
      source: 'manual',
      createdAt: now,
    })
    .execute();
  await db
    .insertInto('attendee')
    .values({
      participationId: participation,
      organisationId,
      companyId: company,
      name: MARK,
      email: `${MARK}@example.test`,
    })
    .execute();
  await db
    .insertInto('contact')
    .values({
      id: contact,
      organisationId,
      companyId: company,
      name: MARK,
      email: `${MARK}@example.test`,
      ...at,
    })
    .execute();
  await db
    .insertInto('note')
    .values({
      id: note,
      organisationId,
      companyId: company,
      text: MARK,
      createdBy: 'someone',
      createdAt: now,
    })
    .execute();
  await db
    .insertInto('timelineEntry')
    .values({
      id: audit,
      organisationId,
      companyId: company,
      at: now,
      kind: 'note',
      details: JSON.stringify({ text: MARK }),
    })
    .execute();
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
  return [organisationId, ...ids, `p-${project}`, `i-${initiative}`];
}
