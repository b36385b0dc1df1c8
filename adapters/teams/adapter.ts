/** Microsoft Teams over the Bot Framework: one route that listens, and posting without being asked. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import express, { type ErrorRequestHandler } from 'express';
import type { Adapter, Address, RateScope, Receive } from '../../src/adapter.ts';
import { ConfigError, DeliveryError } from '../../src/errors.ts';
import type { Event } from '../../src/event.ts';
import {
  makeConnector,
  type TeamsCredentials,
  trustFileUrls,
  trustServiceUrls,
  tryCredentials,
  UnauthorizedError,
} from './client.ts';
import { showConsented, showDeclined } from './consent.ts';
import { limits, rates } from './limits.ts';
import { makeEmailLookup } from './members.ts';
import { cardMessage, makePosting, withDeadline } from './posting.ts';
import { type Press, parseActivity, readArrival, readPress, tenantOf } from './receive.ts';
import { rememberDeliveries } from './redelivery.ts';
import { type TeamsWords, wordsForMany } from './render.ts';
import { type InvokeBody, showCancelled, showReply } from './reply.ts';

export type TeamsConfig = TeamsCredentials & {
  /** Without an app id nothing is verified: only a server bound to loopback may say so. */
  openOnLoopback?: boolean;
  /** Where chats are opened before anything was heard; the public cloud's when absent. */
  serviceUrl?: string;
  /** Further hosts to answer to, "host" or ".suffix": a sovereign cloud. */
  trustedHosts?: readonly string[];
  /** Where the keys of incoming tokens are found, when not in the public cloud. */
  openIdMetadataUrl?: string;
  callTimeoutMs?: number;
};

export type TeamsLog = Record<'debug' | 'info' | 'warn' | 'error', (fields: object, message: string) => void>;

export type TeamsDependencies = { words: Record<'es' | 'en', TeamsWords>; log: TeamsLog; now: () => Date };

const publicServiceUrl = 'https://smba.trafficmanager.net/teams/';
const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

function checkConfig(config: TeamsConfig): void {
  const faults: string[] = [];
  if (config.appId) {
    if (!config.appPassword) faults.push('TEAMS_APP_PASSWORD: the client secret of the Teams app is missing');
    if (!config.appTenantId) faults.push('TEAMS_APP_TENANT_ID: the tenant of the Teams app is missing');
  } else if (!config.openOnLoopback) {
    faults.push('TEAMS_APP_ID: without it nobody is verified, which is allowed on a loopback address only');
  }
  if (faults.length > 0) throw new ConfigError(faults);
}

