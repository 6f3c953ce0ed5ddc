import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { urlOf } from '../postgres/databases.ts';
import { testDatabase } from './database.ts';

const first = await testDatabase();
const second = await testDatabase();
const client = new Client({ connectionString: first.url });

beforeAll(() => client.connect());
afterAll(() => client.end());

describe('a test database', () => {
  it('is migrated', async () => {
    const { rows } = await client.query(
      'select count(*)::int as tables from pg_tables where schemaname = $1',
      ['public'],
    );
    expect(rows[0].tables).toBeGreaterThan(10);
  });

  it('is reached by an account that row-level security binds', async () => {
    const { rows } = await client.query(
      'select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user',
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: true }]);
  });

  it('sorts as Québec French does, with accents weighed from the end of the word', async () => {
    const words = ['coté', 'zèbre', 'côte', 'cote', 'Éteint', 'eta', 'côté'];
    const { rows } = await client.query(
      'select array_agg(word order by word) as sorted from unnest($1::text[]) word',
      [words],
    );
    expect(rows[0].sorted).toEqual(['cote', 'côte', 'coté', 'côté', 'eta', 'Éteint', 'zèbre']);
  });

  it('finds French words written in capitals with accents', async () => {
    const { rows } = await client.query(
      "select to_tsvector('french', 'ÉCOLES MÉTALLIQUES') @@ to_tsquery('french', 'école & métallique') as found",
    );
    expect(rows).toEqual([{ found: true }]);
  });

  it('has the extensions that search and imports need', async () => {
    const { rows } = await client.query(
      "select unaccent('Érablière') as plain, similarity('acier', 'aciers') > 0.5 as near",
    );
    expect(rows).toEqual([{ plain: 'Erabliere', near: true }]);
  });

  it('is a file’s own: what one writes, another does not see', async () => {
    await client.query('create table only_here (id int)');
    const other = new Client({ connectionString: second.url });
    await other.connect();
    const { rows } = await other.query("select to_regclass('only_here') as there");
    await other.end();
    expect(rows).toEqual([{ there: null }]);
  });
});

describe('urlOf', () => {
  it('keeps a password with special characters whole', () => {
    const url = urlOf('postgresql://ana:old@host:5432/a?sslmode=require', {
      database: 'b',
      password: 'p@ss/wörd',
    });
    expect(decodeURIComponent(new URL(url).password)).toBe('p@ss/wörd');
    expect(new URL(url).pathname).toBe('/b');
    expect(new URL(url).search).toBe('?sslmode=require');
  });
});
