/** The adapter on the stand-in: one workspace, one person (Ana), one channel, over HTTP or Socket Mode. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, vi } from 'vitest';
import { createSlackAdapter, type SlackConfig } from '../../../adapters/slack/adapter.ts';
import type { RawValues } from '../../../src/form.ts';
import { adapterWords } from '../../../src/platform-text.ts';
import { type AdapterFixture, type Shown, waitFor } from '../../support/contract/fixture.ts';
import type { OpenView, SlackMessage } from '../../support/slack-objects.ts';
import { readBlocks, readLinks } from '../../support/slack-screen.ts';
import { type SlackServer, startSlackServer } from '../../support/slack-server.ts';

export const ana = 'U0ANA';
export const salud = 'C0SALUD';

export { adapterWords as words };

export type Line = { level: string; fields: object; message: string };

export type SlackFixture = AdapterFixture & { slack: SlackServer; log: Line[]; url: string };

/** A form field's answer by what a person sees: message, modal. */
function shownMessage(message: SlackMessage): Shown {
  return { id: message.ts, text: readBlocks(message.blocks) || message.text, links: readLinks(message.blocks) };
}

export async function slackFixture(
  transport: 'http' | 'socket',
  change: Partial<SlackConfig> & { now?: () => Date } = {},
): Promise<SlackFixture> {
  const { now, ...config } = change;
  const slack = await startSlackServer();
  const { workspace } = slack;
  if (now) workspace.now = now;
  workspace.addUser({ id: ana, name: 'Ana', email: 'ana@salud.gov.co', locale: 'es-LA' });
  workspace.addChannel(salud, 'salud', [workspace.botUser, ana]);
  const log: Line[] = [];
  const write = (level: string) => (fields: object, message: string) => void log.push({ level, fields, message });
  const adapter = createSlackAdapter(
    {
      botToken: slack.botToken,
      apiUrl: slack.apiUrl,
      ...(transport === 'socket' ? { appToken: slack.appToken } : { signingSecret: slack.signingSecret }),
      ...config,
    },
    {
      words: adapterWords,
      log: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
      ...(now ? { now } : {}),
    },
  );
  const server = createServer((request, response) => {
    const route = adapter.routes.find((one) => one.path === request.url);
    if (route) route.handler(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  slack.deliverTo(`${url}/slack/events`);

  const direct = workspace.direct(ana).id;
  const at = (channel: string) => workspace.messages.filter((one) => one.channel === channel);
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= adapter.stop();
    return stopped;
  };

  /** The view on the screen, or the one that the newest button brings up. */
  async function openView(): Promise<OpenView> {
    const viewed = () => [...workspace.views.values()].at(-1);
    const opener = () =>
      workspace.messages.findLast((one) => readBlocks(one.blocks).includes(adapterWords.es.openForm));
    await waitFor(() => expect(viewed() ?? opener()).toBeDefined());
    const button = viewed() ? undefined : opener();
    if (button) {
      await slack.press(ana, button.ts, adapterWords.es.openForm);
      button.blocks = button.blocks.filter((block) => block.type !== 'actions');
    }
    return waitFor(() => {
      const open = viewed();
      if (!open) throw new Error('no form was shown');
      return open;
    });
  }

  /** Answers first what brings up other questions, as these are not there before. */
  async function answerInTurn(open: OpenView, answers: RawValues): Promise<void> {
    for (const [name, answer] of Object.entries(answers)) {
      const deciding = open.view.blocks.some(
        (block) => block.type === 'input' && block.block_id === name && block.dispatch_action,
      );
      if (!deciding) continue;
      const { updates } = open;
      await slack.change(open, name, answer);
      await vi.waitFor(() => expect(open.updates).toBeGreaterThan(updates), { interval: 5 });
    }
  }

  return {
    slack,
    log,
    url,
    adapter: { ...adapter, stop },
    user: ana,
    direct: { platform: 'slack', tenant: workspace.team, conversation: direct, user: ana },
    channel: { platform: 'slack', tenant: workspace.team, conversation: salud },
    async say(text, where = 'direct') {
      if (where === 'direct') await slack.say(ana, text);
      else await slack.mention(ana, salud, text);
    },
    sendFile: async (file, text) => void (await slack.sendFile(ana, file, text)),
    async openFile(address, name) {
      const found = at(address.conversation ?? '').map((one) => workspace.openFile(ana, one, name));
      const file = found.findLast((one) => one !== undefined);
      if (!file) throw new Error(`${name} cannot be opened there`);
      return new Uint8Array(file.bytes);
    },
    uploads: () => slack.calls.filter(({ method }) => method === 'files.getUploadURLExternal').length,
    redeliver: async () => void (await slack.redeliver()),
    press: async (message, label) => void (await slack.press(ana, message.id, label)),
    choose: async (message, option) => void (await slack.choose(ana, message.id, option)),
    async fillForm(answers) {
      const open = await openView();
      await answerInTurn(open, answers);
      await slack.submit(open, answers);
    },
    formText() {
      const open = [...workspace.views.values()].at(-1);
      if (!open) return '';
      return [open.view.title.text, readBlocks(open.view.blocks), ...Object.values(open.errors)].join('\n');
    },
    shown: (address) =>
      at(address.conversation ?? '')
        .filter((one) => !one.onlyFor || one.onlyFor === ana)
        .map(shownMessage),
    async fail(failure) {
      switch (failure) {
        case 'rateLimited':
          return slack.failNext('chat.postMessage', { kind: 'rateLimited', retryAfterS: 7 });
        case 'serverError':
          return slack.failNext('chat.postMessage', { kind: 'status', status: 503 });
        case 'unreachable':
          return slack.goOffline();
        case 'gone':
          workspace.channels.delete(direct);
          return;
        case 'answerLost':
          return slack.failNext('chat.postMessage', { kind: 'answerLost' });
      }
    },
    async close() {
      await stop();
      await slack.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
