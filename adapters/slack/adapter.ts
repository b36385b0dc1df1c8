/** Slack, over Socket Mode when there is an app token, over HTTP otherwise. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, type BlockAction, ExpressReceiver } from '@slack/bolt';
import type { ExtendedErrorHandlerArgs } from '@slack/bolt/dist/App.js';
import type { GenericMessageEvent } from '@slack/types';
import type { Adapter, Receive, Route } from '../../src/adapter.ts';
import { ConfigError } from '../../src/errors.ts';
import { createAnswerForm } from './answer-form.ts';
import type { Words } from './blocks.ts';
import { createClient } from './client.ts';
import { drawForm, readValues } from './form-view.ts';
import { createReceive, type Envelope, type Incoming } from './receive.ts';
import { type ClientConfig, type SlackLog, sdkLogger, webClientOptions } from './sdk.ts';
import { createShow, originOf } from './show.ts';
import { createSocket } from './socket.ts';

export type SlackConfig = ClientConfig & {
  /** Verifies what arrives over HTTP; needed when there is no `appToken`. */
  signingSecret?: string;
  /** Turns Socket Mode on. */
  appToken?: string;
};

export type SlackDependencies = {
  /** Wording by language; Spanish is the default. */
  words: { es: Words; en: Words };
  log: SlackLog;
  now?: () => Date;
};

export const slackPath = '/slack/events';
export const slashCommand = '/enlace';
/** Slack's own tolerance for the age of a request; Bolt checks the past only. */
const toleranceMs = 5 * 60_000;

export function createSlackAdapter(config: SlackConfig, dependencies: SlackDependencies): Adapter {
  const { log, words } = dependencies;
  const now = dependencies.now ?? (() => new Date());
  const client = createClient(config, { log, now, words: words.es });
  const incoming = createReceive(client, { log, now });
  const show = createShow(client);
  const underWay = new Set<Promise<unknown>>();
  let receive: Receive = async () => ({ kind: 'none' });
  let running = false;

  const wordsFor = (locale: string | undefined) => (locale?.toLowerCase().startsWith('en') ? words.en : words.es);
  const fail = (error: unknown, what: string) =>
    log.error({ error: error instanceof Error ? error.message : 'unknown' }, `slack: ${what}`);

  /** Keeps `stop` waiting until this is done. */
  function track<T>(work: Promise<T>): Promise<T> {
    underWay.add(work);
    const done = () => underWay.delete(work);
    work.then(done, done);
    return work;
  }

  /** Receives and shows, after Slack has its acknowledgement: nobody is waiting for a failure, so it ends in the log. */
  function answer(reading: Promise<Incoming | null>): Promise<void> {
    return track(
      (async () => {
        const got = await reading;
        if (got) await show(await receive(got.event), got.place, wordsFor(got.place.locale));
      })().catch((error: unknown) => fail(error, 'an event was not answered')),
    );
  }

  /** The modal with the questions that its answers bring up; what was typed stays. */
  function redraw(body: BlockAction, view: NonNullable<BlockAction['view']>): Promise<void> {
    return track(
      (async () => {
        const got = await incoming.changed(body);
        const reply = got && (await receive(got.event));
        if (!got || reply?.kind !== 'form') return;
        const options = { words: wordsFor(got.place.locale), origin: originOf(got.place), values: readValues(view) };
        await client.updateView(view.id, drawForm(reply.form, options));
      })().catch((error: unknown) => fail(error, 'a form was not drawn again')),
    );
  }

  const socket = config.appToken ? createSocket({ ...config, appToken: config.appToken }, log) : null;
  const express = socket ? null : createExpress();

  function createExpress(): ExpressReceiver {
    if (!config.signingSecret) {
      throw new ConfigError([
        'Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP); neither is set',
      ]);
    }
    const { signingSecret } = config;
    const receiver = new ExpressReceiver({ signingSecret, endpoints: { events: slackPath }, logger: sdkLogger(log) });
    receiver.app.disable('x-powered-by');
    return receiver;
  }

  function handle(request: IncomingMessage, response: ServerResponse): void {
    // Slack delivers again what is not taken: better than an event taken by a process that is not ready, or leaving.
    if (!running) return void response.writeHead(503).end();
    // By the real clock, not the injected one: a rehearsal at another date must not open or close this door.
    const sentAt = Number(request.headers['x-slack-request-timestamp']) * 1000;
    if (!(Math.abs(Date.now() - sentAt) <= toleranceMs)) return void response.writeHead(401).end();
    track(new Promise<void>((resolve) => response.once('close', resolve)));
    express?.app(request, response);
  }

  function createApp(): App {
    const answerForm = createAnswerForm({ client, show, wordsFor, receive, fail });
    const app = new App({
      receiver: socket?.receiver ?? express ?? createExpress(),
      authorize: async () => {
        const { userId, botId, tenant } = await client.identity();
        return { botToken: config.botToken, botUserId: userId, botId, teamId: tenant };
      },
      clientOptions: webClientOptions(config, log),
      convoStore: false,
      extendedErrorHandler: true,
      logger: sdkLogger(log),
    });
    app.error(async ({ error }: ExtendedErrorHandlerArgs) => fail(error, 'an event failed before it was answered'));
    const envelope = (body: unknown) => body as Envelope;
    app.event('message', ({ event, body }) => answer(incoming.message(event as GenericMessageEvent, envelope(body))));
    app.event('app_mention', ({ event, body }) => answer(incoming.mention(event, envelope(body))));
    app.event('app_home_opened', ({ event, body }) => answer(incoming.opened(event, envelope(body))));
    app.event('member_joined_channel', ({ event, body }) => answer(incoming.joined(event, envelope(body))));
    app.event('channel_left', ({ event, body }) => answer(incoming.left(event, envelope(body))));
    app.event('group_left', ({ event, body }) => answer(incoming.left(event, envelope(body))));
    app.command(slashCommand, async ({ command, ack }) => {
      await ack();
      await answer(incoming.command(command));
    });
    app.action<BlockAction>({ type: 'block_actions' }, async ({ body, ack }) => {
      await ack();
      await (body.view ? redraw(body, body.view) : answer(incoming.action(body)));
    });
    app.view({ type: 'view_submission' }, ({ body, ack }) => {
      const reading = incoming.submission(body as Parameters<typeof incoming.submission>[0]);
      const work = answerForm(reading, body.view, (response) => (response ? ack(response) : ack()));
      return track(work.catch((error: unknown) => fail(error, 'a form was not answered')));
    });
    return app;
  }

  const routes: Route[] = express ? [{ path: slackPath, handler: handle }] : [];

  return {
    platform: 'slack',
    routes,
    async start(receiver) {
      receive = receiver;
      await client.identity();
      createApp();
      await socket?.start();
      running = true;
    },
    async stop() {
      running = false;
      socket?.refuse();
      // The connection stays open until the last answer is out: an acknowledgement needs it.
      while (underWay.size > 0) await Promise.allSettled(underWay);
      await socket?.stop();
    },
    async check() {
      const { tenant, botId } = await client.identity();
      return `${botId} (${tenant})`;
    },
    send: (to, card, key) => client.send(to, card, key),
    update: (sent, card) => client.update(sent, card),
    find: (to, key, since) => client.find(to, key, since),
    findUser: (email) => client.findUser(email),
    scopes: (to) => client.scopes(to),
  };
}
