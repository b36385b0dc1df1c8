/** Addresses as feeds write them, made absolute and safe to press. */

/** What a relative address may be relative to, best first; not all are absolute themselves. */
export type Bases = readonly (string | null | undefined)[];

function absoluteBase(bases: Bases): string | undefined {
  let found: string | undefined;
  // From the last resort to the best, so that each may be relative to the one after it.
  for (const base of [...bases].reverse()) {
    const url = base ? URL.parse(base, found) : null;
    if (url && /^https?:$/.test(url.protocol)) found = url.href;
  }
  return found;
}

const absolute = /^https?:\/\/[^\s\\]+$/i;

/**
 * The http or https address that is meant, or null: other schemes (`javascript:`, `data:`, `file:` …) are dropped.
 * An absolute address stays as it was written, since some servers tell spellings apart.
 */
export function resolveLink(written: string, bases: Bases): string | null {
  const href = written
    .trim()
    .replace(/\s*[\n\r\t]\s*/g, '')
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'http://');
  if (href === '') return null;
  if (absolute.test(href)) return URL.canParse(href) ? href : null;
  const bareHost = /^www\.[\w-]+\.[a-z]/i.test(href) ? `http://${href}` : href;
  const url = URL.parse(bareHost, absoluteBase(bases) ?? (href.startsWith('//') ? 'https://x' : undefined));
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}
