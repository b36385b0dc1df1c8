/** Decides from the words around a date whether it is the day applications close, and how sure that is. Pure. */
import { doubtful } from './deadline-certainty.ts';
import { grammar } from './deadline-context.ts';
import { appliesLast, has, isSuperseded, isTurned } from './deadline-governing.ts';
import { namesOfDates, ofOtherDates, type Sense } from './deadline-senses.ts';
import { closesEvent } from './deadline-subject.ts';
import type { Hit } from './words.ts';

export type Role = 'until' | 'start' | 'after' | 'each' | null;

/** The surroundings of one date (or period). `left` and `right` end at the neighbouring date or the sentence. */
export type Surroundings = {
  left: readonly Hit<Sense>[];
  right: readonly Hit<Sense>[];
  sentence: ReadonlySet<Sense>;
  heading: readonly Hit<Sense>[];
  /** The sentence before. */
  before: ReadonlySet<Sense>;
  title: ReadonlySet<Sense>;
  /** The preposition directly before the date. */
  role: Role;
  isRange: boolean;
  /** What the sentence speaks of first. */
  subject: Sense | null;
  /** In a table, it starts and ends on that day. */
  isOneDay: boolean;
  /** The date before it is the one that no longer holds: "instead of 12 June, it will be 26 June". */
  replaces: boolean;
  /** The text around speaks of a call or of applying. */
  isOfCall: boolean;
  /** Its clause or its heading speaks of applying. */
  isVouched: boolean;
  /** A verb that no table knows governs the date. */
  isStrange: boolean;
  /** Hardly more than dates, times and prepositions: a line of a table or under a heading. */
  isFragment: boolean;
  /** Nothing more than them. */
  isBare: boolean;
  /** A row of dates of which the first was named. */
  joinsPrevious: boolean;
  /** A fragment that is all the source says. */
  isAll: boolean;
  /** "Proposals: 15 March". */
  hasColon: boolean;
  hasTime: boolean;
  /** "Cities that apply by then …": something is said of them, and not of the call. */
  isRelative: boolean;
  /** A comma before it, and nothing after it. */
  isLast: boolean;
  /** The token after its last. */
  dateTo: number;
  /** An activity, and not the call, is what starts or ends then: "the projects will end on". */
  isOfActivity: boolean;
  /** It is told of an edition before this one. */
  isBygone: boolean;
};

/**
 * `rank` orders kinds of evidence: 3 said outright, 2 likely, 1 a date that stands alone, 0 nothing that is known.
 * `former`: the words let another date have replaced it, if the text gives one; `doubted`: a coordinator confirms it.
 */
export type Evidence = Verdict & { former: boolean; doubted: boolean; step: Step };
type Verdict = { confidence: number; rank: 0 | 1 | 2 | 3; extended: boolean };

/** What is handed in by then: the application, a step before it (that may be left out), or what is not known. */
type Step = 'submission' | 'preliminary' | 'optional' | null;

/** The most that a reading governed by what no table knows is worth. */
const strange = 0.65;

const ofTheCall: Sense[] = ['label', 'closing', 'apply', 'call'];
const othersDates: ReadonlySet<Sense> = new Set<Sense>(['event', 'gathering', 'session', 'term']);
/** What another date is called, and the verb that makes it one of applying: "those selected may apply until". */
const others: readonly [named: Sense, verb: Sense][] = [
  ['other', 'act'],
  ['session', 'act'],
  ['work', 'apply'],
  ['condition', 'apply'],
];

/** Null when the date is something else; rank 0 when it is the end of what nothing tells. */
export function judge(around: Surroundings): Evidence | null {
  if (around.isBygone || around.isOfActivity) return null;
  const verdict = weigh(around);
  if (!verdict) return around.role === 'until' && !isElsewhere(around) ? unread : null;
  const { said, next } = saidOf(around);
  // What was so may be so no longer.
  const former = has(around.left, 'former');
  const isUnknown = around.isStrange || !around.isOfCall;
  const most = isUnknown ? strange : former && !verdict.extended ? doubtful : 1;
  return {
    confidence: Math.min(verdict.confidence, most),
    rank: isUnknown && verdict.rank === 3 ? 2 : verdict.rank,
    extended: verdict.extended,
    former,
    doubted: !around.isVouched || has([...said, ...next], 'tentative'),
    step: stepOf(around),
  };
}

