import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../testing/database.ts';
import { createDatabase, dropDatabase, hasDatabase, urlOf, withClient } from './databases.ts';

const { adminUrl } = await testDatabase();
const model = `virage_model_${randomBytes(4).toString('hex')}`;
const copy = `${model}_copy`;
afterAll(async () => {
  for (const name of [copy, model]) await dropDatabase(adminUrl, name);
});

describe('a database copied from a template', () => {
  it('has what is in the template, and can be dropped under those still connected', async () => {
    await createDatabase(adminUrl, model);
    await withClient(urlOf(adminUrl, { database: model }), (client) =>
      client.query("create table note as select 'from the model' as text"),
    );
    await createDatabase(adminUrl, copy, { template: model });
    await withClient(urlOf(adminUrl, { database: copy }), async (client) => {
      client.on('error', () => undefined);
      expect((await client.query('select text from note')).rows).toEqual([{ text: 'from the model' }]);
      await dropDatabase(adminUrl, copy);
    });
    expect(await hasDatabase(adminUrl, copy)).toBe(false);
    expect(await hasDatabase(adminUrl, model)).toBe(true);
  });
});
