import { once } from 'node:events';
import type { Writable } from 'node:stream';
import pg from 'pg';

/** What node-postgres calls on a query while it runs; only the parts that COPY needs. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  stream: Writable;
}

/** Streams CSV bytes into a table by PostgreSQL's own COPY, and gives the seconds it took. */
export async function copySeconds(url: string, table: string, csv: Uint8Array): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const start = performance.now();
  await new Promise<void>((resolve, reject) => {
    client.query({
      submit: (connection: CopyConnection) =>
        connection.query(`copy ${table} from stdin (format csv, header, delimiter ';')`),
      handleCopyInResponse: (connection: CopyConnection) => void sendAll(connection, csv),
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => resolve(),
      handleError: (error: Error) => reject(error),
    } as unknown as pg.Submittable);
  });
  const seconds = (performance.now() - start) / 1000;
  await client.end();
  return seconds;
}

const PIECE = 64 * 1024;

async function sendAll(connection: CopyConnection, csv: Uint8Array): Promise<void> {
  for (let at = 0; at < csv.length; at += PIECE) {
    connection.sendCopyFromChunk(Buffer.from(csv.subarray(at, at + PIECE)));
    if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
  }
  connection.endCopyFrom();
}
