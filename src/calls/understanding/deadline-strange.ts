/** Sees that a date is governed by words that no table knows: what they say of it is not known. Pure. */
import { grammar, sensesBetween } from './deadline-context.ts';
import type { Reading } from './deadline-reading.ts';

import { ofOtherDates, type Sense } from './deadline-senses.ts';
import { auxiliaries, carryingVerbs, fillers, futureEnding } from './deadline-words.ts';
import { type Hit, wordSet } from './words.ts';

/**
 * Whether a verb that no table knows governs the date: "the projects submitted will be shown until". What it says of
 * the date is not known. After a name of the deadline any verb but "is" does: "a week after the close, the jury will
 * hand in its minutes on".
 */
export function hasStrangeVerb(
  { text, tokens, senses }: Reading,
  left: readonly Hit<Sense>[],
  dateFrom: number,
  dateEnd: number,
): boolean {
  const preposition = left.findLast(({ value }) => value === 'until');
  const label = left.findLast(({ value }) => value === 'label');
  const end = preposition?.from ?? dateFrom;
  if (isDoneToApplications(tokens, senses, left, end)) return true;
  if (!preposition && !label) return false;
  // "Cities have until 30 April to paint their walls."
  if (
    left.some(({ value }) => value === 'allowed') &&
    hasOtherPurpose(tokens, senses, dateEnd, Math.min(dateEnd + 3, tokens.length))
  )
    return true;
  // "Doivent transmettre leur rapport avant": what is handed in by then is nothing that is applied with.
  const handing = left.findLast(({ value, to }) => value === 'apply' && to <= end);
  const applies = left.some(({ value, from }) => value === 'candidacy' && from === handing?.from);
  if (
    preposition &&
    handing &&
    !applies &&
    determiners.has(tokens[handing.to]?.key ?? '') &&
    handsInSomethingElse(tokens, senses, handing.to, end)
  )
    return true;
  const known = left.filter(({ from, value }) => from <= end && !grammar.has(value));
  const from = label ? label.to : Math.max(0, ...known.map(({ to }) => to));
  if (label && (hasOtherPurpose(tokens, senses, label.to, end) || isOfSomethingElse(tokens, senses, label.to, end)))
    return true;
  for (let at = from; at < end; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word' || auxiliaries.has(token.key)) continue;
    const says = sensesBetween(senses, at, at + 1).map(({ value }) => value);
    if (label ? says.includes('closing') || says.includes('extended') : says.length > 0) continue;
    const raw = text.slice(token.start, token.end).toLowerCase();
    if (label ? futureEnding.test(raw) : isVerb(raw, token.key, tokens[at - 1]?.key)) return true;
  }
  return false;
}

/** "Will answer applications by", "revisión de solicitudes:": what is done to them is nothing that is known. */
function isDoneToApplications(
  tokens: Reading['tokens'],
  senses: Reading['senses'],
  left: readonly Hit<Sense>[],
  end: number,
): boolean {
  const noun = left.findLast(({ value, to }) => value === 'candidacy' && to <= end);
  const isAct = left.some(({ value, from }) => value === 'act' && from === noun?.from);
  if (
    !noun ||
    isAct ||
    tokens[noun.from]?.key === 'se' ||
    tokens.slice(noun.to, end).some(({ kind, key }) => kind !== 'mark' && !fillers.has(key))
  )
    return false;
  const keyAt = (at: number) => tokens[at]?.key ?? '';
  const skip = (from: number, words: ReadonlySet<string>) => {
    let at = from;
    while (words.has(keyAt(at))) at -= 1;
    return at;
  };
  const before = skip(noun.from - 1, determiners);
  const isOf = complementing.has(keyAt(before));
  const at = isOf ? skip(before - 1, determiners) : before;
  if (
    tokens[at]?.kind !== 'word' ||
    linking.has(keyAt(at)) ||
    auxiliaries.has(keyAt(at)) ||
    carryingVerbs.test(keyAt(at))
  )
    return false;
  const known = sensesBetween(senses, at - longestKnown, at + longestKnown).filter(
    ({ from, to }) => from <= at && at < to,
  );
  const isKnown = known.some(({ value }) => !ofOtherDates.includes(value));
  return !isKnown && (isOf || at < noun.from - 1 || auxiliaries.has(keyAt(at - 1)));
}
/** Of words that say something together. */
const longestKnown = 4;
const complementing = wordSet('of de del des do da das dos a');
const linking = wordSet(
  'de del do da of for para por pour pela pelo a to and y e et ou o or en em in with con avec com que',
);

