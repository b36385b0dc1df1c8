/** Fetches feeds politely and without being led astray: public addresses, bounded size, bounded time. */
import { readFile, stat } from 'node:fs/promises';
import querystring from 'node:querystring';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fetch, type Response } from 'undici';
import manifest from '../../../package.json' with { type: 'json' };
import type { Clock } from '../../time.ts';
import { maxFeedBytes } from './feed-result.ts';
import { createPublicAgent, hostAndPort, type Lookup } from './fetch-connect.ts';
import { FetchError, faultOf, tooBig } from './fetch-fault.ts';
import { nextPollAfter, retryAfter } from './fetch-headers.ts';
import { createTurns } from './fetch-turns.ts';

export { FetchError } from './fetch-fault.ts';

export type FetcherOptions = {
  clock: Clock;
  /** `host:port` that may be a private address: the demonstration's own feeds, tests. */
  allowPrivate?: readonly string[];
  /** Whether a path or a `file:` address may be read (an operator's `--feed <file>`). */
  allowFiles?: boolean;
  /** How the owner of a source reaches us: an address or an e-mail, shown in the User-Agent. */
  contact?: string;
  /** Replaces the system's resolver. */
  lookup?: Lookup;
  /** For the whole fetch, redirects included. */
  timeLimitMs?: number;
  /** Most bytes of one response, on the wire and again once decompressed. */
  maxBytes?: number;
  /** Between two requests to one host. */
  gapMs?: number;
};

export type Conditional = { etag?: string | null; lastModified?: string | null };

export type FetchResult =
  | {
      status: 'ok';
      bytes: Uint8Array;
      contentType: string | null;
      etag: string | null;
      lastModified: string | null;
      /** Where the feed came from in the end. */
      finalUrl: string;
      /** The address it has moved to for good (301, 308). */
      movedTo?: string;
      /** How long the source asks to be left alone, at most a day. The feed's own TTL is for the caller to add. */
      nextPollAfterMs?: number;
    }
  | {
      status: 'notModified';
      etag: string | null;
      lastModified: string | null;
      finalUrl: string;
      movedTo?: string;
      nextPollAfterMs?: number;
    };

export type Fetcher = {
  /** Throws FetchError, whose message is fit for an operator. */
  fetchFeed(url: string, conditional?: Conditional): Promise<FetchResult>;
  close(): Promise<void>;
};

/** Source of the time: miniflux's default. */
const defaults = { timeLimitMs: 20_000, maxBytes: maxFeedBytes, gapMs: 500 };
const maxRedirects = 5;
const accept =
  'application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1';

/** The web's own ports; a feed elsewhere is unheard of, a probe of other services is not. */
function isWebPort(port: string): boolean {
  const number = Number(port);
  return port === '' || number === 80 || number === 443 || (number >= 8000 && number <= 8999);
}

