import pino, { type Logger } from 'pino';

export type Log = Logger;

/** Structured log, one JSON line an event. Secrets never get in: the paths that could carry one are cut. */
export function createLog(level: string, name: string): Log {
  return pino({
    name,
    level,
    redact: {
      paths: [
        'password',
        'token',
        'secret',
        'authorization',
        'cookie',
        '*.password',
        '*.token',
        '*.secret',
        '*.authorization',
        '*.cookie',
      ],
      censor: '[cut]',
    },
  });
}

/** A path as a log may hold it: links that let somebody in carry a secret of 43 letters. */
export const withoutSecrets = (path: string): string => path.replaceAll(/[\w-]{40,}/g, '…');
