/** Socket Mode that stays up. */
import { setTimeout as pause } from 'node:timers/promises';
import { SocketModeReceiver } from '@slack/bolt';
import { type ClientConfig, type SlackLog, sdkLogger, webClientOptions } from './sdk.ts';

const firstWaitMs = 500;
const longestWaitMs = 30_000;

/**
 * The SDK's own reconnection ends the process (an unhandled rejection) when Slack cannot be reached or refuses the token
 * while it reconnects, so it is off and this loop reconnects until `stop`.
 */
export function createSocket(config: ClientConfig & { appToken: string }, log: SlackLog) {
  const receiver = new SocketModeReceiver({
    appToken: config.appToken,
    autoReconnectEnabled: false,
    logger: sdkLogger(log),
    installerOptions: { clientOptions: webClientOptions(config, log) },
  });
  const { client } = receiver;
  const stopping = new AbortController();
  const { signal } = stopping;
  let connecting = false;

  async function reconnect(): Promise<void> {
    if (connecting || signal.aborted) return;
    connecting = true;
    for (let waitMs = firstWaitMs; !signal.aborted; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
      try {
        await client.start();
        log.info({}, 'slack: connected again');
        break;
      } catch (error) {
        log.warn({ error: error instanceof Error ? error.message : 'unknown', waitMs }, 'slack: cannot connect');
        // Stopping ends the pause, and with it the loop.
        await pause(waitMs, undefined, { signal }).catch(() => undefined);
      }
    }
    connecting = false;
  }

  return {
    receiver,
    async start(): Promise<void> {
      await client.start();
      client.on('disconnected', reconnect);
    },
    /** From here on events are left unacknowledged, so that Slack delivers them to the next connection. */
    refuse(): void {
      client.removeAllListeners('slack_event');
    },
    async stop(): Promise<void> {
      stopping.abort();
      await client.disconnect();
    },
  };
}
