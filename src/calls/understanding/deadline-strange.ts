/** Sees that a date is governed by words that no table knows: what they say of it is not known. Pure. */
import { grammar, sensesBetween } from './deadline-context.ts';
import { has } from './deadline-governing.ts';
import type { Reading } from './deadline-reading.ts';
import { ofOtherDates, type Sense } from './deadline-senses.ts';
import { auxiliaries, carryingVerbs, fillers, futureEnding } from './deadline-words.ts';
import { type Hit, wordSet } from './words.ts';

type Hits = readonly Hit<Sense>[];
const keyAt = ({ tokens }: Reading, at: number) => tokens[at]?.key ?? '';

/** Whether a verb, an object or a noun that no table knows governs the date: what it says of the date is not known. */
export function isStrange(reading: Reading, left: Hits, dateFrom: number, dateEnd: number): boolean {
  const preposition = left.findLast(({ value }) => value === 'until');
  const label = left.findLast(({ value }) => value === 'label');
  const end = preposition?.from ?? dateFrom;
  const handing = left.findLast(({ value, to }) => value === 'apply' && to <= end);
  const applies = left.some(({ value, from }) => value === 'candidacy' && from === handing?.from);
  if (isDoneToApplications(reading, left, end)) return true;
  // "The deadline to claim your award", "the last day of the conference".
  if (label && (hasOtherPurpose(reading, label.to, end) || isOfSomethingElse(reading, label.to, end))) return true;
  // "Cities have until 30 April to paint their walls."
  if (preposition && has(left, 'allowed') && hasOtherPurpose(reading, dateEnd, dateEnd + 3)) return true;
  // "Doivent transmettre leur rapport avant".
  const hasObject = preposition && handing && !applies && determiners.has(keyAt(reading, handing.to));
  if (hasObject && handsInSomethingElse(reading, handing.to, end)) return true;
  return label || preposition ? hasUnknownVerb(reading, left, label, end) : false;
}

/**
 * "The projects submitted will be shown until". After a name of the deadline any verb in the future: "a week after the
 * close, the jury will hand in its minutes on".
 */
function hasUnknownVerb(
  { text, tokens, senses }: Reading,
  left: Hits,
  label: Hit<Sense> | undefined,
  end: number,
): boolean {
  const known = left.filter(({ from, value }) => from <= end && !grammar.has(value));
  for (let at = label ? label.to : Math.max(0, ...known.map(({ to }) => to)); at < end; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word' || auxiliaries.has(token.key)) continue;
    const said = sensesBetween(senses, at, at + 1);
    if (label ? has(said, 'closing', 'extended') : said.length > 0) continue;
    const isFuture = futureEnding.test(text.slice(token.start, token.end).toLowerCase());
    const isGoverned = !label && auxiliaries.has(tokens[at - 1]?.key ?? '');
    if ((isFuture || isGoverned) && (label || !carryingVerbs.test(token.key))) return true;
  }
  return false;
}

/** "Will answer applications by", "revisión de solicitudes:": what is done to them is nothing that is known. */
function isDoneToApplications(reading: Reading, left: Hits, end: number): boolean {
  const { tokens, senses } = reading;
  const noun = left.findLast(({ value, to }) => value === 'candidacy' && to <= end);
  const isAct = left.some(({ value, from }) => value === 'act' && from === noun?.from);
  if (!noun || isAct || keyAt(reading, noun.from) === 'se') return false;
  if (tokens.slice(noun.to, end).some(({ kind, key }) => kind !== 'mark' && !fillers.has(key))) return false;
  const skip = (from: number) => {
    let at = from;
    while (determiners.has(keyAt(reading, at))) at -= 1;
    return at;
  };
  const before = skip(noun.from - 1);
  const isOf = complementing.has(keyAt(reading, before));
  const at = isOf ? skip(before - 1) : before;
  const key = keyAt(reading, at);
  if (tokens[at]?.kind !== 'word' || linking.has(key) || auxiliaries.has(key) || carryingVerbs.test(key)) return false;
  // "Recepción virtual de", "enviar aquí su": the word before an adjective or an adverb may be the one that says it.
  const around = sensesBetween(senses, at - longestKnown, at + longestKnown);
  const isKnown = around.some(
    ({ value, from, to }) =>
      (from <= at && at < to && !ofOtherDates.includes(value)) || (from < at && at <= to && claims.has(value)),
  );
  return !isKnown && !stepWords.test(key) && (isOf || at < noun.from - 1 || auxiliaries.has(keyAt(reading, at - 1)));
}
/** Of words that say something together. */
const longestKnown = 4;
const complementing = wordSet('of de del des do da das dos a');
const linking = wordSet('for para por pour pela pelo to and y e et ou o or en em in with con avec com que');