const unread: Evidence = { confidence: 0, rank: 0, extended: false, former: false, doubted: false, step: null };
const elsewhere: Sense[] = [...ofOtherDates, 'start', 'gathering', 'activity', 'superseded', 'shut', 'condition'];
const isElsewhere = ({ left, right, heading }: Surroundings) => has([...left, ...heading, ...right], ...elsewhere);

/** What the heading and the clause of a date say, and what stands right after it: "11 May 2026 (optional)". */
const saidOf = ({ left, right, heading, dateTo }: Surroundings) => ({
  said: [...heading, ...left],
  next: right.filter(({ from }) => from - dateTo <= besideDate),
});
/** A bracket. */
const besideDate = 1;

function stepOf(around: Surroundings): Step {
  const { said, next } = saidOf(around);
  if (has([...said, ...next], 'optional') || has(next, 'tentative')) return 'optional';
  if (around.isRelative) return 'preliminary';
  const signups = new Set(said.flatMap(({ value, from }) => (value === 'signup' ? from : [])));
  if (said.some(({ value, from }) => value === 'candidacy' && !signups.has(from))) return 'submission';
  if (signups.size > 0) return 'preliminary';
  return has(said, 'label') ? 'submission' : null;
}

/** The first guard that holds decides; null when the date is something else. */
function weigh(around: Surroundings): Verdict | null {
  const { left, right, sentence, before, title, role, isRange } = around;
  const heading = has(left, ...namesOfDates) ? [] : around.heading;
  const says = (...senses: Sense[]) => has(left, ...senses) || has(heading, ...senses);
  const speaks = (of: ReadonlySet<Sense>, ...senses: Sense[]) => senses.some((sense) => of.has(sense));
  const extended = says('extended');
  const yes = (confidence: number, rank: Verdict['rank'], replaces = extended) => ({
    confidence,
    rank,
    extended: replaces,
  });
  const applies = says('apply', 'call');
  const ends = role === 'until' || isRange;
  const last = left.findLast(({ value }) => !grammar.has(value))?.value;
  const next = right.find(({ value }) => !grammar.has(value));

  if (around.replaces && (speaks(sentence, ...ofTheCall) || speaks(before, ...ofTheCall))) return yes(0.85, 3, true);
  if (title.has('outcome') && !title.has('apply') && !says('label')) return null;
  if (isSuperseded(left) || has(right.slice(0, 2), 'revoked') || sentence.has('recurring')) return null;
  if (extended && says('maybe')) return null;
  // "selected after 21 March, the application deadline"
  if (role === 'after' && has(right.slice(0, 3), 'label')) return yes(0.75, 3);
  // "Call | 28 June | 28 June": the day it is made known.
  if (around.isOneDay && !says('candidacy')) return null;
  if (says('discount') || (has(right, 'discount') && !says('label', 'call'))) return null;
  // "Those who have not sent it on 2 October are out."
  const refused = left.find(({ value }) => value === 'not');
  if (role === null && refused && left.some(({ value, from }) => value === 'apply' && from > refused.from))
    return yes(0.65, 2);
  if (others.some(([named, verb]) => says(named) && !appliesLast(left, verb, named))) return null;
  const meets = speaks(before, 'session', 'gathering') || speaks(sentence, 'session', 'gathering');
  if (meets && says('signup')) return null;
  // "Cities that wish to host the meeting have until 10 December to apply."
  if (says('allowed') && next?.value === 'apply' && !has(right, 'other')) return yes(0.9, 3);
  if (closesEvent(left)) return null;
  // "The road stays closed until": what ends is the closure.
  if (ends && left.findLast(({ value }) => !grammar.has(value) && value !== 'closing')?.value === 'shut') return null;
  if (role === 'after') return sentence.has('apply') && sentence.has('not') ? yes(0.85, 3) : null;
  // "closed since 20 December"
  if (role === 'start' && appliesLast(left, 'closing', null)) return yes(0.75, 3);
  // "From 20 August on no more applications are accepted."
  if (role === 'start' && has(right, 'not') && has(right, 'apply')) return yes(0.65, 2);
  if (role === 'start' || role === 'each') return null;

  if (says('label')) {
    if ((says('term') && !applies) || (!ends && (isTurned(left) || isTurned(heading)))) return null;
    return yes(0.95, 3);
  }
  // "The closing date printed (4 December) is wrong. It is 11 December."
  if (before.has('revoked') && before.has('label')) return yes(0.75, 3, true);
  // "Extended to 11 July 2025": of a notice that says no more, what else?
  if (extended && around.isFragment && !says(...ofOtherDates)) return yes(0.82, 3, true);
  const aboutCall = speaks(sentence, 'apply', 'call', 'label') || speaks(before, 'superseded', 'label', 'closing');
  // "The validity is extended to 30 June", "extended to 30 June the exhibition".
  const isOfThing = next !== undefined && othersDates.has(next.value);
  if (extended && aboutCall && !isOfThing && (applies || !sentence.has('work'))) return yes(0.88, 3, true);
  if (!ends && !has(left, 'closing', 'apply')) {
    // "15 March is the closing date", "15 March – deadline for applications".
    if (has(right, 'other', 'session', 'work', 'happening')) return null;
    if (has(right, 'label') && !has(left, 'open', 'opening', 'published', 'happening'))
      return yes(0.88, 3, has(right, 'extended'));
    if (has(right, 'closing') && has(right, 'apply', 'call')) return yes(0.85, 3, false);
  }
  const lasts = role === 'until' && (applies || around.subject === 'label');
  if (says('happening') && last !== 'closing' && !lasts) return null;
  if (says('term') && !applies && !sentence.has('open')) return null;
  if (says('event') && !applies) return null;
  if (says('open', 'opening', 'published') && !ends && last !== 'closing') return null;

  if (says('closing')) {
    // "Applications are now closed" above a date says nothing of it.
    if (has(heading, 'shut')) return null;
    // "The exhibition of entries opens on 3 March and closes on": the first verb's subject is the second's.
    if (around.subject && othersDates.has(around.subject) && !applies) return null;
    if (applies || speaks(sentence, 'apply', 'call', 'label')) return yes(0.9, 3);
    // A fellowship closes, but it also ends.
    if (says('benefit')) return yes(0.65, 2);
    if (before.has('work') || speaks(sentence, 'event', 'term', 'start')) return null;
    if (!around.isFragment) return speaks(before, 'candidacy', 'call') ? yes(0.65, 2) : null;
    return title.has('call') ? yes(0.8, 3) : yes(0.75, 2);
  }
  if (ends) return judgePeriod(around, says, yes);
  // "Submission of proposals | 29/08/2025"
  if (has(heading, 'apply') && around.isFragment) return yes(0.85, 3);
  if (says('apply') && around.hasColon && !says('event')) return yes(0.82, 3);
  // "The process goes on with the submission of proposals on 9 April at 10:00."
  if (last === 'apply' && around.hasTime) return yes(0.6, 2);
  if (says('apply') && sentence.has('must')) return yes(0.65, 2);
  // "First phase: cities send the letter of interest, 30 November."
  if (has(left, 'candidacy') && around.isLast) return yes(0.6, 2);
  if (title.has('label')) return yes(0.8, 3);
  return around.isAll && around.isBare ? yes(0.5, 1, false) : null;
}

