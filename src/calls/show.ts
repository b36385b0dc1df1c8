/** Calls as people ask to see them: a list by what they said, or one of them. */
import type { Reply } from '../adapter.ts';
import { type Context, mayUse } from '../app.ts';
import { UserError } from '../errors.ts';
import { sayInstant } from '../text.ts';
import { dayMs } from '../time.ts';
import { type CallView, callButtons, callCard, classifiedButton, type Look } from './cards.ts';
import { showReview } from './intake/review.ts';
import { callListCard } from './list-cards.ts';
import { lookIn, viewOf } from './look.ts';
import { followUpBlocks } from './proposals/followup.ts';
import { type CallFilter, type CallRow, getCall, interestOf, listCalls } from './queries.ts';
import { ratesOf } from './reaching/amounts.ts';
import { type Asked, readAsked } from './reaching/ask.ts';
import { meetsAny, readWishes } from './reaching/ask-alternatives.ts';
import type { Window } from './reaching/ask-window.ts';
import { asksNothing, comparedOffer } from './reaching/conditions.ts';
import { sayConditions } from './reaching/subscription-cards.ts';
import { freshForDays, isPublic } from './rules.ts';
import { callsText } from './text.ts';
import { vocabularyOf } from './understanding/vocabulary.ts';

/** Calls on one page of a list. */
const pageSize = 5;

const lookOf = (context: Context): Promise<Look> => lookIn(context, context.person.locale);

/** What of the calls is listed, from what was asked. */
type Listing = { kind: 'open' | 'closed' | 'fresh'; filter: CallFilter; came: Window | null };

function listingOf({ aspects, closes, came }: Asked, now: Date): Listing {
  const within = {
    ...(closes?.from ? { closesFrom: closes.from } : {}),
    ...(closes?.to ? { closesTo: closes.to } : {}),
  };
  if (aspects.state === 'closed') return { kind: 'closed', filter: { ...within, closedAt: now }, came: null };
  const lately = { from: new Date(now.getTime() - freshForDays * dayMs), to: null };
  return {
    kind: aspects.fresh ? 'fresh' : 'open',
    filter: { ...within, openAt: now },
    came: aspects.fresh ? (came ?? lately) : null,
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

const arrival = (call: CallRow): number => call.createdAt.getTime();
const isWithin = (at: number, { from, to }: Window): boolean =>
  at >= (from?.getTime() ?? 0) && at <= (to?.getTime() ?? Number.POSITIVE_INFINITY);

const withoutWords = (asked: Asked, words: readonly string[]): Asked => ({
  ...asked,
  words: asked.words.filter((word) => !words.includes(word)),
});

/** The calls that a sentence asks for, a page from `from` on; the one that closes first when only that is asked for. */
export async function showList(context: Context, ask: string, from: number): Promise<Reply> {
  const look = await lookOf(context);
  const vocabulary = await vocabularyOf(context.store);
  const wishes = readWishes(ask, vocabulary, look.now);
  const rates = ratesOf(vocabulary.rules);
  const [asked] = wishes;
  const listing = listingOf(asked, look.now);
  const { came, kind } = listing;
  // One wish is asked of the database; of several the calls are judged here.
  const only = wishes.length === 1 ? { sectors: asked.sectors, modalities: asked.modalities } : {};
  const found = await listCalls(context.store.db, { state: 'published', ...listing.filter, ...only });
  const meeting = (some: readonly Asked[]) =>
    found.filter((call) => meetsAny(some, call, rates) && (!came || isWithin(arrival(call), came)));
  let calls = meeting(wishes);
  // Words that name nothing known, and that no call has, are left out, and the person is told.
  const doubted = calls.length === 0 ? asked.unsure : [];
  if (doubted.length > 0) calls = meeting(wishes.map((wish) => withoutWords(wish, doubted)));
  const left = calls.length > 0 ? doubted : [];
  const shown = left.length > 0 ? wishes.map((wish) => withoutWords(wish, left)) : wishes;
  const [next] = calls;
  if (asked.aspects.first && next?.deadlineAt) return showCall(context, next, '');
  if (came) calls.sort((one, other) => arrival(other) - arrival(one));
  const start = from < calls.length ? from : 0;
  const page = {
    kind,
    calls: calls.slice(start, start + pageSize).map(viewOf),
    total: calls.length,
    from: start,
    leftOut: left,
    understood: shown.map((wish) => sayAsked(wish, listing, look)).join('; '),
    compared: calls.some((call) => comparedOffer(asked, call)),
    ask,
    // All of them, or what is over: there is nothing to subscribe to.
    mayFollow: kind !== 'closed' && !(asksNothing(asked) && !asked.closes),
  };
  return { kind: 'cards', cards: [callListCard(page, look)] };
}

/** How surely a sentence that names no command asks for a list of calls: nothing in it may be left unexplained. */
export async function asksForList(context: Context, text: string): Promise<number> {
  const asked = readAsked(text, await vocabularyOf(context.store), context.clock.now());
  if (asked.unsure.length + asked.notUnderstood.length > 0) return 0;
  const { speaks, fresh, first } = asked.aspects;
  if (speaks === 'ofCalls' || asked.mayApply) return 0.85;
  // "Algo nuevo de salud"; an agreement is hardly ever asked for so.
  if (fresh && !asksNothing(asked)) return 0.82;
  if (asked.amount || asked.modalities.length > 0 || (asked.closes && !asksNothing(asked))) return 0.7;
  return fresh || (speaks === 'ofEnds' && (asked.closes !== null || first)) ? 0.6 : 0;
}

type Shown = {
  /** Who else is interested was asked: nobody is an answer. */
  team?: boolean;
};

/** One call with all that is known of it; `name` is how the person called it. Throws UserError when it is not theirs to see. */
export async function showCall(
  context: Context,
  call: CallRow | null,
  name: string,
  { team = false }: Shown = {},
): Promise<Reply> {
  // A repetition is the call that it repeats.
  if (call?.mergedIntoId) return showCall(context, await getCall(context.store.db, call.mergedIntoId), name, { team });
  const look = await lookOf(context);
  const { memberId, access } = context.person;
  if (!call || (!isPublic(call) && !mayUse(access, 'coordinator')))
    throw new UserError(callsText[look.locale].notFound(name));
  if (call.state === 'review') return showReview(context, call.id);
  const mine = memberId ? await interestOf(context.store.db, call.id, memberId) : null;
  const view: CallView = viewOf(call);
  const buttons = callButtons(view, look, mine?.interest ?? null, {
    toPerson: memberId !== null,
    more: [classifiedButton(call.id, look.locale)],
  });
  return {
    kind: 'cards',
    cards: [
      callCard(view, look, {
        full: true,
        lead: callsText[look.locale].call(call.number),
        agreements: await context.agreementsNote(call, look.locale),
        buttons,
        after: await followUpBlocks(context, call, team),
      }),
    ],
  };
}
