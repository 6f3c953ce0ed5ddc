import { connect, createServer, type Socket } from 'node:net';

/** A line to the application that can be cut, as a plant's wall cuts it: nothing is answered, and what was open breaks. */
export interface Line {
  url: string;
  cut(): void;
  restore(): void;
  close(): Promise<void>;
}

export async function openLine(appUrl: string): Promise<Line> {
  const target = Number(new URL(appUrl).port);
  const open = new Set<Socket>();
  let up = true;
  const server = createServer((near) => {
    if (!up) return near.destroy();
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => open.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const breakAll = () => open.forEach((socket) => socket.destroy());
  return {
    url: `http://localhost:${port}`,
    cut: () => {
      up = false;
      breakAll();
    },
    restore: () => (up = true),
    close: () => {
      breakAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
