/** The one door to Teams: every call goes through it once, with a time limit, to trusted hosts only. */
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { DeliveryError, type DeliveryFault } from '../../src/errors.ts';
import { limits } from './limits.ts';

export type TeamsCredentials = { appId?: string; appPassword?: string; appTenantId?: string };

/** For whom the tokens of our own calls are made out: the public cloud's connector. */
export const connectorAudience = 'https://api.botframework.com';
const loginUrl = 'https://login.microsoftonline.com/botframework.com';

type ConnectorOptions = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
type HttpClient = NonNullable<ConnectorOptions['httpClient']>;
type HttpRequest = Parameters<HttpClient['sendRequest']>[0];

/** Hosts that Teams answers from: the public cloud and the government clouds. */
const teamsHosts = ['smba.trafficmanager.net', '.botframework.com', '.teams.microsoft.com', '.teams.microsoft.us'];
/** Where Teams keeps the files of people: their OneDrive, in the public cloud and the government clouds. */
const fileHosts = ['.sharepoint.com', '.sharepoint.us', '.sharepoint-mil.us'];
const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];

export type Trust = (serviceUrl: string) => boolean;

/**
 * Says which service addresses are answered. Without an app id nothing is verified, so only loopback ones are; with
 * one, https to Microsoft's hosts (`extraHosts` as well, for a sovereign cloud: "host" or ".suffix").
 */
export const trustServiceUrls = (authenticated: boolean, extraHosts: readonly string[] = []): Trust =>
  trustHosts(authenticated, teamsHosts, extraHosts);

/** Says from where files are fetched and where they are put, by the same rules. */
export const trustFileUrls = (authenticated: boolean, extraHosts: readonly string[] = []): Trust =>
  trustHosts(authenticated, fileHosts, extraHosts);

function trustHosts(authenticated: boolean, hosts: readonly string[], extraHosts: readonly string[]): Trust {
  return (url) => {
    if (!URL.canParse(url)) return false;
    const { protocol, hostname } = new URL(url);
    if (!authenticated) return (protocol === 'http:' || protocol === 'https:') && loopbackHosts.includes(hostname);
    if (extraHosts.includes(hostname)) return true;
    return (
      protocol === 'https:' &&
      [...hosts, ...extraHosts].some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host))
    );
  };
}

type FaultRow = { status: (status: number) => boolean; says?: RegExp; fault: DeliveryFault };
const is = (wanted: number) => (status: number) => status === wanted;

/** What a refusal means; the first row that fits decides. */
const faultTable: readonly FaultRow[] = [
  { status: is(429), fault: 'rate_limited' },
  { status: is(413), fault: 'too_long' },
  { status: is(400), says: /MessageSizeTooBig|RequestEntityTooLarge/i, fault: 'too_long' },
  { status: is(401), fault: 'unauthorized' },
  { status: is(403), says: /MessageWritesBlocked|ConversationBlockedByUser|UserBlocked/i, fault: 'blocked' },
  {
    status: (status) => status === 403 || status === 404,
    says: /BotNotInConversationRoster|BotNotInstalled|not (part of|in) the conversation roster|app is not installed/i,
    fault: 'not_installed',
  },
  { status: is(404), fault: 'gone' },
  { status: is(410), fault: 'gone' },
  // Microsoft's guidance: 412, 502 and 504 are to be tried again; 503 says itself that nothing was done.
  { status: (status) => [412, 502, 503, 504].includes(status), fault: 'unavailable' },
  { status: (status) => status >= 500 || status === 408, fault: 'outcome_unknown' },
  { status: () => true, fault: 'refused' },
];

/** The request never left: nothing can have been posted. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Retry-After is seconds or a date; undefined when absent or unreadable. */
function retryAfterMs(header: string | null): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

function readErrorBody(text: string): { code: string; message: string } {
  try {
    const body = JSON.parse(text) as { error?: { code?: unknown; message?: unknown }; message?: unknown };
    return { code: String(body.error?.code ?? ''), message: String(body.error?.message ?? body.message ?? '') };
  } catch {
    return { code: '', message: text };
  }
}

/** Repeating these changes nothing, so a lost answer is no doubt: opening a chat again gives the same chat. */
const isRepeatable = (request: HttpRequest) => request.method !== 'POST' || /\/v3\/conversations\/?$/.test(request.url);

function refusal(request: HttpRequest, response: Response, text: string): DeliveryError {
  const { code, message } = readErrorBody(text);
  const row = faultTable.find(
    (one) => one.status(response.status) && (!one.says || one.says.test(`${code} ${message}`)),
  );
  const fault = row?.fault === 'outcome_unknown' && isRepeatable(request) ? 'unavailable' : (row?.fault ?? 'refused');
  const wait = retryAfterMs(response.headers.get('retry-after'));
  const detail = [response.status, code, message.slice(0, 200)].filter(Boolean).join(' ');
  return new DeliveryError(fault, `Teams answered ${detail}`, wait === undefined ? {} : { retryAfterMs: wait });
}

