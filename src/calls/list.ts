/** A list of calls by what people asked for in words. */
import type { Reply } from '../adapter.ts';
import type { Context } from '../app.ts';
import type { Window } from '../asked-window.ts';
import { getMember } from '../members/queries.ts';
import type { Store } from '../store.ts';
import { sayInstant } from '../text.ts';
import { dayMs } from '../time.ts';
import type { Look } from './cards.ts';
import { callListCard, type NearMiss } from './list-cards.ts';
import { saveListed } from './listed-queries.ts';
import { lookIn, viewOf } from './look.ts';
import { type CallFilter, type CallRow, countCalls, listCalls } from './queries.ts';
import { convert, type Rates, ratesOf } from './reaching/amounts.ts';
import { type Asked, flatten, type Vocabulary } from './reaching/ask.ts';
import { meetsAny } from './reaching/ask-alternatives.ts';
import { addTurn, readTurns, withoutTurn } from './reaching/ask-turns.ts';
import { asksNothing, comparedOffer, offerOf, type Subject } from './reaching/conditions.ts';
import { sayConditions } from './reaching/subscription-cards.ts';
import { freshForDays } from './rules.ts';
import { showCall } from './show.ts';
import { callsText } from './text.ts';
import { vocabularyOf } from './understanding/vocabulary.ts';

/** Calls on one page of a list. */
export const pageSize = 5;
/** Calls that are read at a time to judge them one by one. */
const judgedAtOnce = 500;

/** What of the calls is listed, from what was asked. */
type Listing = { kind: 'open' | 'closed' | 'fresh'; filter: CallFilter; came: Window | null };

function listingOf({ aspects, closes, came }: Asked, now: Date): Listing {
  const between = (names: readonly [keyof CallFilter, keyof CallFilter], { from, to }: Window) => ({
    ...(from ? { [names[0]]: from } : {}),
    ...(to ? { [names[1]]: to } : {}),
  });
  const within = {
    ...(closes ? between(['closesFrom', 'closesTo'], closes) : {}),
    ...(aspects.order === 'deadline' ? { soonestFirst: true } : {}),
    ...(aspects.undated ? { undated: true } : {}),
  };
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
  const { closes, aspects } = asked;
  if (closes)
    parts.push((kind === 'closed' ? text.closedBetween : text.closesBetween)(day(closes.from), day(closes.to)));
  if (came) parts.push(text.cameBetween(day(came.from), day(came.to)));
  if (aspects.undated) parts.push(text.noDeadline);
  if (aspects.mine) parts.push(text.ofInterest);
  if (aspects.order) parts.push(text.ordered[aspects.order]);
  return parts.join(' · ');
}

const withoutWords = (asked: Asked, words: readonly string[]): Asked => ({
  ...asked,
  words: asked.words.filter((word) => !words.includes(word)),
});

/** Whether the database judges and orders all that this asks. */
const isPlain = ({ places, funders, words, mayApply, amount, without, aspects }: Asked): boolean =>
  !mayApply &&
  !amount &&
  aspects.order !== 'amount' &&
  [places, funders, words, ...Object.values(without)].every((list) => list.length === 0);

/** The page from `from` on, or the first when there are not so many. */
type Page = { calls: CallRow[]; total: number; start: number; compared: boolean };

/** How much a call offers, in dollars; nothing when it does not say so, or in a currency without a rate. */
function dollarsOf(call: Subject, rates: Rates): number {
  const offer = offerOf(call);
  return (offer && convert(offer, 'USD', rates)) ?? 0;
}

/** All the calls that meet one of the wishes; what the database cannot judge is judged here, so many at a time. */
async function judge({ db }: Store, wishes: readonly Asked[], filter: CallFilter, rates: Rates): Promise<CallRow[]> {
  const met: CallRow[] = [];
  for (let skip = 0; ; skip += judgedAtOnce) {
    const some = await listCalls(db, filter, { skip, take: judgedAtOnce });
    met.push(...some.filter((call) => meetsAny(wishes, call, rates)));
    if (some.length < judgedAtOnce) break;
  }
  if (wishes[0]?.aspects.order !== 'amount') return met;
  return met.toSorted((one, other) => dollarsOf(other, rates) - dollarsOf(one, rates));
}

/** A page of the calls that meet one of the wishes. */
async function findPage(
  store: Store,
  wishes: readonly Asked[],
  filter: CallFilter,
  from: number,
  rates: Rates,
): Promise<Page> {
  const [asked, another] = wishes;
  const only = asked && !another ? { ...filter, sectors: asked.sectors, modalities: asked.modalities } : filter;
  const startIn = (total: number) => (from < total ? from : 0);
  if (asked && !another && isPlain(asked)) {
    const total = await countCalls(store.db, only);
    const start = startIn(total);
    const calls = await listCalls(store.db, only, { skip: start, take: pageSize });
    return { total, start, calls, compared: false };
  }
  const found = await judge(store, wishes, only, rates);
  const start = startIn(found.length);
  const ordered = asked?.aspects.order === 'amount' && new Set(found.map(({ currency }) => currency)).size > 1;
  const compared = ordered || found.some((call) => wishes.some((wish) => comparedOffer(wish, call)));
  return { total: found.length, start, calls: found.slice(start, start + pageSize), compared };
}

