/** Addresses as feeds write them, made absolute and safe to press. */

/** What a relative address may be relative to, best first; not all are absolute themselves. */
export type Bases = readonly (string | null | undefined)[];

/** Characters; Slack takes no button with a longer address. */
const longestLink = 3_000;

/** Characters; every item's address begins with it, so that a long one costs as much memory as there are items. */
export const longestBase = 500;

function absoluteBase(bases: Bases): string | undefined {
  let found: string | undefined;
  // From the last resort to the best, so that each may be relative to the one after it.
  for (const base of [...bases].reverse()) {
    const url = base && base.length <= longestBase ? URL.parse(base, found) : null;
    if (url && /^https?:$/.test(url.protocol)) found = url.href;
  }
  return found;
}

const absolute = /^https?:\/\/[^\s\\]+$/i;

/** A scheme whose colon or second slash was forgotten, before a name: `https//a.co`, `http:/a.co`. */
const brokenScheme = /^(https?)(?::\/|\/\/)(?=\w)/i;

/** The first address written, without what was put around it or broke it into lines, its ampersands written once. */
function tidyLink(written: string): string {
  const anchor = /<a\s[^>]*?href=["']?([^"'\s>]+)/i.exec(written);
  return (anchor?.[1] ?? written)
    .trim()
    .replace(brokenScheme, '$1://')
    .replace(/\s+https?:\/\/[\s\S]*$/i, '')
    .replace(/^(?:<!\[CDATA\[\s*|[<"']+)|(?:\]\]>|')$|["<>].*$/gs, '')
    .replace(/\s*[\n\r\t]\s*/g, '')
    .replaceAll('&amp;', '&');
}

/** Words ("Leer más") and no address, not even a relative one. */
const words = /^[^./?#]*\s[^./?#]*$/;

/**
 * The http or https address that is meant, or null: other schemes (`javascript:`, `data:`, `file:` …) are dropped.
 * An absolute address stays as it was written, since some servers tell spellings apart.
 */
export function resolveLink(written: string, bases: Bases): string | null {
  if (written.length > longestLink) return null;
  const href = tidyLink(written)
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'http://');
  if (href === '' || words.test(href)) return null;
  if (absolute.test(href)) return URL.canParse(href) ? href : null;
  const base = absoluteBase(bases);
  const host = base ? `${new URL(base).host}/` : '';
  const bareHost = /^www\.[\w-]+\.[a-z]/i.test(href) || (host && href.startsWith(host)) ? `http://${href}` : href;
  const url = URL.parse(bareHost, base ?? (href.startsWith('//') ? 'https://x' : undefined));
  return url && /^https?:$/.test(url.protocol) && url.href.length <= longestLink ? url.href : null;
}

/** What was written for an address that cannot be resolved, tidied; null for another scheme or what no address may hold. */
export function relativeLink(written: string): string | null {
  if (written.length > longestLink) return null;
  const href = tidyLink(written);
  const unfit = href === '' || /^(?!https?:)[a-z][a-z\d+.-]*:|[<>|"`{}\\^]/i.test(href);
  return unfit || (absolute.test(href) && !URL.canParse(href)) ? null : href;
}