/** The adapter for one app in one tenant. Throws ConfigError when it would listen to unverified strangers. */
export function createTeamsAdapter(config: TeamsConfig, dependencies: TeamsDependencies): Adapter {
  checkConfig(config);
  const { words, log, now } = dependencies;
  const milliseconds = () => now().getTime();
  const isVerified = Boolean(config.appId);
  const isTrusted = trustServiceUrls(isVerified, config.trustedHosts);
  const isTrustedFile = trustFileUrls(isVerified, config.trustedHosts);
  const connector = makeConnector(config, isTrusted, {
    ...(config.openIdMetadataUrl && { openIdMetadataUrl: config.openIdMetadataUrl }),
    ...(config.callTimeoutMs && { timeoutMs: config.callTimeoutMs }),
  });
  const serviceUrl = config.serviceUrl ?? (isVerified ? publicServiceUrl : undefined);
  const posting = makePosting(connector, {
    appId: config.appId ?? '',
    tenant: config.appTenantId ?? '',
    ...(serviceUrl && { serviceUrl }),
  });
  const findEmail = makeEmailLookup(milliseconds);
  const deliveries = rememberDeliveries(milliseconds);
  const underWay = new Set<Promise<unknown>>();
  let receive: Receive | undefined;

  const wordsFor = (locale: string | undefined) => (locale?.toLowerCase().startsWith('en') ? words.en : words.es);
  /** A space has no person whose chat it is. */
  const wordsAt = (to: Address) => {
    const spoken = wordsFor(localeOf(to));
    return isOwnChat(to) ? spoken : wordsForMany(spoken);
  };
  const warn = (fields: object, message: string) => log.warn(fields, message);

  /** One event from arrival to answer; what the core throws goes up, what cannot be shown is reported. */
  async function handle(context: TurnContext, press: Press | null, receiveNow: Receive): Promise<InvokeBody> {
    const { activity } = context;
    const turn = { context, press, posting, warn, words: wordsFor(activity.locale) };
    if (press?.payload.kind === 'cancel') return showCancelled(turn, press.payload.title);
    if (press?.payload.kind === 'file' && press.consent?.accepted === false)
      return showDeclined(turn, press.payload.name);
    // Somebody who removed the bot can no longer be asked about.
    const isLeaving = activity.type === 'installationUpdate' && activity.action === 'remove';
    const email = isLeaving
      ? undefined
      : await findEmail(context, (error) => warn({ error: String(error) }, 'no e-mail'));
    const arrival = readArrival(activity, press, email, isTrustedFile);
    if (!arrival) return undefined;
    const { id, settled } = press?.consent?.accepted
      ? // Each time a person accepts, there is another place for the file; Teams repeating itself names the same one.
        { id: `consent|${press.consent.upload.uniqueId}`, settled: () => undefined }
      : deliveries.identify(arrival, activity.id ?? '', press?.way === 'dialogOpen');
    let answered = false;
    try {
      const reply = await receiveNow({ ...arrival, id } as Event);
      answered = true;
      const answer = { ...turn, arrival };
      return press?.consent ? await showConsented(answer, reply, isTrustedFile) : await showReply(answer, reply);
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      // The event is dealt with: failing it would only bring it back.
      log.error({ fault: error.fault, error: error.message }, 'an answer could not be shown in Teams');
      const value = { code: error.fault, message: error.fault };
      return press?.way === 'execute' ? { statusCode: 500, type: 'application/vnd.microsoft.error', value } : undefined;
    } finally {
      settled(answered);
    }
  }

  async function listen(activity: Activity, authorization: string, receiveNow: Receive) {
    return connector.receive(authorization, activity, async (context) => {
      const tenant = tenantOf(activity);
      if (config.appTenantId && tenant && tenant !== config.appTenantId) {
        return log.warn({ tenant }, 'an event of another tenant was left alone');
      }
      posting.heardFrom(activity);
      const press = readPress(activity);
      const isInvoke = activity.type === 'invoke';
      // Invokes that are not ours (sign-in, message extensions) have no body that would be right.
      if (isInvoke && !press) return;
      const body = await handle(context, press, receiveNow);
      if (isInvoke) await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: body ?? {} } });
    });
  }

  const app = express()
    .disable('x-powered-by')
    .use((request, response, next) => {
      const stranger = !isVerified && !loopback.has(request.socket.remoteAddress ?? '');
      if (request.method !== 'POST') response.status(405).end();
      else if (stranger) response.status(403).end();
      else if (isVerified && !/^Bearer \S+$/.test(request.headers.authorization ?? '')) response.status(401).end();
      else next();
    })
    .use(express.json({ limit: limits.requestBody }))
    .use(async (request, response) => {
      const activity = parseActivity(request.body);
      if (!activity) return void response.status(400).end();
      if (!isTrusted(activity.serviceUrl)) return void response.status(isVerified ? 401 : 403).end();
      if (!receive) return void response.status(503).end();
      const answer = listen(activity, request.headers.authorization ?? '', receive);
      underWay.add(answer);
      try {
        const invoke: InvokeResponse | undefined = await answer;
        if (invoke?.body) response.status(invoke.status).json(invoke.body);
        else response.status(invoke?.status ?? 200).end();
      } catch (error) {
        if (!(error instanceof UnauthorizedError)) log.error({ error: String(error) }, 'a Teams event failed');
        response.status(error instanceof UnauthorizedError ? 401 : 500).end();
      } finally {
        underWay.delete(answer);
      }
    });
  // Express recognises an error handler by its four parameters.
  const refuse: ErrorRequestHandler = (error: { status?: number }, _request, response, _next) => {
    response.status(error.status ?? 400).end();
  };
  app.use(refuse);

  return {
    platform: 'teams',
    routes: [
      {
        path: '/api/messages',
        handler: (request: IncomingMessage, response: ServerResponse) => void app(request, response),
      },
    ],
    async start(receiveNow) {
      receive = receiveNow;
    },
    async stop() {
      receive = undefined;
      await Promise.allSettled(underWay);
    },
    ...(config.appId && {
      async check() {
        await withDeadline(tryCredentials(config));
        return `${config.appId} (${config.appTenantId})`;
      },
    }),
    send: (to, card) => posting.post(to, cardMessage(card, wordsAt(to))),
    update: (sent, card) => posting.edit(sent, cardMessage(card, wordsAt(sent.address))),
    scopes,
  };
}

/** The conversation as the last event from it told; one that only names a person is theirs. */
function isOwnChat(to: Address): boolean {
  const { conversation } = (to.reference ?? {}) as { conversation?: { conversationType?: string; isGroup?: boolean } };
  if (!to.conversation) return true;
  if (conversation?.conversationType) return conversation.conversationType === 'personal';
  return conversation?.isGroup !== true && !to.conversation.startsWith('19:');
}

const localeOf = (to: Address) => (to.reference as { locale?: string } | undefined)?.locale;

/** One conversation and the whole tenant each have their limit; see limits.ts. */
function scopes(to: Address): RateScope[] {
  return [
    { key: `teams:${to.tenant}:${to.conversation ?? to.user ?? ''}`, ...rates.conversation },
    { key: `teams:${to.tenant}`, ...rates.tenant },
  ];
}
