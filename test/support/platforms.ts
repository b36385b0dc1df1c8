/** A whole Enlace on both platforms: the real SDKs over HTTP, against stand-ins that keep what they were sent. */
import { createSlackAdapter } from '../../adapters/slack/adapter.ts';
import { createTeamsAdapter } from '../../adapters/teams/adapter.ts';
import { createHttp, listen } from '../../src/http.ts';
import { createLog } from '../../src/log.ts';
import { healthOf } from '../../src/operator/health.ts';
import { adapterWords } from '../../src/platform-text.ts';
import { createReceive } from '../../src/router.ts';
import { type Network, openNetwork } from './network.ts';
import { type SlackServer, startSlackServer } from './slack-server.ts';
import { startTeamsServer, type TeamsServer } from './teams-server.ts';

export type Platforms = { slack: SlackServer; teams: TeamsServer; net: Network; url: string; close(): Promise<void> };

export async function openPlatforms(options: { now?: Date } = {}): Promise<Platforms> {
  const slack = await startSlackServer();
  const teams = await startTeamsServer();
  const log = createLog('silent');
  const now = () => new Date();
  const config = { botToken: slack.botToken, signingSecret: slack.signingSecret, apiUrl: slack.apiUrl };
  const adapters = [
    createSlackAdapter(config, { words: adapterWords, log, now }),
    createTeamsAdapter({ openOnLoopback: true }, { words: adapterWords, log, now }),
  ];
  const net = await openNetwork({ adapters, ...options });
  const routes = adapters.flatMap((adapter) => adapter.routes);
  const { server, url } = await listen(createHttp(routes, healthOf(net, adapters), log), '127.0.0.1', 0);
  for (const adapter of adapters) await adapter.start(createReceive(net.app, net, { asksInChat: false }));
  slack.deliverTo(`${url}/slack/events`);
  teams.connect(`${url}/api/messages`);
  return {
    slack,
    teams,
    net,
    url,
    close: async () => {
      await Promise.all(adapters.map((adapter) => adapter.stop()));
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await net.close();
      await slack.close();
      await teams.close();
    },
  };
}
