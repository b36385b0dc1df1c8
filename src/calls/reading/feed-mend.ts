/** Slips of whoever wrote a feed by hand or by template, put right in its text before it is parsed. All linear in time. */

const opening = '<![CDATA[';

/** The end of an entry and then another or the end of all, in what should be one text. */
const swallowed = /<\/(?:[\w-]+:)?(item|entry)\s*>\s*(?:<!--[^>]{0,1000}-->\s*)?<(?:(?:[\w-]+:)?\1[\s>]|\/)/i;

/**
 * Ends each CDATA section that was never closed where its element ends: such a section reaches to the end of another
 * one or of the file, and whole entries are in it. A section that only speaks of sections stays as it is.
 */
function closeSections(source: string): string {
  const parts: string[] = [];
  let copied = 0;
  let end = 0;
  for (let start = source.indexOf(opening); start >= 0; ) {
    const content = start + opening.length;
    // Looked for once, not from every section again.
    if (end >= 0 && end < content) end = source.indexOf(']]>', content);
    const next = source.indexOf(opening, content);
    const inside = end < 0 || (next >= 0 && next < end) ? source.slice(content, next < 0 ? undefined : next) : '';
    const before = source.slice(Math.max(0, start - 1_200), start);
    const owner = swallowed.test(inside) ? /<([\w:-]+)[^<>]{0,1000}>\s*$/.exec(before)?.[1] : undefined;
    const close = owner ? inside.indexOf(`</${owner}`) : -1;
    if (close < 0 && end < 0) break;
    if (close >= 0) {
      parts.push(source.slice(copied, content + close), ']]>');
      copied = content + close;
    }
    start = source.indexOf(opening, close < 0 ? end : copied);
  }
  return parts.length > 0 ? parts.join('') + source.slice(copied) : source;
}

/** A comment without an end would hide all that follows; it can only be the first after the last end. */
function openComment(source: string): string {
  const start = source.indexOf('<!--', source.lastIndexOf('-->') + 1);
  return start < 0 ? source : source.slice(0, start) + source.slice(start + 4);
}

/** One half each of a character beyond the first 65,536, as some software numbers them. */
const halves = /&#(?:x(d[89ab][\da-f]{2})|(5[56]\d{3}));&#(?:x(d[c-f][\da-f]{2})|(5[67]\d{3}));/gi;

function joinHalves(written: string, highHex?: string, high?: string, lowHex?: string, low?: string): string {
  const codes = [
    highHex ? Number.parseInt(highHex, 16) : Number(high),
    lowHex ? Number.parseInt(lowHex, 16) : Number(low),
  ];
  const joined = String.fromCharCode(...codes);
  return joined.isWellFormed() ? joined : written;
}

/** The slips of one character or two that hide what follows, and what was meant. */
const slips: readonly [RegExp, string][] = [
  [/<(?:! ?)?\[ ?cdata ?\[/gi, opening],
  [/<!\[CDATA\[\s*<!\[CDATA\[/g, opening],
  // `</title<link>`: an end tag without its end.
  [/<\/([\w:-]+)\s*(?=<)/g, '</$1>'],
  // `name="2026</link>`: a value without its end, nor that of its tag.
  [/="([^"<>]{0,2000})(?=<\/?(?:[\w-]+:)?(?:title|link|guid|pubdate|description|item|entry)\b)/gi, '="$1">'],
  // `url="https://… />`: a value without its end. No value holds an angle bracket.
  [/="([^"<>]*?)(?<!\?)(?=\/?>[^"<]*<)/g, '="$1"'],
];

/** Stands for an angle bracket that begins no tag while the parser is at work: a code that no text may hold. */
const bracket = '\ufdd0';

/** A bracket before what begins no name ("I <3 Bogotá"), or before another one with no end between ("x<y</title>"). */
const loose = /<(?=[\d<=>.,;:\-"'()[\]{}&%$#@*+|~^`\\]|[^<>"'!?/][^<>"']*<)/g;

/** What was to be read in it was read before; one that does not end as it should hides the whole feed. */
const declaration = /^[^<]{0,1000}<\?xml\b[^<>]{0,1000}>?/;

/** The text as the parser should see it. */
export function mendSource(source: string): string {
  const feed = source.slice(declaration.exec(source)?.[0].length ?? 0);
  const text = slips.reduce((mended, [slip, meant]) => mended.replace(slip, meant), feed);
  return openComment(closeSections(text)).replace(halves, joinHalves).replaceAll(bracket, '').replace(loose, bracket);
}

/** What the parser gave, with the brackets that are text back in their place. */
export const unmend = (text: string): string => (text.includes(bracket) ? text.replaceAll(bracket, '<') : text);
