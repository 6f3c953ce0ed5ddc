import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { joinPostgres } from '#platform/postgres/supervisor.ts';
import { startApp, type RunningApp } from './support/app.ts';
import { visitAs, type Visitor } from './support/visitor.ts';

// Its own application on its own data: it is killed again and again.
const dataDir = await mkdtemp(path.join(tmpdir(), 'virage-killed-'));
let app: RunningApp | undefined;
afterAll(async () => {
  await app?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

interface Companies {
  items: { id: string; legalName: string }[];
}

/** Writes notes as fast as answers come, until the line goes dead; gives those that were acknowledged. */
async function writeUntilDead(visitor: Visitor, companyId: string, round: number): Promise<string[]> {
  const acknowledged: string[] = [];
  const writer = async (lane: number) => {
    for (let n = 0; ; n++) {
      const answer = await visitor
        .post<{ id: string }>(`/companies/${companyId}/notes`, { text: `${round}-${lane}-${n}` })
        .catch(() => null);
      if (!answer) return;
      if (answer.status === 201) acknowledged.push(answer.body.id);
    }
  };
  await Promise.all([0, 1, 2, 3].map(writer));
  return acknowledged;
}

/** Everything this data folder started, wherever it hangs in the tree of processes. */
async function killAll(): Promise<void> {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (Number(pid) === process.pid || !(environment + command).includes(dataDir)) continue;
    execFileSync('kill', ['-9', pid], { stdio: 'ignore' });
  }
}

describe('after everything is killed at once', () => {
  it('each note that was acknowledged is there, and none is there by half', async () => {
    const kept: string[] = [];
    let companyId = '';
    for (let round = 0; round < 3; round++) {
      app = await startApp({ dataDir, env: { VIRAGE_LOG: 'silent' } });
      const officer = await visitAs(app.url, 'officer');
      companyId ||= (await officer.get<Companies>('/companies?limit=1')).body.items[0]!.id;
      setTimeout(() => void killAll().catch(() => app?.kill()), 700 + round * 450);
      kept.push(...(await writeUntilDead(officer, companyId, round)));
    }
    expect(kept.length).toBeGreaterThan(30);
    app = await startApp({ dataDir, env: { VIRAGE_LOG: 'silent' } });
    const { html } = await (await visitAs(app.url, 'officer')).page(`/companies/${companyId}`);
    expect(html).toContain('</html>');
    const { rows } = await notesAndTimeline(companyId);
    expect(new Set(kept).isSubsetOf(new Set(rows.map(({ note }) => note)))).toBe(true);
    expect(rows.filter(({ entry, audit }) => entry === null || audit === null)).toEqual([]);
  });
});

/** Each note with its timeline entry and its audit entry, straight from the database. */
async function notesAndTimeline(
  companyId: string,
): Promise<{ rows: { note: string; entry: string | null; audit: string | null }[] }> {
  const joined = await joinPostgres({ dataDir, log: () => {} });
  const client = new pg.Client({ connectionString: joined.url });
  await client.connect();
  try {
    return await client.query(
      `select n.id as note, t.id as entry, a.id as audit from note n
       left join timeline_entry t on t.subject_id = n.id
       left join audit_entry a on a.subject_id = n.id::text where n.company_id = $1`,
      [companyId],
    );
  } finally {
    await client.end();
    await joined.stop();
  }
}
