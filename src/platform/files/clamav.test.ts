import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { scanFile, ScanFault } from './clamav.ts';
import { drawingKind } from './drawing-kind.ts';

const servers: Server[] = [];
afterAll(() => servers.forEach((server) => server.close()));

/** A daemon that reads INSTREAM as ClamAV does, and answers by what it read. */
async function daemon(answer: (data: Buffer, socket: Socket) => string): Promise<string> {
  const server = createServer((socket) => {
    let read = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      read = Buffer.concat([read, chunk]);
      const data = wholeStream(read);
      if (data) socket.end(`${answer(data, socket)}\0`);
    });
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function wholeStream(read: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (read.subarray(0, command.length).toString() !== command) return null;
  const parts: Buffer[] = [];
  for (let at = command.length; at + 4 <= read.length;) {
    const length = read.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    parts.push(read.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

describe('the virus scanner', () => {
  it('reads every byte of a file, and says that it is clean or what it found', async () => {
    const data = Buffer.alloc(300_000, 'drawing ');
    const address = await daemon((read) =>
      read.equals(data) ? 'stream: OK' : read.includes('EICAR') ? 'stream: Eicar-Test FOUND' : 'lost',
    );
    expect(await scanFile(address, data)).toEqual({ clean: true });
    expect(await scanFile(address, Buffer.from('EICAR'))).toEqual({ clean: false, found: 'Eicar-Test' });
  });

  it('that cannot be asked, gives up or makes no sense leaves the file unjudged', async () => {
    const limited = await daemon(() => 'INSTREAM size limit exceeded. ERROR');
    await expect(scanFile(limited, Buffer.from('x'))).rejects.toThrow(/size limit exceeded/);
    const silent = await daemon((_data, socket) => String(socket.destroy() && ''));
    await expect(scanFile(silent, Buffer.from('x'))).rejects.toThrow(ScanFault);
    await expect(scanFile('127.0.0.1:1', Buffer.from('x'))).rejects.toThrow(/127\.0\.0\.1:1 failed/);
  });
});

describe('a drawing', () => {
  const kindOf = (name: string, words: string) => drawingKind(name, Buffer.from(words, 'latin1'));

  it.each([
    ['plan.pdf', '%PDF-1.7', 'application/pdf'],
    ['Teil.STP', 'ISO-10303-21;', 'model/step'],
    ['profil.dxf', '  0\r\nSECTION\r\n', 'image/vnd.dxf'],
    ['part.iges', `${' '.repeat(72)}S      1\n`, 'model/iges'],
    ['part.dwg', 'AC1032', 'image/vnd.dwg'],
    ['photo.jpeg', '\xff\xd8\xff\xe0', 'image/jpeg'],
    ['part.stl', `${' '.repeat(80)}\x01\0\0\0${' '.repeat(50)}`, 'model/stl'],
  ])('is what its name and its content say: %s', (name, words, mediaType) => {
    expect(kindOf(name, words)).toEqual({ mediaType });
  });

  it.each([
    ['plan.pdf', 'MZ\x90', 'not-what-it-says'],
    ['plan.pdf.exe', '%PDF-1.7', 'kind'],
    ['page.html', '<script>', 'kind'],
    ['plan', '%PDF-1.7', 'kind'],
    ['plan.pdf', '', 'empty'],
    ['plan.pdf', '%PDF-'.padEnd(10 * 1024 * 1024 + 1), 'too-large'],
  ])('is not anything else: %s', (name, words, problem) => {
    expect(kindOf(name, words)).toEqual({ problem });
  });
});
