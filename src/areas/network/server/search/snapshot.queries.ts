import type pg from 'pg';

/** A value of a column holds a gigabyte at most, and is read whole. */
const PART = 16 << 20;
/** Changes that are in the snapshot are kept this long, for processes that read more slowly. */
const KEPT_DAYS = 7;

/** The snapshot of a thesaurus, if there is one, with the last change in it. */
export async function readSnapshot(
  pool: pg.Pool,
  fingerprint: string,
): Promise<{ seq: number; bytes: Uint8Array } | null> {
  const { rows } = await pool.query<{ seq: number; data: Buffer }>(
    'select seq, data from supplier_snapshot where fingerprint = $1 order by part',
    [fingerprint],
  );
  if (rows.length === 0) return null;
  return { seq: rows[0]!.seq, bytes: new Uint8Array(Buffer.concat(rows.map(({ data }) => data))) };
}

/** Keeps a snapshot in the place of the one before, unless another process is keeping one now, or kept a later one. */
export async function keepSnapshot(
  pool: pg.Pool,
  { seq, fingerprint, bytes }: { seq: number; fingerprint: string; bytes: Uint8Array },
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    if (await mayKeep(client, seq, fingerprint)) {
      await client.query('delete from supplier_snapshot');
      for (let part = 0; part * PART < bytes.length; part++)
        await client.query(
          'insert into supplier_snapshot (part, seq, fingerprint, data) values ($1, $2, $3, $4)',
          [part, seq, fingerprint, Buffer.from(bytes.subarray(part * PART, (part + 1) * PART))],
        );
      await client.query(
        `delete from supplier_change where seq < $1 and at < now() - make_interval(days => ${KEPT_DAYS})`,
        [seq],
      );
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function mayKeep(client: pg.PoolClient, seq: number, fingerprint: string): Promise<boolean> {
  const { rows } = await client.query<{ free: boolean }>(
    "select pg_try_advisory_xact_lock(hashtext('supplier_snapshot')) as free",
  );
  if (!rows[0]!.free) return false;
  const later = await client.query(
    'select from supplier_snapshot where fingerprint = $1 and seq > $2 limit 1',
    [fingerprint, seq],
  );
  return later.rowCount === 0;
}