/** What is judged, and by which rates. */
type Finding = { store: Store; vocabulary: Vocabulary; now: Date; memberId: string | null };

/** What a question asks; "para mi sector" is the member's own, or their entity's. */
async function wishesOf({ store, vocabulary, now, memberId }: Finding, ask: string): Promise<[Asked, ...Asked[]]> {
  const [wish, ...others] = readTurns(ask, vocabulary, now);
  const member = wish.aspects.ours && memberId ? await getMember(store.db, memberId) : null;
  const own = member?.entity?.sectorId ? [member.entity.sectorId] : [];
  const sectors = member && member.sectors.length > 0 ? member.sectors : own;
  return sectors.length > 0 ? [{ ...wish, sectors }, ...others] : [wish, ...others];
}

const findingOf = async (context: Context): Promise<Finding> => {
  const { store, clock, person } = context;
  return { store, vocabulary: await vocabularyOf(context), now: clock.now(), memberId: person.memberId };
};

/** How many calls a question finds. */
export async function countAsked(context: Context, ask: string): Promise<number> {
  const finding = await findingOf(context);
  return (await findAsked(finding, await wishesOf(finding, ask), 0)).total;
}

/** A turn that leaves out when they close. */
const anytime = 'cualquier fecha';

/** Nothing meets all turns of a question: those without which something does, or else without its time. */
async function nearMisses(finding: Finding, ask: string): Promise<NearMiss[]> {
  const found: NearMiss[] = [];
  const fewer = async (rest: string, turn: string | null) => {
    const { total } = await findAsked(finding, await wishesOf(finding, rest), 0);
    if (total > 0) found.push({ ask: rest, turn, total });
  };
  for (const { ask: rest, turn } of withoutTurn(ask)) await fewer(rest, turn);
  if (found.length === 0 && (await wishesOf(finding, ask))[0].closes) await fewer(addTurn(ask, anytime), null);
  return found;
}

/** A page of the calls that meet one of the wishes, of those that are published. */
function findAsked(
  { store, vocabulary, now, memberId }: Finding,
  wishes: readonly [Asked, ...Asked[]],
  from: number,
): Promise<Page> {
  const { filter } = listingOf(wishes[0], now);
  const mine = wishes[0].aspects.mine ? { wantedBy: memberId ?? '' } : {};
  return findPage(store, wishes, { state: 'published', ...filter, ...mine }, from, ratesOf(vocabulary.rules));
}

/** In which a sum without a currency is offered to be understood. */
const usualCurrencies = ['USD', 'EUR', 'COP'];

/** The question with a currency after the sum that lacks it. */
function inCurrencies({ vocabulary, now }: Finding, ask: string, sum: string): { currency: string; ask: string }[] {
  const end = flatten(ask).lastIndexOf(sum) + sum.length;
  return usualCurrencies
    .map((currency) => ({ currency, ask: `${ask.slice(0, end)} ${currency}${ask.slice(end)}` }))
    .filter((one) => readTurns(one.ask, vocabulary, now)[0].amount !== null);
}

/**
 * The calls that a question asks for, a page from `from` on; the one that closes first when only that is asked for.
 * `ask`: in one turn or several, see `readTurns`; `note`: what is to be known of the list.
 */
export async function showList(context: Context, ask: string, from: number, note?: string): Promise<Reply> {
  const look = await lookIn(context, context.person.locale);
  const finding = await findingOf(context);
  let wishes = await wishesOf(finding, ask);
  const [asked] = wishes;
  const listing = listingOf(asked, look.now);
  let page = await findAsked(finding, wishes, from);
  let leftOut: readonly string[] = [];
  if (page.total === 0 && asked.unsure.length > 0) {
    // Words that name nothing known, and that no call has, are left out, and the person is told.
    const [one, ...others] = wishes;
    const without = (wish: Asked) => withoutWords(wish, asked.unsure);
    const fewer: typeof wishes = [without(one), ...others.map(without)];
    const other = await findAsked(finding, fewer, from);
    if (other.total > 0) [wishes, page, leftOut] = [fewer, other, asked.unsure];
  }
  const [next] = page.calls;
  if (asked.aspects.first && next?.deadlineAt) return showCall(context, next, '');
  const { kind } = listing;
  const { memberId } = context.person;
  const calls = page.calls.map(({ id }) => id);
  if (memberId !== null)
    await saveListed(context.store.db, memberId, { ask, from: page.start, total: page.total, calls }, look.now);
  const card = {
    kind,
    calls: page.calls.map(viewOf),
    total: page.total,
    from: page.start,
    note,
    leftOut,
    notUnderstood: asked.notUnderstood,
    inCurrencies: asked.notUnderstood.flatMap((sum) => inCurrencies(finding, ask, sum)),
    near: page.total === 0 ? await nearMisses(finding, ask) : [],
    understood: wishes.map((wish) => sayAsked(wish, listing, look)).join('; '),
    compared: page.compared,
    offers: asked.amount !== null || asked.aspects.order === 'amount',
    ask,
    // All of them, or what is over: there is nothing to subscribe to.
    mayFollow: kind !== 'closed' && !(asksNothing(asked) && !asked.closes),
  };
  return { kind: 'cards', cards: [callListCard(card, look)] };
}