/** "To claim your award", "para calificar": what is to be done by then is no applying that is known. */
function hasOtherPurpose(reading: Reading, from: number, end: number): boolean {
  for (let at = from; at + 1 < end; at += 1) {
    const verb = keyAt(reading, at + 1);
    if (!infinitives[keyAt(reading, at)]?.test(verb)) continue;
    const said = sensesBetween(reading.senses, at + 1, end).filter((hit) => hit.from === at + 1);
    if (has(said, 'candidacy')) return false;
    const rest = sensesBetween(reading.senses, at + 2, end);
    if (performing.test(verb) && has(rest, 'activity') && !has(rest, 'candidacy', 'apply')) return true;
    if (!carryingVerbs.test(verb) && !has(said, 'apply')) return said.length === 0;
    return handsInSomethingElse(reading, Math.max(at + 2, ...said.map(({ to }) => to)), end);
  }
  return false;
}

/** "Of the conference", "del registro de votantes": nothing in it speaks of a call or applying. */
function isOfSomethingElse(reading: Reading, from: number, end: number): boolean {
  if (!ofWords.has(keyAt(reading, from))) return false;
  let first = from + 1;
  while (first < end && fillers.has(keyAt(reading, first))) first += 1;
  const handing = sensesBetween(reading.senses, first, end).find(({ value }) => claims.has(value));
  if (!handing) return first < end && reading.tokens[first]?.kind === 'word' && !stepWords.test(keyAt(reading, first));
  const isNoun = handing.value === 'apply' && ofWords.has(keyAt(reading, handing.to));
  return isNoun && handsInSomethingElse(reading, handing.to + 1, end);
}

/** "Hand in the report", "presentación de alegaciones": what is handed in is nothing that is applied with. */
function handsInSomethingElse(reading: Reading, from: number, end: number): boolean {
  let first = from;
  while (first < end && (fillers.has(keyAt(reading, first)) || determiners.has(keyAt(reading, first)))) first += 1;
  const key = keyAt(reading, first);
  if (first >= end || reading.tokens[first]?.kind !== 'word' || auxiliaries.has(key) || copulas.has(key)) return false;
  const near = sensesBetween(reading.senses, first, Math.min(end, first + nearObject));
  return !near.some(({ value, from: at }) => handedIn.has(value) || (at === first && ends.has(value)));
}
const copulas = wordSet('is are es son fue foi');
const ends: ReadonlySet<Sense> = new Set<Sense>(['closing', 'extended', 'until', 'past', 'former']);
const ofTheCall: readonly Sense[] = ['candidacy', 'apply', 'call', 'benefit', 'people'];
const handedIn: ReadonlySet<Sense> = new Set<Sense>([...ofTheCall, 'activity']);
const determiners = wordSet(`
  us nos nous el la los las un una su sus tu tus the your their its our le les une leur leurs votre vos o os as um uma seu
  sua seus suas`);
/** An adjective before the noun. */
const nearObject = 3;
/** A step of a call stands for the call. */
const stepWords =
  /^(?:proces|fases?|etapas?|phase|stage|round|ronda|etape|primer|segund|first|second|premier|deuxi|esta|this|cette)/;
const ofWords = wordSet('de del of do da du des para for pour');
const claims: ReadonlySet<Sense> = new Set<Sense>([...ofTheCall, 'label', 'closing', 'until']);

/** What is done to a project or a stay, once it is granted. */
const performing = /^(?:complet|realiz|realis|make|do$|carry)/;
const infinitives: Readonly<Record<string, RegExp>> = {
  para: /(?:[aei]r|[aei]rse)$/,
  to: /^(?!the$|a$|be$|our$|this$)\p{L}{3,}/u,
  pour: /(?:er|ir|re)$/,
};
