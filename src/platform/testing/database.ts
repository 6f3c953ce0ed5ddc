import { randomBytes } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { createDatabase, dropDatabase, urlOf } from '../postgres/databases.ts';

/** A migrated, empty database of one test file's own. */
export type TestDatabase = {
  /** Connection as its owner, who is no superuser: row-level security applies. */
  url: string;
  /** Connection to the same database as the server's administrator, for looking behind row-level security. */
  adminUrl: string;
};

/**
 * Gives a test file its own copy of the migrated database, dropped after its last test together with whoever is still
 * connected. Call it at the top of a file whose name ends in `.db.test.ts`:
 *
 * ```ts
 * const { url } = await testDatabase();
 * ```
 *
 * Close pools in an `afterAll` of your own: those run before the drop.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { adminUrl, templateUrl, template } = inject('testServer');
  const database = `${template}_${randomBytes(4).toString('hex')}`;
  await createDatabase(adminUrl, database, {
    template,
    owner: decodeURIComponent(new URL(templateUrl).username),
  });
  afterAll(() => dropDatabase(adminUrl, database));
  return { url: urlOf(templateUrl, { database }), adminUrl: urlOf(adminUrl, { database }) };
}
