/** Calls as people ask to see them: a list by what they said, or one of them. */
import type { Reply } from '../adapter.ts';
import { type Context, mayUse } from '../app.ts';
import type { Window } from '../asked-window.ts';
import { UserError } from '../errors.ts';
import { foldText } from '../form.ts';
import type { Store } from '../store.ts';
import { sayInstant } from '../text.ts';
import { dayMs } from '../time.ts';
import { type CallView, callButtons, callCard, classifiedButton, type Look } from './cards.ts';
import { showReview } from './intake/review.ts';
import { callListCard } from './list-cards.ts';
import { lookIn, viewOf } from './look.ts';
import { lastShown, rememberShown } from './meant.ts';
import { followUpBlocks, teamButton } from './proposals/followup.ts';
import { type CallFilter, type CallRow, countCalls, getCall, interestOf, listCalls } from './queries.ts';
import { type Rates, ratesOf } from './reaching/amounts.ts';
import { type Asked, readAsked } from './reaching/ask.ts';
import { meetsAny, readWishes } from './reaching/ask-alternatives.ts';
import { asksNothing, comparedOffer } from './reaching/conditions.ts';
import { sayConditions } from './reaching/subscription-cards.ts';
import { freshForDays, isPublic } from './rules.ts';
import { callsText } from './text.ts';
import { vocabularyOf } from './understanding/vocabulary.ts';

/** Calls on one page of a list. */
const pageSize = 5;
/** Calls that are read to judge them one by one. */
const mostJudged = 2000;

const lookOf = (context: Context): Promise<Look> => lookIn(context, context.person.locale);

/** What of the calls is listed, from what was asked. */
type Listing = { kind: 'open' | 'closed' | 'fresh'; filter: CallFilter; came: Window | null };

function listingOf({ aspects, closes, came }: Asked, now: Date): Listing {
  const between = (names: readonly [keyof CallFilter, keyof CallFilter], { from, to }: Window) => ({
    ...(from ? { [names[0]]: from } : {}),
    ...(to ? { [names[1]]: to } : {}),
  });
  const within = closes ? between(['closesFrom', 'closesTo'], closes) : {};
  if (aspects.state === 'closed') return { kind: 'closed', filter: { ...within, closedAt: now }, came: null };
  if (!aspects.fresh) return { kind: 'open', filter: { ...within, openAt: now }, came: null };
  const lately = came ?? { from: new Date(now.getTime() - freshForDays * dayMs), to: null };
  return {
    kind: 'fresh',
    filter: { ...within, ...between(['cameFrom', 'cameTo'], lately), openAt: now },
    came: lately,
  };
}

function sayAsked(asked: Asked, { kind, came }: Listing, look: Look): string {
  const text = callsText[look.locale];
  const day = (at: Date | null) => at && sayInstant(at, look.locale, look.now, { time: false });
  const parts: string[] = [];
  if (!asksNothing(asked)) parts.push(sayConditions(asked, look));
  const { closes } = asked;
  if (closes)
    parts.push((kind === 'closed' ? text.closedBetween : text.closesBetween)(day(closes.from), day(closes.to)));
  if (came) parts.push(text.cameBetween(day(came.from), day(came.to)));
  return parts.join(' · ');
}

const withoutWords = (asked: Asked, words: readonly string[]): Asked => ({
  ...asked,
  words: asked.words.filter((word) => !words.includes(word)),
});

/** Whether the database judges all that this asks. */
const isPlain = ({ places, funders, words, mayApply, amount, without }: Asked): boolean =>
  !mayApply && !amount && [places, funders, words, ...Object.values(without)].every((list) => list.length === 0);

/** The page of the calls that meet one of the wishes, from `from` on, or the first when there are not so many. */
async function findPage(
  { db }: Store,
  wishes: readonly Asked[],
  filter: CallFilter,
  from: number,
  rates: Rates,
): Promise<{ calls: CallRow[]; total: number; start: number; compared: boolean }> {
  const [asked, another] = wishes;
  const only = asked && !another ? { ...filter, sectors: asked.sectors, modalities: asked.modalities } : filter;
  const startIn = (total: number) => (from < total ? from : 0);
  if (asked && !another && isPlain(asked)) {
    const total = await countCalls(db, only);
    const start = startIn(total);
    const calls = await listCalls(db, only, { skip: start, take: pageSize });
    return { total, start, calls, compared: false };
  }
  // Of several wishes, and of words, the calls are judged here.
  const found = (await listCalls(db, only, { take: mostJudged })).filter((call) => meetsAny(wishes, call, rates));
  const start = startIn(found.length);
  const compared = found.some((call) => wishes.some((wish) => comparedOffer(wish, call)));
  return { total: found.length, start, calls: found.slice(start, start + pageSize), compared };
}

