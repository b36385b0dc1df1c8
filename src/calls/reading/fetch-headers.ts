/** What a response's headers ask of the next poll. */

type Headers = { get(name: string): string | null };

/** Source: miniflux; a source that asks for more is still looked at once a day. */
export const longestPauseMs = 24 * 3_600_000;

function until(date: string | null, now: Date): number | null {
  const at = date ? Date.parse(date) : Number.NaN;
  return Number.isNaN(at) ? null : at - now.getTime();
}

/** Retry-After in seconds or as a date (RFC 9110 section 10.2.3), at most a day; undefined when absent or past. */
export function retryAfter(headers: Headers, now: Date): number | undefined {
  const said = headers.get('retry-after')?.trim() ?? null;
  const pause = said && /^\d+$/.test(said) ? Number(said) * 1000 : until(said, now);
  return pause && pause > 0 ? Math.min(pause, longestPauseMs) : undefined;
}

/** The longest of Retry-After, Cache-Control max-age and Expires, at most a day; undefined when none is given. */
export function nextPollAfter(headers: Headers, now: Date): number | undefined {
  const control = headers.get('cache-control') ?? '';
  const age = /\bno-(?:cache|store)\b/i.test(control) ? undefined : /\bmax-age\s*=\s*"?(\d+)/i.exec(control)?.[1];
  const expires = control === '' ? until(headers.get('expires'), now) : null;
  const longest = Math.max(retryAfter(headers, now) ?? 0, Number(age ?? 0) * 1000, expires ?? 0);
  return longest > 0 ? Math.min(longest, longestPauseMs) : undefined;
}
