import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseHttpPort, isPortFree, nextFreePort, PortTakenError } from './ports.ts';

let other: Server;
let taken: number;

beforeEach(async () => {
  other = createServer();
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  taken = (other.address() as AddressInfo).port;
});
afterEach(() => new Promise<void>((done) => other.close(() => done())));

describe('a port that another program uses', () => {
  it('is not free', async () => {
    expect(await isPortFree(taken)).toBe(false);
  });

  it('is passed over for the next free one', async () => {
    expect(await nextFreePort(taken)).toBeGreaterThan(taken);
  });

  it('stops the start when it was asked for, naming the port and the way out', async () => {
    const start = chooseHttpPort(String(taken), '127.0.0.1');
    await expect(start).rejects.toThrow(PortTakenError);
    await expect(start).rejects.toThrow(new RegExp(`${taken} is already in use.*PORT=`));
  });
});

describe('the port of the application', () => {
  it('is the one asked for when it is free', async () => {
    const free = await nextFreePort(taken + 1);
    expect(await chooseHttpPort(String(free), '127.0.0.1')).toEqual({ port: free, moved: false });
  });

  it('is 3000 or after it when none is asked for, and says whether it moved', async () => {
    const { port, moved } = await chooseHttpPort(undefined);
    expect(port).toBeGreaterThanOrEqual(3000);
    expect(moved).toBe(port !== 3000);
  });

  it.each(['0', '65536', '3000.5', '-1', 'http', '3000x'])('cannot be %j', async (text) => {
    await expect(chooseHttpPort(text)).rejects.toThrow(`PORT is "${text}"`);
  });
});