/** "The deadline to claim your award", "plazo para calificar": what is to be done by it is no applying that is known. */
function hasOtherPurpose(tokens: Reading['tokens'], senses: Reading['senses'], from: number, end: number): boolean {
  for (let at = from; at + 1 < end; at += 1) {
    const ending = infinitives[tokens[at]?.key ?? ''];
    const verb = tokens[at + 1];
    if (!ending || verb?.kind !== 'word' || !ending.test(verb.key)) continue;
    const said = sensesBetween(senses, at + 1, end).filter((hit) => hit.from === at + 1);
    if (said.some(({ value }) => value === 'candidacy')) return false;
    const carries = carryingVerbs.test(verb.key) || said.some(({ value }) => value === 'apply');
    if (!carries) return said.length === 0;
    return handsInSomethingElse(tokens, senses, Math.max(at + 2, ...said.map(({ to }) => to)), end);
  }
  return false;
}
/** "The last day of the conference", "cierre del registro de votantes": nothing in it speaks of a call or applying. */
function isOfSomethingElse(tokens: Reading['tokens'], senses: Reading['senses'], from: number, end: number): boolean {
  if (!ofWords.has(tokens[from]?.key ?? '')) return false;
  let first = from + 1;
  while (first < end && fillers.has(tokens[first]?.key ?? '')) first += 1;
  const isNamed = first < end && tokens[first]?.kind === 'word' && !stepWords.test(tokens[first]?.key ?? '');
  const said = sensesBetween(senses, first, end);
  const handing = said.find(({ value }) => claims.has(value));
  if (!handing) return isNamed;
  const isNoun = handing.value === 'apply' && ofWords.has(tokens[handing.to]?.key ?? '');
  return isNoun && handsInSomethingElse(tokens, senses, handing.to + 1, end);
}

/** "To hand in the report", "presentación de alegaciones": what is handed in by then is nothing that is applied with. */
function handsInSomethingElse(
  tokens: Reading['tokens'],
  senses: Reading['senses'],
  from: number,
  end: number,
): boolean {
  let first = from;
  while (first < end && (fillers.has(tokens[first]?.key ?? '') || possessives.has(tokens[first]?.key ?? '')))
    first += 1;
  if (first >= end || tokens[first]?.kind !== 'word') return false;
  const near = sensesBetween(senses, first, Math.min(end, first + nearObject));
  const isVerb =
    auxiliaries.has(tokens[first]?.key ?? '') ||
    copulas.has(tokens[first]?.key ?? '') ||
    near.some(({ value, from: at }) => at === first && ends.has(value));
  return !isVerb && !near.some(({ value }) => handedIn.has(value));
}
const copulas = wordSet('is are es son fue foi');
const ends: ReadonlySet<Sense> = new Set<Sense>(['closing', 'extended', 'until', 'past', 'former']);
const handedIn: ReadonlySet<Sense> = new Set<Sense>(['candidacy', 'apply', 'call', 'benefit', 'people', 'activity']);
const determiners = wordSet(
  'us nos nous el la los las un una su sus tu tus the your their its le les une leur leurs votre vos o os as um uma seu sua seus suas',
);
const possessives = wordSet('su sus tu tus seu sua seus suas leur leurs votre vos your their its our');
/** An adjective before the noun. */
const nearObject = 3;
/** A step of a call stands for the call. */
const stepWords =
  /^(?:fases?|etapas?|phase|stage|round|ronda|etape|primer|segund|first|second|premier|deuxi|esta|this|cette)/;
const ofWords = wordSet('de del of do da du des para for pour');
const claims: ReadonlySet<Sense> = new Set<Sense>([
  'candidacy',
  'apply',
  'call',
  'benefit',
  'people',
  'label',
  'closing',
  'until',
]);

const infinitives: Readonly<Record<string, RegExp>> = {
  para: /(?:[aei]r|[aei]rse)$/,
  to: /^(?!the$|a$|be$|our$|this$)\p{L}{3,}/u,
  pour: /(?:er|ir|re)$/,
};

function isVerb(raw: string, key: string, before: string | undefined): boolean {
  return !carryingVerbs.test(key) && (auxiliaries.has(before ?? '') || futureEnding.test(raw));
}
