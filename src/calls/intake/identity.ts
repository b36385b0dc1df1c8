/** Whether two calls are one: by address, title, funder, close, and what they name. Pure. */

import { dayMs } from '../../time.ts';
import { fold } from '../understanding/words.ts';

/** What two calls are compared by. */
export type Subject = {
  titleKey: string;
  serial: string;
  years: readonly string[];
  /** Of every source. */
  addresses: readonly string[];
  deadlineAt: Date | null;
  funder: string | null;
  language: string | null;
  /** Title and text, for what is named there. */
  text: string;
};

export type Verdict = { verdict: 'same' | 'doubtful' | 'different'; shared: string[] };

/** Two sources of one close may print it in zones a day apart, or one of them without its time. */
const sameDay = 1.5;
/** The longest that a deadline was seen to move by an extension; a later one is the next edition's. */
const longestExtension = 60;
const nextEdition = 200;
/** Likeness of titles (pg_trgm's similarity of the telling words). */
export const alikeFrom = 0.45;
const [loose, close, nearlyEqual] = [0.35, 0.6, 0.8];

/** Written in capitals in any text about funding: they tell nothing. */
const commonNames = new Set(
  fold(
    `USD EUR COP GBP ONG ONGS NGO NGOS ONU UN UE EU PDF FAQ OSC CSO TIC ICT Bogotá Colombia America Latina Latin Caribe Caribbean Europa Europe
    European Internacional International January February March April June July August September October November December`,
  ).split(/\s+/),
);

/** Amounts, acronyms and names: what a translation leaves as it is. */
export function namedIn(text: string): Set<string> {
  const names = new Set<string>();
  for (const [number] of text.matchAll(/\b\d{1,3}(?:[.,\s\u00a0]\d{3})+\b|\b\d{4,}\b/g)) {
    const digits = number.replace(/\D/g, '');
    if (!/^(?:19|20)\d\d$/.test(digits)) names.add(digits);
  }
  for (const [word] of text.matchAll(/\b\p{Lu}[\p{L}\p{N}]{2,}/gu)) {
    const name = fold(word);
    if (!commonNames.has(name) && (name.length > 3 || word === word.toUpperCase())) names.add(name);
  }
  return names;
}

function sharedBy(a: Subject, b: Subject): string[] {
  const funders = new Set(fold(`${a.funder ?? ''} ${b.funder ?? ''}`).match(/[\p{L}\p{N}]+/gu) ?? []);
  const mine = namedIn(a.text);
  return [...namedIn(b.text)].filter((name) => mine.has(name) && !funders.has(name)).slice(0, 8);
}

const disjoint = (a: readonly string[], b: readonly string[]) =>
  a.length > 0 && b.length > 0 && !a.some((year) => b.includes(year));

/** Words that a title needs to tell one call from all others; "Becas" does not. */
const tellingWords = 3;

/** A title that another source cut short, or put its own name to, is contained in the longer one. */
function compareTitles(older: Subject, newer: Subject, alike: number) {
  const [short, long] = [older.titleKey, newer.titleKey].sort((a, b) => a.length - b.length) as [string, string];
  const words = short.split(' ').length;
  const contained = words > tellingWords && ` ${long} `.includes(` ${short} `);
  const tells = words >= tellingWords && older.serial === newer.serial;
  return { tells, equal: tells && alike >= 0.99, alike: contained ? Math.max(alike, nearlyEqual) : alike };
}

/** Said by a source that tells of an extension. */
const extension = /prorrog|ampli(?:a|o|ada|ado|acion)\b|extend|extension|nueva fecha|new deadline|aplaza/;

/**
 * Whether the newer call is the older one. `alike`: likeness of their titles, 0 to 1. `listedTogether`: one feed lists
 * both, so it holds them to be two, and only what is word for word the same is taken for one.
 */
export function compareCalls(
  older: Subject,
  newer: Subject,
  { alike, listedTogether }: { alike: number; listedTogether: boolean },
): Verdict {
  const gap =
    older.deadlineAt && newer.deadlineAt
      ? Math.abs(older.deadlineAt.getTime() - newer.deadlineAt.getTime()) / dayMs
      : null;
  const closesTogether = gap !== null && gap <= sameDay;
  const funders = [older.funder, newer.funder].map((funder) => (funder ? fold(funder) : null));
  const sameFunder = funders[0] !== null && funders[0] === funders[1];
  const otherYear = disjoint(older.years, newer.years);
  const verdictOf = (verdict: Verdict['verdict']): Verdict => ({ verdict, shared: [] });

  if (older.serial !== '' && newer.serial !== '' && older.serial !== newer.serial) return verdictOf('different');
  if (gap !== null && gap > nextEdition) return verdictOf('different');
  if (otherYear) return verdictOf(closesTogether && alike >= close ? 'doubtful' : 'different');

  if (newer.addresses.some((address) => older.addresses.includes(address))) {
    // A page that lists many calls is the address of all of them.
    if (listedTogether) return verdictOf(alike >= close ? 'same' : 'different');
    if (alike >= loose || closesTogether) return verdictOf('same');
    return verdictOf(gap === null || gap <= longestExtension ? 'doubtful' : 'different');
  }

  const title = compareTitles(older, newer, alike);
  if (listedTogether) {
    if (title.equal && closesTogether) return verdictOf('same');
  } else {
    if (title.equal && gap === null) return verdictOf(sameFunder || !funders[0] || !funders[1] ? 'same' : 'doubtful');
    if (title.equal && gap !== null && gap <= 3) return verdictOf('same');
    if (title.equal && gap !== null && gap <= longestExtension)
      return verdictOf(extension.test(fold(newer.text)) ? 'same' : 'doubtful');
    if (closesTogether && title.tells && title.alike >= (sameFunder ? close : nearlyEqual)) return verdictOf('same');
    if (closesTogether && title.alike >= alikeFrom) return verdictOf('doubtful');
    if (title.tells && title.alike >= nearlyEqual && (gap === null || gap <= longestExtension))
      return verdictOf('doubtful');
    if (title.tells && title.alike >= close && gap !== null && gap <= 7) return verdictOf('doubtful');
  }

  // A translation: another language, the same close, and what a translation leaves as it is.
  const translated = older.language !== null && newer.language !== null && older.language !== newer.language;
  if (!translated || !closesTogether) return verdictOf('different');
  const shared = sharedBy(older, newer);
  return { verdict: shared.length >= (sameFunder ? 1 : 2) ? 'doubtful' : 'different', shared };
}
