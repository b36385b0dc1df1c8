/** Logs go to standard error, as lines of JSON; never a secret, never what a person wrote. */
import pino from 'pino';

export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error' | 'child'>;

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

export function createLog(level: LogLevel): Log {
  return pino(
    {
      level,
      base: null,
      redact: { paths: ['*.token', '*.password', '*.authorization', '*.email', '*.text'], censor: '[oculto]' },
    },
    pino.destination({ fd: 2, sync: true }),
  );
}