/** A fetcher with its own connections; `close` ends them. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { clock, timeLimitMs, maxBytes, gapMs } = { ...defaults, ...options };
  const allowPrivate = new Set(options.allowPrivate);
  const dispatcher = createPublicAgent({ allowPrivate, lookup: options.lookup, maxWireBytes: maxBytes, timeLimitMs });
  const takeTurn = createTurns(gapMs);
  const userAgent = `Enlace/${manifest.version}${options.contact ? ` (+${options.contact})` : ''}`;

  function checked(address: string, base?: URL): URL {
    const url = URL.parse(address, base?.href);
    if (!url) throw new FetchError('bad_url', `${address} is not an address`);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      throw new FetchError('bad_url', `${url.protocol} addresses are not fetched, only http and https`);
    }
    if (!isWebPort(url.port) && !allowPrivate.has(hostAndPort(url))) {
      throw new FetchError('port_refused', `Port ${url.port} of ${url.hostname} is not one that feeds are served from`);
    }
    return url;
  }

  async function request(url: URL, conditional: Conditional, authorization: string | null, signal: AbortSignal) {
    const headers: Record<string, string> = { 'user-agent': userAgent, accept, 'accept-encoding': 'gzip, deflate, br' };
    if (conditional.etag) headers['if-none-match'] = conditional.etag;
    if (conditional.lastModified) headers['if-modified-since'] = conditional.lastModified;
    if (authorization) headers.authorization = authorization;
    const bare = new URL(url);
    bare.username = '';
    bare.password = '';
    return await fetch(bare, { dispatcher, headers, redirect: 'manual', signal });
  }

  async function follow(start: URL, conditional: Conditional, signal: AbortSignal): Promise<FetchResult> {
    let url = start;
    let movedTo: string | undefined;
    let permanent = true;
    const authorization = start.username ? basicAuthorization(start) : null;
    for (let hop = 0; hop <= maxRedirects; hop += 1) {
      const response = await request(url, conditional, url.origin === start.origin ? authorization : null, signal);
      const location = response.headers.get('location');
      if (![301, 302, 303, 307, 308].includes(response.status) || !location) {
        return await receive(response, { url, movedTo, conditional });
      }
      await response.body?.cancel();
      url = checked(location, url);
      permanent &&= response.status === 301 || response.status === 308;
      if (permanent) movedTo = url.href;
    }
    throw new FetchError('too_many_redirects', `More than ${maxRedirects} redirects`);
  }

  async function receive(
    response: Response,
    { url, movedTo, conditional }: { url: URL; movedTo: string | undefined; conditional: Conditional },
  ): Promise<FetchResult> {
    const { headers, status } = response;
    const common = {
      etag: headers.get('etag'),
      lastModified: headers.get('last-modified'),
      finalUrl: url.href,
      movedTo,
      nextPollAfterMs: nextPollAfter(headers, clock.now()),
    };
    if (status === 304 && (conditional.etag || conditional.lastModified)) {
      await response.body?.cancel();
      const { etag = null, lastModified = null } = conditional;
      return {
        status: 'notModified',
        ...common,
        etag: common.etag ?? etag,
        lastModified: common.lastModified ?? lastModified,
      };
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw FetchError.ofStatus(status, retryAfter(headers, clock.now()));
    }
    return { status: 'ok', bytes: await readBody(response), contentType: headers.get('content-type'), ...common };
  }

  /** The decompressed body; stops reading, and with it decompressing, as soon as it is too large. */
  async function readBody(response: Response): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > maxBytes) throw tooBig(maxBytes);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks, size);
  }

  return {
    async fetchFeed(address, conditional = {}) {
      if (!/^https?:/i.test(address)) {
        const isAddress = /^(?!file:)[a-z][a-z\d+.-]*:\/\//i.test(address);
        if (options.allowFiles && !isAddress) return await readFeedFile(address, maxBytes);
        throw new FetchError('bad_url', `${address} is not an http or https address`);
      }
      const url = checked(address);
      return await takeTurn(url.host, async () => {
        const signal = AbortSignal.timeout(timeLimitMs);
        try {
          return await follow(url, conditional, signal);
        } catch (error) {
          throw faultOf(error, { url, timeLimitMs, maxBytes });
        }
      });
    },
    close: () => dispatcher.destroy(),
  };
}

function basicAuthorization({ username, password }: URL): string {
  return `Basic ${Buffer.from(`${querystring.unescape(username)}:${querystring.unescape(password)}`).toString('base64')}`;
}

async function readFeedFile(address: string, maxBytes: number): Promise<FetchResult> {
  const path = /^file:/i.test(address) ? fileURLToPath(address) : address;
  try {
    // Asked before it is opened: opening a pipe waits for someone to write.
    const found = await stat(path);
    if (!found.isFile()) throw new FetchError('no_file', `${path} is not a file`);
    if (found.size > maxBytes) throw tooBig(maxBytes);
    const bytes = await readFile(path);
    const finalUrl = pathToFileURL(path).href;
    return { status: 'ok', bytes, contentType: null, etag: null, lastModified: null, finalUrl };
  } catch (error) {
    if (error instanceof FetchError) throw error;
    throw new FetchError('no_file', `${path} cannot be read`, { cause: error });
  }
}