/** The calls that a sentence asks for, a page from `from` on; the one that closes first when only that is asked for. */
export async function showList(context: Context, ask: string, from: number): Promise<Reply> {
  const look = await lookOf(context);
  const vocabulary = await vocabularyOf(context.store);
  const wishes = readWishes(ask, vocabulary, look.now);
  const find = (some: readonly Asked[]) =>
    findPage(context.store, some, { state: 'published', ...listing.filter }, from, ratesOf(vocabulary.rules));
  const [asked] = wishes;
  const listing = listingOf(asked, look.now);
  let shown: readonly Asked[] = wishes;
  let page = await find(wishes);
  let leftOut: readonly string[] = [];
  if (page.total === 0 && asked.unsure.length > 0) {
    // Words that name nothing known, and that no call has, are left out, and the person is told.
    const fewer = wishes.map((wish) => withoutWords(wish, asked.unsure));
    const other = await find(fewer);
    if (other.total > 0) [shown, page, leftOut] = [fewer, other, asked.unsure];
  }
  const [next] = page.calls;
  if (asked.aspects.first && next?.deadlineAt) return showCall(context, next, '');
  await rememberShown(context, page.calls);
  const { kind } = listing;
  const card = {
    kind,
    calls: page.calls.map(viewOf),
    total: page.total,
    from: page.start,
    leftOut,
    understood: shown.map((wish) => sayAsked(wish, listing, look)).join('; '),
    compared: page.compared,
    ask,
    // All of them, or what is over: there is nothing to subscribe to.
    mayFollow: kind !== 'closed' && !(asksNothing(asked) && !asked.closes),
  };
  return { kind: 'cards', cards: [callListCard(card, look)] };
}

/** "Las que vencen", where agreements are "los", and whatever ends after a list of calls; "y las que …" goes on with an agreements' question. */
async function meansCalls(context: Context, text: string): Promise<boolean> {
  if (/^\W*(?:y|and)\s/iu.test(text)) return false;
  if (/(?<!\p{L})las que(?!\p{L})/iu.test(text)) return true;
  return !/(?<!\p{L})los que(?!\p{L})/iu.test(text) && (await lastShown(context)).length > 1;
}

/** How surely a sentence that names no command asks for a list of calls: nothing in it may be left unexplained. */
export async function asksForList(context: Context, text: string): Promise<number> {
  // "Nuevas capacitaciones": those of the Network. A "curso" may be of either.
  if (/\b(?:capacitaci\w+|training|workshop)/.test(foldText(text))) return 0;
  const asked = readAsked(text, await vocabularyOf(context.store), context.clock.now());
  if (asked.unsure.length + asked.notUnderstood.length > 0) return 0;
  const { speaks, fresh, first } = asked.aspects;
  if (speaks === 'ofCalls' || asked.mayApply) return 0.85;
  // "Algo nuevo de salud"; an agreement is hardly ever asked for so.
  if (fresh && !asksNothing(asked)) return 0.82;
  if (asked.amount || asked.modalities.length > 0 || (asked.closes && !asksNothing(asked))) return 0.7;
  if (speaks === 'ofEnds' && (asked.closes !== null || first)) return (await meansCalls(context, text)) ? 0.95 : 0.6;
  return fresh ? 0.6 : 0;
}

type Shown = {
  /** Who else is interested was asked: nobody is an answer. */
  team?: boolean;
  /** The answer to what was asked of it. */
  note?: string;
};

/** One call with all that is known of it; `name` is how the person called it. Throws UserError when it is not theirs to see. */
export async function showCall(
  context: Context,
  call: CallRow | null,
  name: string,
  { team = false, note }: Shown = {},
): Promise<Reply> {
  // A repetition is the call that it repeats.
  if (call?.mergedIntoId) return showCall(context, await getCall(context.store.db, call.mergedIntoId), name, { team });
  const look = await lookOf(context);
  const { memberId, access } = context.person;
  if (!call || (!isPublic(call) && !mayUse(access, 'coordinator')))
    throw new UserError(callsText[look.locale].notFound(name));
  if (call.state === 'review') return showReview(context, call.id);
  await rememberShown(context, [call]);
  // What they and their team said of it is not for a whole channel.
  const isTheirs = context.direct || team;
  const mine = memberId && isTheirs ? await interestOf(context.store.db, call.id, memberId) : null;
  const view: CallView = viewOf(call);
  const buttons = callButtons(view, look, mine?.interest ?? null, {
    toPerson: memberId !== null,
    more: [
      classifiedButton(call.id, look.locale),
      ...(memberId && !isTheirs ? [teamButton(call.id, look.locale)] : []),
    ],
  });
  return {
    kind: 'cards',
    // What was refused is for coordinators, not for the channel where one asks.
    ...((isTheirs || !isPublic(call)) && !context.direct ? { private: true } : {}),
    cards: [
      callCard(view, look, {
        full: true,
        note,
        lead: callsText[look.locale].call(call.number),
        agreements: await context.agreementsNote(call, look.locale),
        buttons,
        after: isTheirs ? await followUpBlocks(context, call, team) : [],
      }),
    ],
  };
}
