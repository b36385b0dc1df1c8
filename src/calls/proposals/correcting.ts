/** A coordinator puts a call right in words: what is said outright is done, what may be meant otherwise is asked first. */
import type { Reply } from '../../adapter.ts';
import { type Command, type Context, type Feature, mayUse } from '../../app.ts';
import { UserError } from '../../errors.ts';
import { findCalls, numberIn, wordsOf } from '../find-call.ts';
import { showReview } from '../intake/review.ts';
import { speaksOfOthers } from '../listed.ts';
import { lookIn } from '../look.ts';
import { meantCall, points } from '../meant.ts';
import { type CallRow, getCall, getCallByNumber } from '../queries.ts';
import { isPublic } from '../rules.ts';
import { showCall } from '../show.ts';
import { callsText } from '../text.ts';
import { vocabularyOf } from '../understanding/vocabulary.ts';
import { type Columns, takeBack } from './correct.ts';
import { cardOf, differences, makeCorrection, sayChanges } from './corrected.ts';
import { correctionText } from './correction-text.ts';
import { asksToCorrect, isCorrection, readCorrection, subjectOf, wishIn } from './correction-words.ts';
import { stageIn } from './followup.ts';

/** What stands beside the words of a title. */
const beside = wordsOf('beca premio fondo curso programa ya si tambien solo does', [
  'realidad',
  'realmente',
  'verdad',
  'actual',
]);

/** The call that the sentence is about: by its number, pointed at, or by its words. */
async function callIn(context: Context, said: string): Promise<CallRow | null> {
  const number = numberIn(said);
  if (number) return getCallByNumber(context.store.db, Number(number));
  if (points(said)) return speaksOfOthers(context) ? null : meantCall(context, said);
  const subject = subjectOf(said);
  const [call, another] = subject === '' ? [] : (await findCalls(context, subject, beside)).calls.filter(isPublic);
  return another ? null : (call ?? null);
}

/** "La 2", said of a list of something else, may be one of that. */
const speaksOfCall = ({ person }: Context): boolean =>
  /^(?:$|(?:calls?|correction|proposal|review|deadline|pair)\.)/.test(person.lastAnswer ?? '');

/** What is to be written; `sure` when it is said outright. */
type Wanted = { call: CallRow; columns: Columns; sure: boolean };

const states = {
  remove: { from: 'published', to: 'withdrawn' },
  publish: { from: 'withdrawn', to: 'published' },
} as const;

/** `asked`: the call that the person was asked about. */
async function wantedIn(context: Context, said: string, asked?: CallRow): Promise<Wanted | null> {
  if (!isCorrection(said) || stageIn(said)) return null;
  const call = asked ?? (await callIn(context, said));
  if (!call || call.state === 'merged') return null;
  const wished = wishIn(said);
  if (wished) {
    const { from, to } = states[wished.wish];
    // The source does not bring back what a person removed for a reason of theirs.
    const columns: Columns =
      call.state === from ? { state: to, decidedReason: to === 'withdrawn' ? said.slice(0, 500) : null } : {};
    return { call, columns, sure: wished.sure && numberIn(said) !== undefined && speaksOfCall(context) };
  }
  const known = { call, vocabulary: await vocabularyOf(context), now: context.clock.now() };
  const read = asksToCorrect(said) ? { columns: {}, sure: false } : readCorrection(said, known);
  const named = numberIn(said) !== undefined || points(said);
  return read && { call, ...read, sure: read.sure && named && speaksOfCall(context) };
}

/** Shows what would be written, with the button that does it. */
async function ask(context: Context, { call, columns }: Wanted, said: string): Promise<Reply> {
  const look = await lookIn(context, context.person.locale);
  const text = correctionText[look.locale];
  const changes = sayChanges(call, { ...call, ...columns }, look, 'wouldChange');
  if (changes.length === 0)
    return showCall(context, call, '', { note: asksToCorrect(said) ? text.how(call.number) : text.same });
  const label = columns.state ? (columns.state === 'withdrawn' ? text.remove : text.put) : text.make;
  const make = { label, action: 'correction.make', data: { call: call.id, said }, style: 'primary' as const };
  return cardOf(context, call, text.doubt, changes, { kind: 'buttons', buttons: [make] });
}

/** What somebody who may not put it right says of a call is answered with what is known; null when nothing is said so. */
export async function answerStated(context: Context, said: string): Promise<Reply | null> {
  const stated = await statedIn(context, said);
  if (!stated) return null;
  const { call, columns } = stated;
  const look = await lookIn(context, context.person.locale);
  const text = correctionText[look.locale];
  const known = differences(call, { ...call, ...columns }, look).map(({ label, was }) => text.known(label, was));
  const isSo = known.length === 0 && !wishIn(said) && !asksToCorrect(said);
  const note = isSo ? text.same : [...known, text.onlyCoordinators].join(' · ');
  return showCall(context, call, String(call.number), { note });
}

/** What they say of a call that they may see, unless it may be of something else that is to be taken away. */
export async function statedIn(context: Context, said: string): Promise<Wanted | null> {
  const wanted = mayCorrect(context) ? null : await wantedIn(context, said);
  return wanted && isPublic(wanted.call) && (!wishIn(said) || numberIn(said)) ? wanted : null;
}

const mayCorrect = ({ person }: Context): boolean => mayUse(person.access, 'coordinator');

/** The number that a correction gives and no call has. */
async function unknownIn(context: Context, said: string): Promise<string | undefined> {
  const number = isCorrection(said) && !speaksOfOthers(context) ? numberIn(said) : undefined;
  return number && !(await getCallByNumber(context.store.db, Number(number))) ? number : undefined;
}

async function correctInWords(context: Context, said: string): Promise<Reply> {
  const wanted = await wantedIn(context, said);
  const unknown = wanted ? undefined : await unknownIn(context, said);
  if (unknown) throw new UserError(callsText[context.person.locale].notFound(unknown));
  if (!wanted) throw new UserError(correctionText[context.person.locale].how(12));
  // Whether it is published at all is decided on its card, for whom it is sent to cannot be untold.
  if (wishIn(said) && !isPublic(wanted.call)) return showReview(context, wanted.call.id);
  return wanted.sure ? makeCorrection(context, wanted.call, wanted.columns) : ask(context, wanted, said);
}

export const correctionCommands: readonly Command[] = [
  {
    id: 'calls.correct',
    names: { es: ['corregir convocatoria', 'corregir una convocatoria'], en: ['correct call', 'correct a call'] },
    summary: { es: 'Corregir un dato de una convocatoria, o retirarla', en: 'Put a call right, or withdraw it' },
    examples: {
      es: ['la 12 cierra el 15 de marzo', 'retire la 12'],
      en: ['call 12 closes on 15 March', 'withdraw call 12'],
    },
    who: 'coordinator',
    understands: async (context, text) =>
      mayCorrect(context) && ((await wantedIn(context, text)) ?? (await unknownIn(context, text))) ? 0.96 : 0,
    run: (context, { text }) => correctInWords(context, text),
  },
];

export const correctionActions: Feature['actions'] = {
  'correction.make': {
    who: 'coordinator',
    run: async (context, { data }) => {
      const call = await getCall(context.store.db, data.call ?? '');
      const wanted = call && (await wantedIn(context, data.said ?? '', call));
      const reply = await (wanted ? makeCorrection(context, call, wanted.columns) : showCall(context, call, ''));
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
