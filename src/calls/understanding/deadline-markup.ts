/** What the markup says beyond its words: what is struck through, and where the cells of a table end. Pure. */
import { htmlToText } from '../reading/feed-html.ts';

const longestHtml = 300_000;
const struckElements = /<(s|del|strike)(?:\s[^<>]{0,200})?>[^<>]{0,300}<\/\1\s*>/gi;
const cells = /<(?:td|th)(?=[\s>])/gi;
const saysMore = /<(?:s|del|strike|td|th)[\s>]/i;
/** The same, in plain text: ~~31 May~~. */
const struckText = /~~[^~\n]{1,200}~~/g;

/**
 * The text with what is struck through left out and cells parted by "|". The text is taken from the markup only when
 * that says more than the text does.
 */
export function textOfMarkup(text: string, html: string | undefined): string {
  const plain = text.replace(struckText, ' ');
  if (!html || !saysMore.test(html)) return plain;
  const marked = html.slice(0, longestHtml).replace(struckElements, ' ').replace(cells, ' | $&');
  return htmlToText(marked).replace(struckText, ' ');
}
