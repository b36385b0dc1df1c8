/** HTML to plain text in linear time, and the feeds that a page of HTML offers. */
import { decodeHTMLAttribute } from 'entities';
import { Parser } from 'htmlparser2';
import { createGatherer } from './feed-gather.ts';

/** Elements that end a line, and those whose content nobody reads. */
const blocks = new Set(
  'address article aside blockquote br dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
);
const silent = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg', 'head']);

/** Beyond this depth the markup is not HTML that anyone wrote; tags are then dropped without being understood. */
const deepest = 2_000;
class TooDeepError extends Error {}

/**
 * The text of a piece of HTML: entities decoded once, blocks on lines of their own, table cells apart, runs of space
 * made one; what a browser would not show is left out. Linear in the length of the input.
 */
export function htmlToText(html: string): string {
  if (!/[<&]/.test(html)) return tidy(html);
  const text = createGatherer();
  let hidden = 0;
  let depth = 0;
  const parser = new Parser(
    {
      onopentagname(name) {
        depth += 1;
        if (depth > deepest) throw new TooDeepError();
        if (silent.has(name)) hidden += 1;
        if (blocks.has(name)) text.add('\n');
        else if (name === 'td' || name === 'th') text.add(' ');
      },
      onclosetag(name) {
        depth -= 1;
        if (silent.has(name)) hidden = Math.max(0, hidden - 1);
        if (blocks.has(name)) text.add('\n');
      },
      ontext(data) {
        if (hidden === 0) text.add(oneSpaced(data));
      },
    },
    { decodeEntities: true },
  );
  try {
    parser.end(keepUnknown(html));
  } catch (error) {
    if (!(error instanceof TooDeepError)) throw error;
    return tidy(decodeHTMLAttribute(html.replace(/<[^<>]{0,2000}>/g, ' ')));
  }
  return tidy(text.take());
}

/** `&notanentity;` stays as it is: the few names that need no semicolon end where the letters and digits end. */
function keepUnknown(html: string): string {
  return html.replace(/&[a-z][a-z\d]{1,40};?/gi, (written) =>
    decodeHTMLAttribute(written) === written ? `&amp;${written.slice(1)}` : written,
  );
}

/** Runs of white space made one space. Spaces that stand alone are left be: each replacement costs memory. */
function oneSpaced(text: string): string {
  return text.replace(/[^\S ]+/g, ' ').replace(/ {2,}/g, ' ');
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => oneSpaced(line).trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Tags that writers put in titles; anything else between angle brackets is taken for text ("I <3 Bogotá"). */
const inline =
  /<\/?(?:a|abbr|acronym|b|big|br|cite|code|del|div|em|font|h[1-6]|i|img|ins|kbd|mark|p|q|s|small|span|strike|strong|sub|sup|tt|u|wbr)(?:\s[^<>]{0,2000})?\/?>/gi;

/** Characters, markup included; more is no title. */
const longestTitle = 20_000;

/**
 * A title as one line of text. `markup` says whether the feed declares it as HTML (Atom type="html"), as plain text
 * (Atom type="text": nothing in it is decoded again), or does not say (RSS, where both are common).
 */
export function titleText(written: string, markup: 'html' | 'text' | 'unsaid'): string {
  const raw = written.slice(0, longestTitle);
  if (markup === 'text') return oneLine(raw);
  // A title that has a script in it is markup, whatever it is said to be.
  const isHtml = markup === 'html' ? raw.includes('<') : /<(?:script|style)[\s>]/i.test(raw);
  if (isHtml) return oneLine(htmlToText(raw));
  const text = raw.replace(inline, (tag) => (/^<\/?(?:br|div|p|h[1-6])/i.test(tag) ? ' ' : ''));
  return oneLine(decodeHTMLAttribute(text));
}

/** Control characters that stand for the windows-1252 character of that number: `&#150;` is meant as a dash. */
const western = new TextDecoder('windows-1252');

function oneLine(text: string): string {
  return text
    .replace(/[\u0080-\u009f]/g, (control) => western.decode(Uint8Array.of(control.charCodeAt(0))))
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^<!\[CDATA\[|\]\]> ?$/g, '')
    .trim();
}

const feedTypes = /^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)$|^application\/json$|^(?:text|application)\/xml$/i;

/** The addresses of the feeds that a page offers in `<link rel="alternate">`, absolute, each once, at most 10. */
export function alternateFeeds(html: string, pageUrl: string): string[] {
  let base = pageUrl;
  const found = new Set<string>();
  const parser = new Parser({
    onopentag(name, attributes) {
      const { href } = attributes;
      if (name === 'base' && href) base = URL.parse(href, pageUrl)?.href ?? base;
      if (name !== 'link' || !href || !/\balternate\b/i.test(attributes.rel ?? '')) return;
      if (!feedTypes.test((attributes.type ?? '').split(';')[0]?.trim() ?? '')) return;
      const url = URL.parse(href, base);
      if (url && /^https?:$/.test(url.protocol) && found.size < 10) found.add(url.href);
    },
  });
  // The links stand in the head; a megabyte of page is more than any head.
  parser.end(html.slice(0, 1_000_000));
  return [...found];
}
