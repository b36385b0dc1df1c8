/** How each kind of delivery about calls is drawn when it leaves: from what is true then. */
import type { Dependencies, Feature } from '../app.ts';
import type { Card } from '../card.ts';
import type { Delivery } from '../store.ts';
import { inBogota } from '../time.ts';
import { callButtons, callCard } from './cards.ts';
import { mergedCard } from './intake/merge-cards.ts';
import { reviewDeliveries } from './intake/review.ts';
import { lookFor, sayChangesSince, viewOf } from './look.ts';
import { getCall, getSpace, interestOf } from './queries.ts';
import { drawDigest } from './reaching/digest.ts';
import { readerOf } from './reaching/reach-queries.ts';
import { receptionOf } from './reaching/reception.ts';
import { reminderText } from './reaching/reminder-text.ts';
import { isReminderWanted } from './reaching/reminders.ts';
import { sayConditions } from './reaching/subscription-cards.ts';
import { callStatus, isOpen } from './rules.ts';
import { callsText } from './text.ts';

const isEarly = (data: Delivery['data']): boolean => data !== null && typeof data === 'object' && 'early' in data;

async function announcement(dependencies: Dependencies, delivery: Delivery): Promise<Card | null> {
  const { store } = dependencies;
  const call = await getCall(store.db, delivery.subject);
  if (!call || call.state === 'rejected') return null;
  const look = await lookFor(dependencies, delivery);
  const text = callsText[look.locale];
  const first = delivery.shown === 0;
  if (first && !isOpen(call, look.now)) return null;
  const view = viewOf(call);
  const kept = call.mergedIntoId ? await getCall(store.db, call.mergedIntoId) : null;
  if (kept) return mergedCard(view, kept, look);
  const changes = call.revision > 1 ? await sayChangesSince(store, call, call.revision - 1, look) : [];
  const lead = callStatus(call, look.now) === 'closed' ? undefined : text.newCall;
  const agreements = await dependencies.agreementsNote(call, look.locale);
  if (delivery.memberId) {
    const reception = receptionOf(call, await readerOf(store.db, delivery.memberId, call.id), look.now);
    // Muted, paused or changed while it waited: no longer wanted. What is out stays and is only kept true.
    if (first && reception.way === 'none') return null;
    const mine = await interestOf(store.db, call.id, delivery.memberId);
    const because = reception.way === 'none' ? undefined : text.because(sayConditions(reception.met, look));
    const early = isEarly(delivery.data) ? text.early : undefined;
    return callCard(view, look, {
      lead,
      changes,
      note: early,
      agreements,
      because,
      buttons: callButtons(view, look, mine?.interest ?? null, { toPerson: true }),
    });
  }
  const space = delivery.spaceId ? await getSpace(store.db, delivery.spaceId) : null;
  const sectors = (space?.sectors ?? []).filter((sector) => call.sectors.includes(sector));
  const because = text.becauseSpace(sayConditions({ sectors }, look));
  return callCard(view, look, { lead, changes, agreements, because, buttons: callButtons(view, look) });
}

async function changed(dependencies: Dependencies, delivery: Delivery): Promise<Card | null> {
  const call = await getCall(dependencies.store.db, delivery.subject);
  if (!call) return null;
  const look = await lookFor(dependencies, delivery);
  const { since } = delivery.data as { since: number };
  if (call.state === 'merged') return null;
  const mine = delivery.memberId ? await interestOf(dependencies.store.db, call.id, delivery.memberId) : null;
  if (delivery.shown === 0 && mine?.interest === 'dismissed') return null;
  const changes = await sayChangesSince(dependencies.store, call, since, look);
  // Taken back by the source before it was told.
  if (changes.length === 0 && delivery.shown === 0) return null;
  const view = viewOf(call);
  return callCard(view, look, {
    lead: callsText[look.locale].changed,
    changes,
    buttons: callButtons(view, look, 'interested'),
  });
}

async function reminder(dependencies: Dependencies, delivery: Delivery): Promise<Card | null> {
  const call = await getCall(dependencies.store.db, delivery.subject);
  const look = await lookFor(dependencies, delivery);
  if (!call || !(await isReminderWanted(dependencies.store.db, call, delivery, look.now))) return null;
  const today = inBogota(look.now).startOf('day');
  const days = call.deadlineAt && inBogota(call.deadlineAt).startOf('day').diff(today, 'days').days;
  const view = viewOf(call);
  return callCard(view, look, {
    lead: days === null ? reminderText[look.locale].asked : callsText[look.locale].reminder(Math.round(days)),
    buttons: callButtons(view, look, delivery.memberId ? 'interested' : null),
  });
}

export const callDeliveries: Feature['deliveries'] = {
  'call.announce': announcement,
  'call.changed': changed,
  'call.remind': reminder,
  'call.digest': drawDigest,
  ...reviewDeliveries,
};
