/** What a page strikes through is no longer said. Pure. */

const longestHtml = 200_000;
/** More than these are a page about something else. */
const mostStruck = 40;

/** Takes out what the page shows struck through: `<s>`, `<del>`, `<strike>`, and ~~so~~. */
export function withoutStruck(text: string, html: string | undefined): string {
  let seen = 0;
  let kept = text.replace(/~~[^~\n]{1,200}~~/g, ' ');
  for (const match of (html ?? '')
    .slice(0, longestHtml)
    .matchAll(/<(s|del|strike)(?:\s[^<>]{0,200})?>([^<>]{1,300})<\/\1\s*>/gi)) {
    seen += 1;
    if (seen > mostStruck) break;
    const struck = (match[2] ?? '')
      .replace(/&nbsp;/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    if (!struck) continue;
    const before = (html ?? '')
      .slice(0, match.index)
      .replace(/<(s|del|strike)(?:\s[^<>]{0,200})?>[^<>]{1,300}<\/\1\s*>/gi, ' ')
      .replace(/<[^<>]{0,500}>/g, '')
      .replace(/&nbsp;/g, ' ')
      .replace(/\s+/g, ' ');
    let at = kept.indexOf(struck);
    for (let earlier = before.split(struck).length - 1; earlier > 0 && at >= 0; earlier -= 1) {
      const next = kept.indexOf(struck, at + 1);
      if (next < 0) break;
      at = next;
    }
    if (at >= 0) kept = `${kept.slice(0, at)} ${kept.slice(at + struck.length)}`;
  }
  return kept;
}
