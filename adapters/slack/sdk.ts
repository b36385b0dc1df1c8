/** How every part of Slack's SDK is set up here. */
import { type Logger, LogLevel, type WebClientOptions } from '@slack/web-api';

/** The part of a log that is used here. */
export type SlackLog = Record<'debug' | 'info' | 'warn' | 'error', (fields: object, message: string) => void>;

export type ClientConfig = {
  botToken: string;
  /** Another host in place of https://slack.com/api/, for tests. */
  apiUrl?: string;
  /** How long to wait for an answer. Default 10 s. */
  timeoutMs?: number;
};

/** The SDK's chatter, without the payloads that its debug level holds. */
export function sdkLogger(log: SlackLog): Logger {
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (...parts: unknown[]) =>
      log[level](
        { from: 'slack' },
        parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' '),
      );
  return {
    debug: () => undefined,
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    getLevel: () => LogLevel.INFO,
    setLevel: () => undefined,
    setName: () => undefined,
  };
}

export function webClientOptions(config: ClientConfig, log: SlackLog): WebClientOptions {
  return {
    ...(config.apiUrl ? { slackApiUrl: config.apiUrl } : {}),
    timeout: config.timeoutMs ?? 10_000,
    // Whether to try again is the queue's decision: the client cannot know that a repeated post is a second message.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: sdkLogger(log),
  };
}
