/** The connections a fetch may open: every address is checked at the moment of connecting, however it was written. */
import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { isPublicAddress } from './fetch-address.ts';

export class PrivateAddressError extends Error {
  override name = 'PrivateAddressError';
}

export type Lookup = (
  hostname: string,
  options: { all: true; family?: number },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export type ConnectOptions = {
  /** `host:port` that may be private: feeds that the process serves itself. */
  allowPrivate: ReadonlySet<string>;
  /** Replaces the system's resolver. */
  lookup?: Lookup;
  /** Most bytes on the wire of one response. */
  maxWireBytes: number;
  timeLimitMs: number;
};

const defaultLookup: Lookup = (hostname, options, callback) => systemLookup(hostname, options, callback);

/** `host:port` as `allowPrivate` writes it. */
export function hostAndPort(url: { hostname: string; port: string; protocol: string }): string {
  return `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;
}

/** A resolver that returns public addresses only, or fails. */
function publicLookup(lookup: Lookup): LookupFunction {
  return (hostname, options, callback) => {
    const family = options.family === 'IPv4' ? 4 : options.family === 'IPv6' ? 6 : options.family;
    lookup(hostname, { all: true, family }, (error, found) => {
      if (error) return callback(error, []);
      const addresses = found.filter(({ address }) => isPublicAddress(address));
      const [first] = addresses;
      if (!first) return callback(new PrivateAddressError(`${hostname} is not on the public internet`), []);
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

/**
 * An undici agent that connects to public addresses only. Literal addresses are checked before connecting, since no
 * resolver sees them; names are checked in what the resolver returns, so that a second answer cannot differ.
 */
export function createPublicAgent(options: ConnectOptions): Agent {
  const lookup = options.lookup ?? defaultLookup;
  const timeout = options.timeLimitMs;
  const open = buildConnector({ timeout, allowH2: false, lookup: lookup as LookupFunction });
  const guarded = buildConnector({ timeout, allowH2: false, lookup: publicLookup(lookup) });
  return new Agent({
    allowH2: false,
    maxResponseSize: options.maxWireBytes,
    headersTimeout: timeout,
    bodyTimeout: timeout,
    connect(target, callback) {
      if (options.allowPrivate.has(hostAndPort({ ...target, port: target.port ?? '' }))) return open(target, callback);
      const literal = target.hostname.replace(/^\[|\]$/g, '');
      if (isIP(literal) !== 0 && !isPublicAddress(literal)) {
        return callback(new PrivateAddressError(`${target.hostname} is not on the public internet`), null);
      }
      guarded(target, callback);
    },
  });
}
