import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export type ScanVerdict = { clean: true } | { clean: false; found: string };

/** The scanner did not answer, or not as it should: the file is neither clean nor infected. */
export class ScanFault extends Error {}

const CHUNK = 1 << 16;
const PATIENCE_MS = 30_000;

/**
 * Asks a ClamAV daemon about a file, over TCP, by its INSTREAM command: each chunk goes with its length before it, and an
 * empty one ends (https://docs.clamav.net/manual/Usage/Scanning.html).
 * @param address `host:port`.
 * @throws ScanFault
 */
export async function scanFile(
  address: string,
  data: Uint8Array,
  patience = PATIENCE_MS,
): Promise<ScanVerdict> {
  const socket = open(address);
  socket.setTimeout(patience, () => socket.destroy(new Error('it did not answer in time')));
  try {
    const answer = readAnswer(socket);
    // A daemon that refuses what it is sent hangs up while we write: its answer, or its silence, says why.
    await send(socket, data).catch(() => undefined);
    return verdictOf(await answer);
  } catch (error) {
    if (error instanceof ScanFault) throw error;
    throw new ScanFault(`The virus scanner at ${address} failed: ${(error as Error).message}.`);
  } finally {
    socket.destroy();
  }
}

function open(address: string): Socket {
  const { hostname, port } = new URL(`tcp://${address}`);
  return connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) });
}

async function send(socket: Socket, data: Uint8Array): Promise<void> {
  socket.write('zINSTREAM\0');
  for (let at = 0; at < data.byteLength; at += CHUNK) {
    const chunk = data.subarray(at, at + CHUNK);
    socket.write(lengthOf(chunk));
    if (!socket.write(chunk)) await once(socket, 'drain');
  }
  socket.write(lengthOf(new Uint8Array()));
}

function lengthOf({ byteLength }: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(byteLength);
  return length;
}

async function readAnswer(socket: Socket): Promise<string> {
  let answer = '';
  for await (const chunk of socket) {
    answer += String(chunk);
    if (answer.includes('\0')) break;
  }
  return answer.replace(/\0.*$/s, '').trim();
}

function verdictOf(answer: string): ScanVerdict {
  if (/^stream: OK$/.test(answer)) return { clean: true };
  const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (found) return { clean: false, found };
  throw new ScanFault(`The virus scanner answered "${answer.slice(0, 200)}", which is no verdict.`);
}
