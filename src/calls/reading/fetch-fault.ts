/** Why a feed could not be fetched, in words for an operator. */
import { PrivateAddressError } from './fetch-connect.ts';

export type FetchCode =
  | 'bad_url'
  | 'port_refused'
  | 'private_address'
  | 'unknown_host'
  | 'unreachable'
  | 'bad_certificate'
  | 'timeout'
  | 'too_big'
  | 'too_many_redirects'
  | 'bad_encoding'
  | 'busy'
  | 'forbidden'
  | 'gone'
  | 'bad_status'
  | 'no_file';

/** A feed that could not be fetched. `retryAfterMs`: what the source asked for, at most a day. */
export class FetchError extends Error {
  override name = 'FetchError';
  code: FetchCode;
  status: number | undefined;
  retryAfterMs: number | undefined;
  constructor(
    code: FetchCode,
    message: string,
    options: { cause?: unknown; status?: number; retryAfterMs?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.status = options.status;
    this.retryAfterMs = options.retryAfterMs;
  }

  static ofStatus(status: number, retryAfterMs: number | undefined): FetchError {
    const [code, words] = statusFaults[status] ?? ['bad_status', status >= 500 ? 'the server fails' : 'it was refused'];
    return new FetchError(code, `Answered ${status}: ${words}`, { status, retryAfterMs });
  }
}

export const tooBig = (maxBytes: number, cause?: unknown): FetchError =>
  new FetchError('too_big', `The feed is larger than ${Math.floor(maxBytes / 1024 / 1024)} MiB`, { cause });

const statusFaults: Record<number, [FetchCode, string]> = {
  401: ['forbidden', 'it wants a password'],
  403: ['forbidden', 'we are not allowed to read it'],
  404: ['gone', 'there is nothing at this address'],
  410: ['gone', 'it was removed for good'],
  429: ['busy', 'we ask too often'],
  503: ['busy', 'the server is busy'],
};

const networkFaults: Record<string, [FetchCode, string]> = {
  ENOTFOUND: ['unknown_host', 'has no address'],
  EAI_AGAIN: ['unknown_host', 'cannot be looked up now'],
  ECONNREFUSED: ['unreachable', 'refuses connections'],
  ECONNRESET: ['unreachable', 'broke off the connection'],
  UND_ERR_SOCKET: ['unreachable', 'broke off the connection'],
  UND_ERR_CONNECT_TIMEOUT: ['timeout', 'does not answer'],
  UND_ERR_HEADERS_TIMEOUT: ['timeout', 'does not answer'],
  UND_ERR_BODY_TIMEOUT: ['timeout', 'stopped answering'],
  ETIMEDOUT: ['timeout', 'does not answer'],
};

function* causes(error: unknown): Generator<Error & { code?: unknown }> {
  for (let cause = error; cause instanceof Error; cause = cause.cause) yield cause;
}

/** The fault behind whatever a fetch threw; an error of our own, or of a kind nobody foresaw, stays what it is. */
export function faultOf(error: unknown, about: { url: URL; timeLimitMs: number; maxBytes: number }): unknown {
  for (const cause of causes(error)) {
    if (cause instanceof FetchError) return cause;
    if (cause instanceof PrivateAddressError) return new FetchError('private_address', cause.message, { cause: error });
    const code = String(cause.code ?? '');
    if (cause.name === 'TimeoutError') {
      return new FetchError('timeout', `Took longer than ${about.timeLimitMs / 1000} s`, { cause: error });
    }
    if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') {
      return tooBig(about.maxBytes, error);
    }
    if (code.startsWith('Z_') || /^ERR__?(?:BROTLI|PADDING)/.test(code)) {
      return new FetchError('bad_encoding', 'The compressed answer is damaged', { cause: error });
    }
    if (/CERT|^ERR_TLS|^ERR_SSL|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) {
      return new FetchError(
        'bad_certificate',
        `The certificate of ${about.url.hostname} is not valid: ${cause.message}`,
        {
          cause: error,
        },
      );
    }
    const known = networkFaults[code];
    if (known) return new FetchError(known[0], `${about.url.hostname} ${known[1]}`, { cause: error });
  }
  if (!(error instanceof TypeError)) return error;
  const detail = error.cause instanceof Error ? error.cause.message : error.message;
  return new FetchError('unreachable', `${about.url.hostname} cannot be reached: ${detail}`, { cause: error });
}