function connectionFault(request: HttpRequest, error: unknown): DeliveryError {
  const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined;
  const code = cause?.code ?? (error instanceof Error ? error.name : 'unknown');
  const fault = neverSent.has(code) || isRepeatable(request) ? 'unavailable' : 'outcome_unknown';
  return new DeliveryError(fault, `The connection to Teams failed: ${code}`);
}

/**
 * The HTTP client given to the SDK. It throws DeliveryError, which the SDK's retry policy does not know and so passes
 * on at once: nothing is ever sent twice behind our back. Errors carry no headers, hence no token.
 */
function makeHttpClient(isTrusted: Trust, timeoutMs: number): HttpClient {
  return {
    async sendRequest(request) {
      if (!isTrusted(request.url)) throw new DeliveryError('refused', 'Not a Teams address: nothing was sent');
      const body = typeof request.body === 'string' ? request.body : undefined;
      const init = {
        method: request.method,
        headers: request.headers.toJson({ preserveCase: true }),
        redirect: 'manual' as const,
        signal: AbortSignal.timeout(timeoutMs),
      };
      let response: Response;
      let text: string;
      try {
        response = await fetch(request.url, body === undefined ? init : { ...init, body });
        text = await response.text();
      } catch (error) {
        throw connectionFault(request, error);
      }
      if (!response.ok) throw refusal(request, response, text);
      const headers = request.headers.clone();
      for (const name of headers.headerNames()) headers.remove(name);
      headers.set('content-type', 'application/json');
      return { request, headers, status: response.status, bodyAsText: text };
    },
  };
}

/** The token did not verify, whatever the reason; its text stays inside. */
export class UnauthorizedError extends Error {
  override name = 'UnauthorizedError';
}

/** Microsoft's adapter with its authentication apart, so that every bad token has one outcome. */
export class Connector extends CloudAdapter {
  async receive(authorization: string, activity: Partial<Activity>, logic: (context: TurnContext) => Promise<void>) {
    const verified = await this.botFrameworkAuthentication
      .authenticateRequest(activity as Activity, authorization)
      .catch((cause: unknown) => {
        throw new UnauthorizedError('The token of this request did not verify', { cause });
      });
    return this.processActivity(verified, activity as Activity, logic) as Promise<InvokeResponse | undefined>;
  }
}

function identityOf({ appId, appPassword, appTenantId }: TeamsCredentials) {
  if (!appId) return {};
  return {
    MicrosoftAppId: appId,
    MicrosoftAppPassword: appPassword ?? '',
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: appTenantId ?? '',
  };
}

/** Fetches a token as every call would; throws what Microsoft's sign-in says, which holds no secret. */
export async function tryCredentials(credentials: TeamsCredentials): Promise<void> {
  const factory = new ConfigurationServiceClientCredentialFactory(identityOf(credentials));
  const signer = await factory.createCredentials(credentials.appId ?? '', connectorAudience, loginUrl, true);
  await (signer as typeof signer & { getToken(forceRefresh: boolean): Promise<string> }).getToken(true);
}

/**
 * `openIdMetadataUrl` points the verification of tokens at another issuer's keys (a sovereign cloud, a test).
 */
export function makeConnector(
  credentials: TeamsCredentials,
  isTrusted: Trust,
  options: { openIdMetadataUrl?: string; timeoutMs?: number } = {},
): Connector {
  const identity = identityOf(credentials);
  // Naming one of these makes the SDK expect them all; the others are the public cloud's own.
  const keys = options.openIdMetadataUrl
    ? {
        ToBotFromChannelOpenIdMetadataUrl: options.openIdMetadataUrl,
        ToBotFromEmulatorOpenIdMetadataUrl: options.openIdMetadataUrl,
        ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
        ToChannelFromBotOAuthScope: connectorAudience,
        ToChannelFromBotLoginUrl: loginUrl,
        OAuthUrl: 'https://api.botframework.com',
        CallerId: 'urn:botframework:azure',
      }
    : {};
  const httpClient = makeHttpClient(isTrusted, options.timeoutMs ?? limits.callTimeoutMs);
  return new Connector(
    new ConfigurationBotFrameworkAuthentication({ ...identity, ...keys }, undefined, undefined, undefined, {
      httpClient,
    }),
  );
}

/** The token service refuses the app itself: no retry will help. */
const refusedApp = /invalid_client|unauthorized_client|invalid_request|invalid_grant/;

/**
 * What is thrown before the call itself, as one of the family: the token could not be had (MSAL's errors carry an
 * `errorCode`), or the SDK would not build the call, which no retry changes.
 */
export function asDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const code = (error as { errorCode?: unknown } | null)?.errorCode;
  if (typeof code === 'string') {
    const fault = refusedApp.test(code) ? 'unauthorized' : 'unavailable';
    return new DeliveryError(fault, `Teams gave no token: ${code}`);
  }
  return new DeliveryError('refused', `The message could not be built: ${String(error)}`, { cause: error });
}
