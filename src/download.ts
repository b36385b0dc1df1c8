/** Fetching what a person sent from where their platform keeps it: its own hosts only, no redirects, bounded in size and time. */
import { DeliveryError } from './errors.ts';
import { largestFile } from './event.ts';

const timeLimitMs = 30_000;

export type DownloadOptions = {
  /** Whether this address is the platform's; nothing is asked of any other. */
  isTrusted(url: string): boolean;
  headers?: Record<string, string>;
};

/** Throws DeliveryError: `refused`, `too_long`, `unauthorized`, `gone` or `unavailable`. No address or token is in it. */
export async function download(url: string, { isTrusted, headers = {} }: DownloadOptions): Promise<Uint8Array> {
  if (!isTrusted(url)) throw new DeliveryError('refused', 'a file at an address that is not the platform’s');
  try {
    // A redirect is a way to another host, or to a page that asks to sign in.
    const signal = AbortSignal.timeout(timeLimitMs);
    const response = await fetch(url, { headers, redirect: 'manual', signal });
    if (!response.ok) {
      await response.body?.cancel();
      throw refusal(response.status);
    }
    return await readBounded(response);
  } catch (error) {
    if (error instanceof DeliveryError) throw error;
    throw new DeliveryError('unavailable', 'a file could not be fetched', { cause: error });
  }
}

function refusal(status: number): DeliveryError {
  const said = `a file: HTTP ${status}`;
  if ((status >= 300 && status < 400) || status === 401 || status === 403)
    return new DeliveryError('unauthorized', said);
  return new DeliveryError(status === 404 || status === 410 ? 'gone' : 'unavailable', said);
}

async function readBounded(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > largestFile) throw new DeliveryError('too_long', `a file over ${largestFile} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