/** The end of a period, or a date after "until": what is it that ends? */
function judgePeriod(
  around: Surroundings,
  says: (...senses: Sense[]) => boolean,
  yes: (confidence: number, rank: Verdict['rank']) => Verdict,
): Verdict | null {
  const { left, right, sentence, before, isRange } = around;
  // "Up to 30 June the fund had received 300 proposals": what is said comes after the date.
  const first = right.find(({ value }) => !grammar.has(value) && value !== 'benefit')?.value;
  if (
    [...left, ...around.heading].every(({ value }) => grammar.has(value)) &&
    first &&
    [...ofOtherDates, 'past'].includes(first)
  )
    return null;
  // "The call will be published by 30 June."
  if (appliesLast(left, 'published', null)) return null;
  // "Cities have until 20 June to appeal."
  if (says('allowed') && has(right, ...ofOtherDates)) return null;
  // "The difficulties met with on 27 and 28 May".
  if (isRange && around.isRelative && !says('candidacy')) return null;
  if (says('apply', 'allowed')) return yes(0.92, 3);
  if (says('call')) return isRange && !says('open') ? yes(0.75, 2) : yes(0.9, 3);
  if (isRange && has(right, 'other', 'work', 'happening')) return null;
  if (says('people')) return yes(0.75, 2);
  if (sentence.has('candidacy')) return yes(0.85, 3);
  if (says('open') && sentence.has('call')) return yes(0.88, 3);
  if (sentence.has('apply') || sentence.has('call')) return yes(0.75, 2);
  if (says('open')) return yes(0.72, 2);
  if (ofOtherDates.some((sense) => sentence.has(sense) || (before.has(sense) && !before.has('apply')))) return null;
  if (around.isBare || (isRange && around.isAll)) return yes(0.5, 2);
  return !isRange && has(right, 'label') && !sentence.has('start') ? yes(0.6, 2) : null;
}
