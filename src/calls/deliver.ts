/** How each kind of delivery about calls is drawn when it leaves: from what is true then. */
import type { Dependencies, Feature, Locale } from '../app.ts';
import type { Card } from '../card.ts';
import { foldText } from '../form.ts';
import { getMember, localeOf } from '../members/queries.ts';
import type { Delivery } from '../store.ts';
import { sayInstant } from '../text.ts';
import { inBogota } from '../time.ts';
import { callButtons, callCard, digestCard, type Look, reviewCard, sayConditions } from './cards.ts';
import { lookIn, viewOf } from './look.ts';
import {
  announcedTo,
  type CallRow,
  callsForDigest,
  changesOf,
  getCall,
  getSpace,
  interestOf,
  subscriptionsOf,
} from './queries.ts';
import { type Conditions, callStatus, isOpen, matchConditions } from './rules.ts';
import { callsText } from './text.ts';

async function localeFor({ store }: Dependencies, delivery: Delivery): Promise<Locale> {
  const member = delivery.memberId ? await getMember(store.db, delivery.memberId) : null;
  return localeOf(member?.locale);
}

/** The first subscription of this member that the call meets, with what it meets. */
async function reasonFor({ store }: Dependencies, memberId: string, call: CallRow): Promise<Conditions | null> {
  for (const subscription of await subscriptionsOf(store.db, memberId)) {
    const met = matchConditions(subscription, call, foldText);
    if (met) return met;
  }
  return null;
}

/** What changed at this revision, in words. */
async function sayChanges({ store }: Dependencies, call: CallRow, revision: number, look: Look): Promise<string[]> {
  const text = callsText[look.locale];
  const say = (iso: string) => sayInstant(new Date(iso), look.locale, look.now);
  return (await changesOf(store.db, call.id, revision)).flatMap(({ field, before, after }) => {
    if (field === 'title') return before ? [text.changedTitle(before)] : [];
    if (field === 'url') return [text.changedUrl];
    if (before && after) return [text.changedDeadline(say(after), say(before))];
    return after ? [text.newDeadline(say(after))] : before ? [text.lostDeadline(say(before))] : [];
  });
}

async function announcement(dependencies: Dependencies, delivery: Delivery): Promise<Card | null> {
  const { store } = dependencies;
  const call = await getCall(store.db, delivery.subject);
  if (!call || call.state === 'rejected') return null;
  const look = await lookIn(dependencies, await localeFor(dependencies, delivery));
  const text = callsText[look.locale];
  const first = delivery.shown === 0;
  if (first && !isOpen(call, look.now)) return null;
  const view = viewOf(call);
  const changes = call.revision > 1 ? await sayChanges(dependencies, call, call.revision, look) : [];
  const status = callStatus(call, look.now);
  const lead = status === 'closed' ? undefined : text.newCall;
  if (delivery.memberId) {
    const mine = await interestOf(store.db, call.id, delivery.memberId);
    if (first && mine?.interest === 'dismissed') return null;
    const reason = await reasonFor(dependencies, delivery.memberId, call);
    const because = reason ? text.because(sayConditions(reason, look)) : undefined;
    return callCard(view, look, {
      lead,
      changes,
      because,
      buttons: callButtons(view, look.locale, mine?.interest ?? null),
    });
  }
  const space = delivery.spaceId ? await getSpace(store.db, delivery.spaceId) : null;
  const sectors = (space?.sectors ?? []).filter((sector) => call.sectors.includes(sector));
  const because = text.becauseSpace(sayConditions({ sectors, modalities: [], words: [] }, look));
  return callCard(view, look, { lead, changes, because, buttons: callButtons(view, look.locale) });
}

async function changed(dependencies: Dependencies, delivery: Delivery): Promise<Card | null> {
  const call = await getCall(dependencies.store.db, delivery.subject);
  if (!call) return null;
  const look = await lookIn(dependencies, await localeFor(dependencies, delivery));
  const { revision } = delivery.data as { revision: number };
  const changes = await sayChanges(dependencies, call, revision, look);
  const view = viewOf(call);
  return callCard(view, look, {
    lead: callsText[look.locale].changed,
    changes,
    buttons: callButtons(view, look.locale, 'interested'),
  });
}

async function reminder(dependencies: Dependencies, delivery: Delivery): Promise<Card | null> {
  const call = await getCall(dependencies.store.db, delivery.subject);
  const look = await lookIn(dependencies, await localeFor(dependencies, delivery));
  if (!call?.deadlineAt || !isOpen(call, look.now)) return null;
  const days = inBogota(call.deadlineAt).startOf('day').diff(inBogota(look.now).startOf('day'), 'days').days;
  const view = viewOf(call);
  return callCard(view, look, {
    lead: callsText[look.locale].reminder(Math.round(days)),
    buttons: callButtons(view, look.locale, 'interested'),
  });
}

async function digest(dependencies: Dependencies, delivery: Delivery): Promise<Card | null> {
  const { memberId } = delivery;
  if (!memberId) return null;
  const { store } = dependencies;
  const { after } = delivery.data as { after: string };
  const told = await announcedTo(store.db, memberId);
  const subscriptions = (await subscriptionsOf(store.db, memberId)).filter((one) => one.frequency !== 'now');
  const calls = (await callsForDigest(store.db, memberId, new Date(after), delivery.dueAt)).filter(
    (call) => !told.has(call.id) && subscriptions.some((one) => matchConditions(one, call, foldText)),
  );
  if (calls.length === 0) return null;
  return digestCard(calls.map(viewOf), await lookIn(dependencies, await localeFor(dependencies, delivery)));
}

async function review(dependencies: Dependencies, delivery: Delivery): Promise<Card | null> {
  const call = await getCall(dependencies.store.db, delivery.subject);
  if (!call) return null;
  const look = await lookIn(dependencies, await localeFor(dependencies, delivery));
  if (call.state === 'review') return reviewCard(viewOf(call), look);
  // Decided by somebody else: one not yet seen is no longer wanted, one already shown says so.
  return delivery.shown === 0 ? null : callCard(viewOf(call), look, { note: callsText[look.locale].decidedAlready });
}

export const callDeliveries: Feature['deliveries'] = {
  'call.announce': announcement,
  'call.changed': changed,
  'call.remind': reminder,
  'call.digest': digest,
  'call.review': review,
};
