/** A coordinator puts a call right in words: what is said outright is done, what may be meant otherwise is asked first. */
import type { Reply } from '../../adapter.ts';
import { type Command, type Context, type Feature, mayUse } from '../../app.ts';
import type { Block } from '../../card.ts';
import { callCard, type Look, sayDeadline } from '../cards.ts';
import { findCalls, numberIn } from '../find-call.ts';
import { showReview } from '../intake/review.ts';
import { speaksOfOthers } from '../listed.ts';
import { lookIn, viewOf } from '../look.ts';
import { meantCall, points, rememberShown } from '../meant.ts';
import { type CallRow, getCall, getCallByNumber } from '../queries.ts';
import { callStatus, isPublic } from '../rules.ts';
import { showCall } from '../show.ts';
import { callsText } from '../text.ts';
import { factLabel, sayFact } from '../understanding/classified-cards.ts';
import { type Fact, valuesOf } from '../understanding/reread.ts';
import { vocabularyOf } from '../understanding/vocabulary.ts';
import { type Columns, type Corrected, correctCall, takeBack, wayBack } from './correct.ts';
import { correctionText } from './correction-text.ts';
import { isCorrection, readCorrection, subjectOf, wishIn } from './correction-words.ts';
import { stageIn } from './followup.ts';

/** The call that the sentence is about: by its number, pointed at, or by its words. */
async function callIn(context: Context, said: string): Promise<CallRow | null> {
  const number = numberIn(said);
  if (number) return getCallByNumber(context.store.db, Number(number));
  if (points(said)) return speaksOfOthers(context) ? null : meantCall(context, said);
  const subject = subjectOf(said);
  const [call, another] = subject === '' ? [] : (await findCalls(context, subject)).calls.filter(isPublic);
  return another ? null : (call ?? null);
}

/** What is to be written; `sure` when it is said outright. */
type Wanted = { call: CallRow; columns: Columns; sure: boolean };

const states = {
  remove: { from: 'published', to: 'withdrawn' },
  publish: { from: 'withdrawn', to: 'published' },
} as const;

async function wantedIn(context: Context, said: string): Promise<Wanted | null> {
  if (!isCorrection(said) || stageIn(said)) return null;
  const call = await callIn(context, said);
  if (!call || call.state === 'merged') return null;
  const wished = wishIn(said);
  if (wished) {
    const { from, to } = states[wished.wish];
    // The source does not bring back what a person removed for a reason of theirs.
    const columns: Columns =
      call.state === from ? { state: to, decidedReason: to === 'withdrawn' ? said.slice(0, 500) : null } : {};
    return { call, columns, sure: wished.sure };
  }
  const known = { call, vocabulary: await vocabularyOf(context.store), now: context.clock.now() };
  const read = readCorrection(said, known);
  return read && { call, ...read };
}

const read: readonly Fact[] = ['modality', 'sectors', 'eligibility', 'funder', 'amount'];

/** Every fact that can be put right, in words. */
function factsOf(call: CallRow, look: Look): Map<string, string> {
  const [text, words] = [correctionText[look.locale], callsText[look.locale]];
  const facts = read.map((fact): [string, string] => [
    fact === 'amount' ? text.amount : factLabel(fact, look.locale),
    valuesOf(call, fact)
      .map((value) => sayFact(fact, value, look))
      .join(', ') || text.none,
  ]);
  return new Map([
    [text.state, words.status[callStatus({ ...call, deadlineAt: null }, look.now)]],
    [text.title, call.title],
    [words.closes, sayDeadline(call, look)],
    ...facts,
    [text.url, call.url ?? text.none],
  ]);
}

/** What differs between a call and what becomes of it. */
function differences(before: CallRow, after: CallRow, look: Look): { label: string; was: string; is: string }[] {
  const facts = factsOf(after, look);
  return [...factsOf(before, look)].flatMap(([label, was]) => {
    const is = facts.get(label) ?? '';
    return is === was ? [] : [{ label, was, is }];
  });
}

const sayChanges = (before: CallRow, after: CallRow, look: Look): string[] =>
  differences(before, after, look).map(({ label, was, is }) => correctionText[look.locale].change(label, is, was));

async function cardOf(
  context: Context,
  call: CallRow,
  note: string,
  changes: string[],
  buttons: Block,
): Promise<Reply> {
  const look = await lookIn(context, context.person.locale);
  await rememberShown(context, [call]);
  const lead = callsText[look.locale].call(call.number);
  return { kind: 'cards', cards: [callCard(viewOf(call), look, { lead, changes, note, buttons })], private: true };
}

