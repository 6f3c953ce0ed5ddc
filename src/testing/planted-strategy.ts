import { newId } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';

interface Planted {
  organisationId: string;
  companyId: string;
  mark: string;
}

const now = new Date('2026-01-15T15:00:00Z');
const at = { createdAt: now, updatedAt: now };

/** A strategy with a text, two linked sheets, a comment, a signature and a roadmap. */
export async function plantStrategy(runtime: Runtime, planted: Planted): Promise<string[]> {
  const { organisationId, companyId } = planted;
  const strategyId = newId();
  const mark = `${planted.mark} ${organisationId}`;
  await runtime.db
    .insertInto('digitalStrategy')
    .values({ id: strategyId, organisationId, companyId, title: mark, ...at })
    .execute();
  const sheets = await plantSheets(runtime, strategyId, mark);
  const words = await plantWords(runtime, { strategyId, organisationId, mark: planted.mark });
  await plantRoadmap(runtime, strategyId, mark);
  return [strategyId, ...sheets, ...words];
}

async function plantSheets({ db }: Runtime, strategyId: string, title: string): Promise<string[]> {
  const sheets = [newId(), newId()].sort() as [string, string];
  await db
    .insertInto('technologyInitiative')
    .values(sheets.map((id) => ({ id, strategyId, title, ...at })))
    .execute();
  await db
    .insertInto('technologyInitiativeLink')
    .values({ strategyId, initiativeId: sheets[0], otherId: sheets[1], kind: 'exclusion' })
    .execute();
  return sheets;
}

async function plantWords(
  { db }: Runtime,
  { strategyId, organisationId, mark }: { strategyId: string; organisationId: string; mark: string },
): Promise<string[]> {
  const [section, comment, signoff] = [newId(), newId(), newId()];
  const of = { strategyId, organisationId, section: 'profile' };
  const content = JSON.stringify({ description: mark });
  const text = { version: 1, revision: 1, kind: 'save', content, writtenByName: mark, at: now };
  await db
    .insertInto('strategySection')
    .values({ id: section, ...of, ...text })
    .execute();
  await db
    .insertInto('strategyComment')
    .values({ id: comment, ...of, text: mark, createdByName: mark, createdAt: now })
    .execute();
  await db
    .insertInto('strategySignoff')
    .values({
      id: signoff,
      strategyId,
      version: 1,
      signedName: mark,
      signedRole: mark,
      signedOn: '2026-01-15',
      recorded: 'staff',
      recordedByName: mark,
      organisationId,
      document: JSON.stringify({ mark }),
      createdAt: now,
    })
    .execute();
  return [section, comment, signoff];
}

async function plantRoadmap({ db }: Runtime, strategyId: string, name: string): Promise<void> {
  const rule = { id: strategyId, name, rateBasisPoints: 5000, ceilingCents: null, initiativeIds: null };
  await db
    .insertInto('roadmap')
    .values({
      strategyId,
      firstQuarter: '2027-Q1',
      quarterCount: 1,
      cashCents: JSON.stringify([0]),
      peopleDays: JSON.stringify([0]),
      aid: JSON.stringify([rule]),
      updatedAt: now,
    })
    .execute();
}
