import { Client } from 'pg';

/** Extensions every Virage database has. All are "trusted": a database's owner may create them too. */
export const extensions = ['unaccent', 'pg_trgm', 'btree_gin', 'pgcrypto'] as const;

/** Runs `work` on one connection and closes it. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server and account, another database. */
export function urlOf(url: string, changes: { database?: string; user?: string; password?: string }): string {
  const next = new URL(url);
  if (changes.database !== undefined) next.pathname = `/${encodeURIComponent(changes.database)}`;
  if (changes.user !== undefined) next.username = encodeURIComponent(changes.user);
  if (changes.password !== undefined) next.password = encodeURIComponent(changes.password);
  return next.href;
}

/**
 * Makes sure a role of this name exists that owns databases but is no superuser, so that row-level security
 * binds it, and that it may create the narrower roles the application works under.
 */
export async function ensureOwner(adminUrl: string, name: string, password: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const role = client.escapeIdentifier(name);
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
    if (!rowCount) await client.query(`create role ${role}`);
    const rights = 'login nosuperuser nobypassrls createrole nocreatedb';
    await client.query(`alter role ${role} ${rights} password ${client.escapeLiteral(password)}`);
  });
}

/**
 * Creates a database, empty or as a copy of a template (which nobody may be connected to), with Québec French order and
 * the extensions.
 * @param adminUrl an account that may create databases; the owner's own password is not needed
 */
export async function createDatabase(
  adminUrl: string,
  name: string,
  options: { owner?: string; template?: string } = {},
): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const source = options.template ? `template ${client.escapeIdentifier(options.template)}` : emptyFrench;
    const owner = options.owner ? `owner ${client.escapeIdentifier(options.owner)}` : '';
    await client.query(`create database ${client.escapeIdentifier(name)} ${source} ${owner}`);
  });
  if (!options.template) await ensureExtensions(urlOf(adminUrl, { database: name }));
}

const emptyFrench = "template template0 encoding 'UTF8' locale_provider icu icu_locale 'fr-CA'";

/** Adds whichever of our extensions a database lacks. */
export async function ensureExtensions(url: string): Promise<void> {
  await withClient(url, async (client) => {
    for (const name of extensions) await client.query(`create extension if not exists ${name}`);
  });
}

/** Drops a database with whoever is connected to it; nothing happens when there is none. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, (client) =>
    client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`),
  );
}

/** Whether the server has a database of this name. */
export async function hasDatabase(adminUrl: string, name: string): Promise<boolean> {
  return withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    return Boolean(rowCount);
  });
}