/** Shows what would be written, with the button that does it. */
async function ask(context: Context, { call, columns }: Wanted, said: string): Promise<Reply> {
  const look = await lookIn(context, context.person.locale);
  const text = correctionText[look.locale];
  const label = columns.state ? (columns.state === 'withdrawn' ? text.remove : text.put) : text.make;
  const make = { label, action: 'correction.make', data: { call: call.id, said }, style: 'primary' as const };
  const changes = sayChanges(call, { ...call, ...columns }, look);
  return cardOf(context, call, text.doubt, changes, { kind: 'buttons', buttons: [make] });
}

/** Writes it, and shows what was and what is, with the way back. */
async function make(context: Context, { call, columns }: Wanted): Promise<Reply> {
  const look = await lookIn(context, context.person.locale);
  const text = correctionText[look.locale];
  const changes = sayChanges(call, { ...call, ...columns }, look);
  if (changes.length === 0) return showCall(context, call, '', { note: text.same });
  const corrected = await correctCall(context, call.id, async ({ state }) => (state === call.state ? columns : null));
  if (!corrected) return showCall(context, await getCall(context.store.db, call.id), '');
  const { after } = corrected;
  const undo = { label: text.undo, action: 'correction.undo', data: wayBack(corrected, columns) };
  if (after.state === 'review') return { ...(await showReview(context, after.id, changes.join(' · '))), undo } as Reply;
  const note = tellsFollowers(corrected) ? text.told : text.done;
  return cardOf(context, after, note, changes, { kind: 'buttons', buttons: [undo] });
}

const tellsFollowers = ({ before, after }: Corrected): boolean => after.revision > before.revision;

/** Who may not put it right is answered with what is known of it. */
async function answer(context: Context, { call, columns }: Wanted): Promise<Reply> {
  const look = await lookIn(context, context.person.locale);
  const text = correctionText[look.locale];
  const known = differences(call, { ...call, ...columns }, look).map(({ label, was }) => text.known(label, was));
  const note = known.length > 0 ? [...known, text.onlyCoordinators].join(' · ') : undefined;
  return showCall(context, call, String(call.number), { note });
}

const mayCorrect = ({ person }: Context): boolean => mayUse(person.access, 'coordinator');

async function correctInWords(context: Context, said: string): Promise<Reply> {
  const wanted = await wantedIn(context, said);
  if (!wanted || !mayCorrect(context)) return wanted ? answer(context, wanted) : showCall(context, null, '');
  // Whether it is published at all is decided on its card, for whom it is sent to cannot be untold.
  if (wishIn(said) && !isPublic(wanted.call)) return showReview(context, wanted.call.id);
  return wanted.sure || Object.keys(wanted.columns).length === 0 ? make(context, wanted) : ask(context, wanted, said);
}

export const correctionCommands: readonly Command[] = [
  {
    id: 'calls.correct',
    names: { es: ['corregir convocatoria'], en: ['correct call'] },
    summary: { es: 'Corregir un dato de una convocatoria, o retirarla', en: 'Put a call right, or withdraw it' },
    examples: {
      es: ['la 12 cierra el 15 de marzo', 'retire la 12'],
      en: ['call 12 closes on 15 March', 'withdraw call 12'],
    },
    who: 'member',
    understands: async (context, text) => {
      if (context.person.memberId === null) return 0;
      const wanted = await wantedIn(context, text);
      return wanted && (mayCorrect(context) || (isPublic(wanted.call) && !wishIn(text))) ? 0.96 : 0;
    },
    run: (context, { text }) => correctInWords(context, text),
  },
];

export const correctionActions: Feature['actions'] = {
  'correction.make': {
    who: 'coordinator',
    run: async (context, { data }) => {
      const call = await getCall(context.store.db, data.call ?? '');
      const wanted = call && (await wantedIn(context, data.said ?? ''));
      const reply = wanted ? await make(context, { ...wanted, call }) : await showCall(context, call, '');
      return { ...reply, replace: true } as Reply;
    },
  },
  'correction.undo': {
    who: 'coordinator',
    run: async (context, { data }) => {
      const text = correctionText[context.person.locale];
      const undone = await takeBack(context, data);
      const call = undone?.after ?? (await getCall(context.store.db, data.call ?? ''));
      const reply = await showCall(context, call, '', { note: undone ? text.undone : text.undoTooLate });
      return { ...reply, replace: true } as Reply;
    },
  },
};
