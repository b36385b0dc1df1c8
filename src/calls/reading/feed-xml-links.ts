/** The addresses of an entry or a feed in its tree, those likeliest to be its own page first. */
import { longestBase } from './feed-link.ts';
import { childrenOf, type Element, textOf, textsOf } from './feed-tree.ts';

/** Inherited through the tree, as XML says. */
export type Context = { base: string | null; language: string | null };

export function contextOf(element: Element, outer: Context): Context {
  // The Channel Definition Format has an attribute of its own.
  const { 'xml:base': written = element.name === 'channel' ? element.attributes.base : undefined } = element.attributes;
  const base = written && written.length <= longestBase ? written.trim() : undefined;
  return {
    // A relative base without an outer one waits for the feed's own address.
    base: base ? (URL.parse(base, outer.base ?? undefined)?.href ?? base) : outer.base,
    language: element.attributes['xml:lang']?.trim() || outer.language,
  };
}

/** Relations of a link that are not the entry's own page, but tell of it. */
const otherRelations =
  /^(?:self|edit|edit-media|enclosure|replies|next|prev|previous|first|last|via|related|preview|http:\/\/schemas\.google\.com.*)$/;
/** Those that lead elsewhere. */
const elsewhere =
  /^(?:hub|service|license|search|payment|icon|stylesheet|image|thumbnail|pingback|trackback|image_src|shortcut icon)$/;

/** A registered relation may be written as an address (RFC 4287, section 4.2.7.2). */
const registry = /^https?:\/\/www\.iana\.org\/assignments\/relation\//;

/** An address and how likely it is to be the entry's own page: 0 says so itself, 4 is better than nothing. */
type Candidate = { href: string; base: string | null; rank: number };

export function bestFirst(candidates: Candidate[]): { href: string; base: string | null }[] {
  return candidates
    .filter(({ href }) => href !== '')
    .sort((a, b) => a.rank - b.rank)
    .map(({ href, base }) => ({ href, base }));
}

const looksLikeAddress = /^\s*(?:https?:)?\/\/[^\s/]/i;

/** What the link elements of an entry or a feed say. */
export function linksOf(element: Element, outer: Context): Candidate[] {
  return ['link', 'atom:link', 'url', 'uri']
    .flatMap((name) => childrenOf(element, name))
    .flatMap((link) => {
      const { attributes } = link;
      const { base } = contextOf(link, outer);
      const relation = (attributes.rel ?? 'alternate').trim().toLowerCase().replace(registry, '');
      if (elsewhere.test(relation)) return [];
      const rank = relation === 'alternate' ? 0 : otherRelations.test(relation) ? 3 : 1;
      const notHtml = attributes.type && !/html/i.test(attributes.type) ? 0.5 : 0;
      const href = (attributes.href ?? attributes['rdf:resource'] ?? attributes.url ?? '').trim();
      // `<link/>https://…`: what writes HTML gives a link no end tag.
      const after = link.children.length === 0 ? element.children[element.children.indexOf(link) + 1] : undefined;
      const beside = typeof after === 'string' && looksLikeAddress.test(after) ? after.trim() : '';
      return [
        ...childrenOf(link, 'a').map((anchor) => ({ href: anchor.attributes.href ?? '', base, rank })),
        { href: textOf(link).trim(), base, rank },
        { href: href || beside, base, rank: rank + notHtml },
      ];
    });
}

/** What else may be an entry's address. */
export function otherAddressesOf(element: Element, { base }: Context, guid: string, permalink: string): Candidate[] {
  const about = element.attributes['rdf:about'] ?? element.attributes.about ?? '';
  // A guid is the address of the entry unless it says that it is not; a full address will do even then.
  const isAddress = looksLikeAddress.test(guid);
  const isPermalink = isAddress ? permalink !== 'false' : permalink === 'true';
  const enclosures = [...childrenOf(element, 'enclosure'), ...childrenOf(element, 'media:content')];
  return [
    // The Channel Definition Format of 1997 says in attributes what others say in elements.
    { href: element.attributes.href ?? '', base, rank: 0 },
    { href: isAddress || isPermalink ? guid : '', base, rank: isPermalink ? 2 : 2.5 },
    { href: looksLikeAddress.test(about) ? about : '', base, rank: 2 },
    ...childrenOf(element, 'atom:content').map(({ attributes }) => ({ href: attributes.src ?? '', base, rank: 3.5 })),
    ...enclosures.map(({ attributes }) => ({ href: attributes.url ?? '', base, rank: 4 })),
    ...textsOf(element, ['comments']).map((href) => ({ href: looksLikeAddress.test(href) ? href : '', base, rank: 5 })),
  ];
}
