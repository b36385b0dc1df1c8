/** Any text that means to be XML, as a tree: nothing is rejected, prefixes are made canonical, size is bounded. */
import { Parser } from 'htmlparser2';
import { replaceEntities } from './feed-entities.ts';
import { createGatherer } from './feed-gather.ts';
import { mendSource, unmend } from './feed-mend.ts';

export type Element = {
  /** `prefix:local` in lower case; the prefix is the one in `namespaces`, or none for RSS and unknown defaults. */
  name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
};

/**
 * More than any real feed; what goes beyond is refused before it costs memory. `unclosed` counts the elements that the
 * parser still waits to see closed, those that we gave up on included: its time grows with their square.
 */
const limits = { depth: 1_500, unclosed: 20_000, elements: 300_000, attributes: 1_000 };

export class TooComplexError extends Error {
  override name = 'TooComplexError';
}

/** The prefix we use for each namespace, whatever prefix the feed chose. */
const namespaces: readonly [pattern: RegExp, prefix: string][] = [
  [/^https?:\/\/www\.w3\.org\/2005\/atom\/?$|^http:\/\/purl\.org\/atom\/ns#|^http:\/\/purl\.org\/net\/atom/i, 'atom'],
  [/^https?:\/\/purl\.org\/dc\/elements\/1\.[01]\/?/i, 'dc'],
  [/^https?:\/\/purl\.org\/dc\/terms\/?/i, 'dcterms'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content\/?/i, 'content'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/syndication\/?/i, 'sy'],
  [
    /^https?:\/\/(purl\.org\/rss\/1\.0|my\.netscape\.com\/rdf\/simple\/0\.9|channel\.netscape\.com\/rdf\/simple\/0\.9)\/?$/i,
    '',
  ],
  [/^https?:\/\/(backend\.userland\.com|blogs\.law\.harvard\.edu|cyber\.law\.harvard\.edu)\//i, ''],
  [/^https?:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#?/i, 'rdf'],
  [/^https?:\/\/search\.yahoo\.com\/mrss/i, 'media'],
  [/^https?:\/\/www\.itunes\.com\/dtds\/podcast-1\.0\.dtd/i, 'itunes'],
  [/^https?:\/\/rssnamespace\.org\/feedburner\/ext\/1\.0/i, 'feedburner'],
  [/^https?:\/\/www\.w3\.org\/1999\/xhtml/i, 'xhtml'],
];

function prefixOf(uri: string): string | undefined {
  return namespaces.find(([pattern]) => pattern.test(uri.trim()))?.[1];
}

/** What a prefix means when it is not declared, or declared as something that nobody knows. */
const usual = new Map(Object.entries({ html: 'xhtml', a10: 'atom', dcterm: 'dcterms', rss: '', rss1: '' }));

type Scope = Map<string, string>;

function canonicalName(name: string, scope: Scope): string {
  const colon = name.indexOf(':');
  const written = colon < 0 ? '' : name.slice(0, colon);
  const local = name.slice(colon + 1);
  const prefix = scope.get(written) ?? usual.get(written) ?? written;
  return prefix === '' ? local : `${prefix}:${local}`;
}

function scopeOf(attributes: Record<string, string>, outer: Scope): Scope {
  let scope = outer;
  for (const [name, uri] of Object.entries(attributes)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    const written = name.slice(6);
    // An unknown default namespace means nothing to us: its elements keep their bare names.
    const prefix = prefixOf(uri) ?? usual.get(written) ?? written;
    if (scope.get(written) === prefix) continue;
    if (scope === outer) scope = new Map(outer);
    scope.set(written, prefix);
  }
  return scope;
}

/** The namespaces in which the elements that hold a feed together are what they seem. */
const frames = new Map([
  ['rss', ['']],
  ['rdf', ['rdf', '']],
  ['feed', ['atom', '']],
  ['channel', ['']],
  ['item', ['']],
]);

/**
 * The scope of an element that holds the feed together but is declared in a namespace of something else: a module's, by
 * mistake, or one that nobody knows. Its prefix, or having none, then means nothing in it. Inside of such an element,
 * given by `around`, one with a prefix is part of an extension.
 */
function frameScope(name: string, scope: Scope, around: readonly { element: Element }[]): Scope {
  const colon = name.indexOf(':');
  const written = colon < 0 ? '' : name.slice(0, colon);
  const meant = frames.get(name.slice(colon + 1));
  if (!meant || meant.includes(scope.get(written) ?? usual.get(written) ?? written)) return scope;
  if (written !== '' && around.some(({ element }) => frames.has(element.name.replace('rdf:', '')))) return scope;
  return new Map(scope).set(written, '');
}

const noAttributes: Record<string, string> = {};

function mended(attributes: Record<string, string>): Record<string, string> {
  const names = Object.keys(attributes);
  if (names.length === 0) return noAttributes;
  for (const name of names) attributes[name] = unmend(attributes[name] ?? '');
  return attributes;
}

/** What starts an entry. */
const entryNames = new Set(['item', 'atom:entry', 'entry']);

/** What stands directly in an entry and holds text only; where one of them opens within another, that was not closed. */
const leafNames = new Set(
  ['', 'atom:']
    .flatMap((prefix) => ['title', 'link', 'id', 'published', 'updated'].map((name) => prefix + name))
    .concat(['guid', 'pubdate', 'dc:date', 'comments', 'dc:creator']),
);
const partNames = new Set([
  ...leafNames,
  'description',
  'content:encoded',
  'atom:summary',
  'atom:content',
  'atom:author',
]);

/** What holds no part of an entry, only a text or parts of its own: where a part opens in it, it was not closed. */
const modules = /^(?:itunes|media|dc|dcterms|slash|wfw|georss):/;

/** What holds text, or parts of its own instead of it (a name, an address): not closed where a part opens after text. */
const textNames = new Set([
  'author',
  'category',
  'generator',
  'source',
  'atom:author',
  'atom:category',
  'atom:generator',
]);

const isText = ({ children }: Element) =>
  children.every((child) => typeof child === 'string') && children.join('').trim() !== '';

/** Whether a part of an entry opens where none can be, so that the element around it was never closed. */
const isUnclosed = (around: Element, part: string) =>
  partNames.has(part) &&
  (leafNames.has(around.name) || modules.test(around.name) || (textNames.has(around.name) && isText(around)));

/** What an entry says of itself, and no text of it; where one opens within the text, that was not closed. */
const metadata = new Set(['guid', 'pubdate', 'dc:date']);
const htmlNames = new Set(['description', 'content:encoded']);

/** Characters that XML forbids, which other software leaves in. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * The tree of a feed; the root holds whatever stands at the top, several roots and stray text included.
 * Unclosed elements end where an outer one does; of a DOCTYPE only short plain texts are used, so no entity ever grows.
 * Throws TooComplexError for what is deeper or larger than any real feed.
 */
export function parseTree(source: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open: { element: Element; scope: Scope; written: string }[] = [
    { element: root, scope: new Map(), written: '' },
  ];
  const text = createGatherer();
  let elements = 0;
  let attributesHere = 0;
  let unclosed = 0;
  const top = () => open[open.length - 1] ?? { element: root, scope: new Map(), written: '' };

  function flush(): void {
    const said = unmend(text.take());
    if (said !== '') top().element.children.push(said);
  }

  /** An entry within another that holds something: the other was never closed. An empty one changes nothing. */
  function leaveUnclosedEntry(): void {
    const inner = top();
    if (!entryNames.has(inner.element.name)) return;
    const outer = open.findIndex((level) => level.element.name === inner.element.name);
    const [parent, around] = [open.at(-2), open[outer - 1]];
    if (open[outer] === inner || !parent || !around) return;
    parent.element.children.splice(parent.element.children.lastIndexOf(inner.element), 1);
    around.element.children.push(inner.element);
    open.splice(outer, open.length - outer, inner);
  }

  /** A misspelt or forgotten end tag would swallow the rest of the entry. */
  function leaveUnclosedPart(name: string, attributes: Record<string, string>): void {
    while (isUnclosed(top().element, name)) open.pop();
    // A link of HTML has attributes.
    if (!metadata.has(name) && (name !== 'link' || Object.keys(attributes).length > 0)) return;
    const entry = open.findLastIndex(({ element }) => entryNames.has(element.name));
    const around = open[entry + 1];
    if (entry > 0 && around && htmlNames.has(around.element.name)) open.length = entry + 1;
  }

  const parser = new Parser(
    {
      onattribute() {
        attributesHere += 1;
        if (attributesHere > limits.attributes) throw new TooComplexError('more attributes than any feed has');
      },
      onopentag(written, attributes) {
        flush();
        attributesHere = 0;
        elements += 1;
        if (elements > limits.elements) throw new TooComplexError('more elements than any feed has');
        unclosed += 1;
        if (open.length > limits.depth || unclosed > limits.unclosed)
          throw new TooComplexError('nested deeper than any feed is');
        const scope = frameScope(written, scopeOf(attributes, top().scope), open);
        leaveUnclosedPart(canonicalName(written, scope), attributes);
        const own = mended(attributes);
        const element: Element = { name: canonicalName(written, scope), attributes: own, children: [] };
        leaveUnclosedEntry();
        top().element.children.push(element);
        open.push({ element, scope, written });
      },
      onclosetag(written) {
        flush();
        unclosed -= 1;
        // A list that was grown keeps room for sixteen more; most elements hold one thing.
        const { element } = top();
        element.children = element.children.slice();
        const level = open.findLastIndex((candidate) => candidate.written === written);
        // Entries that were cut short above are already gone from our own stack.
        if (level > 0) open.length = level;
      },
      ontext: (data) => text.add(data),
    },
    { xmlMode: true, decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(mendSource(replaceEntities(source.replace(forbidden, ''))));
  flush();
  return root;
}

/** The child elements of that name, in order. */
export function childrenOf(element: Element, name: string): Element[] {
  return element.children.filter((child): child is Element => typeof child !== 'string' && child.name === name);
}

/** Every element of one of those names, at any depth, in order; what is inside one of them is not looked into. */
export function findAll(element: Element, names: ReadonlySet<string>): Element[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return names.has(child.name) ? [child] : findAll(child, names);
  });
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] ?? '');

function write(node: Element | string, parts: string[]): void {
  if (typeof node === 'string') {
    parts.push(escapeXml(node));
    return;
  }
  const name = node.name.startsWith('xhtml:') ? node.name.slice(6) : node.name;
  const attributes = Object.entries(node.attributes)
    .filter(([attribute]) => !attribute.startsWith('xmlns'))
    .map(([attribute, value]) => ` ${attribute}="${escapeXml(value)}"`);
  parts.push(`<${name}${attributes.join('')}>`);
  for (const child of node.children) write(child, parts);
  parts.push(`</${name}>`);
}

/** The characters of an element, its children's included. */
export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** What an element holds, as HTML: its text as it stands when it has only text, else its markup written out. */
export function htmlOf(element: Element): string {
  if (element.children.every((child) => typeof child === 'string')) return element.children.join('');
  const parts: string[] = [];
  for (const child of element.children) write(child, parts);
  return parts.join('');
}

/** All texts of those names, in the order of the names. */
export function textsOf(element: Element, candidates: readonly string[]): string[] {
  return candidates
    .flatMap((name) => childrenOf(element, name))
    .map((child) => textOf(child).trim())
    .filter((text) => text !== '');
}
