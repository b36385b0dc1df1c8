/** Lists of calls in words: asked for anew, and gone on with ("¿y de movilidad?", "más", "la segunda"). */
import type { Reply } from '../adapter.ts';
import type { Context } from '../app.ts';
import { UserError } from '../errors.ts';
import { foldText } from '../form.ts';
import { plainly } from '../named-day.ts';
import { dayMs } from '../time.ts';
import { countAsked, pageSize, showList } from './list.ts';
import { type Listed, loadListed } from './listed-queries.ts';
import { lastShown, points } from './meant.ts';
import { getCall, saveShown } from './queries.ts';
import { type Asked, readAsked, type Vocabulary } from './reaching/ask.ts';
import { otherThings } from './reaching/ask-fillers.ts';
import { addTurn, asTurn, goesOn, lastBut, mayStandAlone, mostLetters, turnsPage } from './reaching/ask-turns.ts';
import { asksNothing } from './reaching/conditions.ts';
import { showCall } from './show.ts';
import { callsText } from './text.ts';
import { vocabularyOf } from './understanding/vocabulary.ts';

/** Later than this, what somebody says is hardly of the list that was shown then. */
const rememberedMs = 3_600_000;

/** Whether what answered this person last was about calls. */
const speaksOfCalls = ({ person }: Context): boolean =>
  /^(?:calls?|subscriptions?|reminders|mutes?|digest)\./.test(person.lastAnswer ?? '');

/** Whether it was of something else. */
export const speaksOfOthers = ({ person }: Context): boolean =>
  /^(?:agreements?|trainings?|committees?|checkin|template|commitment)\./.test(person.lastAnswer ?? '');

/** The list that a sentence may go on with: shown lately, and nothing else since. */
export async function listedBefore(context: Context): Promise<Listed | null> {
  const { memberId } = context.person;
  if (memberId === null || !speaksOfCalls(context)) return null;
  return loadListed(context.store.db, memberId, new Date(context.clock.now().getTime() - rememberedMs));
}

/** "La segunda", said after one of the list was opened: it is of the list again. Whether there is one. */
export async function backToList(context: Context): Promise<boolean> {
  const listed = await listedBefore(context);
  const { memberId } = context.person;
  if (listed === null || memberId === null) return false;
  await saveShown(context.store.db, memberId, listed.calls, context.clock.now());
  return true;
}

/** What a sentence asks that goes on with a list; null when it goes on with none. */
function turnIn(context: Context, text: string, vocabulary: Vocabulary): Asked | null {
  if (!speaksOfCalls(context) || otherThings.test(foldText(text))) return null;
  const asked = readAsked(asTurn(text), vocabulary, context.clock.now());
  return goesOn(text, asked) ? asked : null;
}

/** "¿Qué hay para salud?": there is money for it, or there are agreements about it. */
const onOffer = / (?:hay|salio|salieron|is there|are there|what s|anything) (?:\S+ ){0,3}(?:para|pa|for) /;
/** "Las que vencen", where agreements are "los"; "y las que …" goes on with another question. */
const feminine = /^(?! (?:y|and) ).* las que /;
const masculine = / los (?:que|de) /;
/** What ends so soon is hardly an agreement. */
const soonMs = 45 * dayMs;

/** "¿Hay algo del BID?": what a funder offers; "con" is said of agreements. */
const offered = / (?:hay|ofrece|abrio|saco|lanzo|publico|does|is there|has) (?!.* con )/;

/** How surely a sentence that names no command asks for a list of calls: nothing in it may be left unexplained. */
export async function asksForList(context: Context, text: string): Promise<number> {
  // "Nuevas capacitaciones": those of the Network. A "curso" may be of either.
  if (otherThings.test(foldText(text)) || points(text)) return 0;
  if (turnsPage(text)) return (await listedBefore(context)) ? 0.93 : 0;
  const said = plainly(text);
  const vocabulary = await vocabularyOf(context);
  const asked = readAsked(text, vocabulary, context.clock.now());
  const explained = asked.unsure.length + asked.notUnderstood.length === 0;
  if (turnIn(context, text, vocabulary)) return explained ? 0.91 : 0.85;
  if (!explained) return 0;
  const { speaks, fresh, first, mine, ours } = asked.aspects;
  if (mine || ours) return context.person.memberId === null ? 0 : 0.9;
  if (speaks === 'ofCalls' || asked.mayApply) return 0.85;
  if (!asksNothing(asked) && onOffer.test(said)) return 0.85;
  // "Algo nuevo de salud"; an agreement is hardly ever asked for so.
  if (fresh && !asksNothing(asked)) return 0.82;
  if (asked.amount || asked.modalities.length > 0 || (asked.closes && !asksNothing(asked))) return 0.7;
  const isSoon = asked.closes?.to && asked.closes.to.getTime() - context.clock.now().getTime() < soonMs;
  if (speaks === 'ofEnds' && (asked.closes !== null || first)) {
    if (feminine.test(said)) return 0.95;
    return isSoon && !masculine.test(said) && !speaksOfOthers(context) ? 0.82 : 0.6;
  }
  if (asked.funders.length > 0 && offered.test(said) && (await countAsked(context, text)) > 0) return 0.82;
  return fresh ? 0.6 : 0;
}

/** The list that a sentence asks for, the one before with what it changes, or another page of that. */
export async function answerList(context: Context, said: string): Promise<Reply> {
  const text = said.slice(0, mostLetters);
  const way = turnsPage(text);
  const turn = way || !speaksOfCalls(context) ? null : turnIn(context, text, await vocabularyOf(context));
  const before = way || turn ? await listedBefore(context) : null;
  if (!before) return showList(context, text, 0);
  if (way) return (await openBeside(context, text, before, way)) ?? turnPage(context, before, way);
  const ask = addTurn(before.ask, text);
  // Where it finds nothing of the list before, it was hardly said of that.
  const alone = turn && mayStandAlone(text, turn) && (await countAsked(context, ask)) === 0;
  return alone ? showList(context, text, 0, callsText[context.person.locale].noneOfThose) : showList(context, ask, 0);
}

const ofOne = / (?:siguiente|que sigue|anterior|next(?: one)?|previous(?: one)?) $/;

/** "La siguiente", said after one of the list was opened: the one beside it there; null when it is said of pages. */
async function openBeside(
  context: Context,
  text: string,
  { calls }: Listed,
  way: NonNullable<ReturnType<typeof turnsPage>>,
): Promise<Reply | null> {
  const [shown, another] = ofOne.test(plainly(text)) ? await lastShown(context) : [];
  if (shown === undefined || another !== undefined || !calls.includes(shown)) return null;
  const beside = calls[calls.indexOf(shown) + (way === 'back' ? -1 : 1)];
  return beside === undefined ? null : showCall(context, await getCall(context.store.db, beside), '');
}

async function turnPage(
  context: Context,
  { ask, from, total, calls }: Listed,
  way: NonNullable<ReturnType<typeof turnsPage>>,
): Promise<Reply> {
  if (way === 'again') return showList(context, ask, from);
  if (way === 'back') return from > 0 ? showList(context, ask, from - pageSize) : showList(context, lastBut(ask), 0);
  if (from + calls.length < total) return showList(context, ask, from + calls.length);
  throw new UserError(callsText[context.person.locale].noMore(total));
}
