import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../db/migrate.ts';
import { createDatabase, dropDatabase, ensureOwner, urlOf, withClient } from '../postgres/databases.ts';
import { startPostgres } from '../postgres/supervisor.ts';

/** What the database tests are told about their server. */
export type TestServer = {
  /** Account that creates and drops databases. */
  adminUrl: string;
  /** Account the tests connect as; no superuser, so that row-level security binds it. Its database is the template. */
  templateUrl: string;
  /** Name of the template, and prefix of its copies. */
  template: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/**
 * Runs once before the database tests: a server (DATABASE_URL, or PostgreSQL from npm in a temporary folder) with one
 * migrated template that every test file copies.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { adminUrl, stop } = await startServer();
  const template = `virage_test_${randomBytes(4).toString('hex')}`;
  const teardown = async () => {
    await dropCopies(adminUrl, template);
    await stop();
  };
  try {
    const ownerUrl = await ownerOf(adminUrl);
    const templateUrl = urlOf(ownerUrl, { database: template });
    await createDatabase(adminUrl, template, { owner: new URL(ownerUrl).username });
    await migrate(templateUrl);
    project.provide('testServer', { adminUrl, templateUrl, template });
    return teardown;
  } catch (error) {
    await teardown();
    throw error;
  }
}

type Server = { adminUrl: string; stop: () => Promise<void> };

async function startServer(): Promise<Server> {
  const given = process.env.DATABASE_URL;
  if (given) return { adminUrl: given, stop: async () => undefined };
  const dataDir = mkdtempSync(join(tmpdir(), 'virage-test-'));
  const server = await startPostgres({ dataDir, durable: false, log: () => undefined });
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { adminUrl: server.adminUrl, stop };
}

/** The account given, or when that one is above row-level security, an ordinary one beside it. */
async function ownerOf(adminUrl: string): Promise<string> {
  if (!(await isAboveRowSecurity(adminUrl))) return adminUrl;
  const user = 'virage_test_owner';
  // The same at each run: two runs at once on one server must not lock each other out.
  const password = createHash('sha256').update(`virage tests ${adminUrl}`).digest('hex');
  await ensureOwner(adminUrl, user, password);
  await shareAppRole(adminUrl, user);
  return urlOf(adminUrl, { user, password });
}

async function isAboveRowSecurity(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ above: boolean }>(
      'select rolsuper or rolbypassrls as above from pg_roles where rolname = current_user',
    );
    return rows[0]?.above ?? false;
  });
}

/** Roles belong to the server: another Virage there may have made virage_app, and only its maker may hand it on. */
async function shareAppRole(adminUrl: string, user: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query("select from pg_roles where rolname = 'virage_app'");
    if (rowCount)
      await client.query(`grant virage_app to ${client.escapeIdentifier(user)} with admin option`);
  });
}

async function dropCopies(adminUrl: string, template: string): Promise<void> {
  const names = await withClient(adminUrl, async (client) => {
    const text = 'select datname from pg_database where starts_with(datname, $1)';
    return (await client.query<{ datname: string }>(text, [template])).rows.map((row) => row.datname);
  });
  for (const name of names) await dropDatabase(adminUrl, name);
}
