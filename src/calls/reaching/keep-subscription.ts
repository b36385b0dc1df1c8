/** A subscription is kept, and shown as it was understood. */
import type { Reply } from '../../adapter.ts';
import type { Context } from '../../app.ts';
import { getMember } from '../../members/queries.ts';
import { sayInstant, sayList, sayQuoted } from '../../text.ts';
import { nextAllowed } from '../../time.ts';
import { lookIn } from '../look.ts';
import { listCalls, subscriptionsOf } from '../queries.ts';
import { nextDigest } from '../rules.ts';
import { currentRates } from '../understanding/rule-queries.ts';
import type { Asked, Frequency } from './ask.ts';
import { type Conditions, checkConditions } from './conditions.ts';
import { changeDigestTime } from './digest.ts';
import { digestTimesOf, saveSubscription } from './reach-queries.ts';
import { reachText } from './reach-text.ts';
import { hasPause } from './reception.ts';
import { sayFrequency, saySubscription, subscribedCard, subscriptionsCard } from './subscription-cards.ts';

/** The person is a member: the table of commands says so. */
export const memberOf = (context: Context): string => context.person.memberId ?? '';

const usualTime = { digestDays: [1], digestAt: '08:00' };

export async function showSubscriptions(context: Context, lead?: string, replace?: true): Promise<Reply> {
  const look = await lookIn(context, context.person.locale);
  const mine = await subscriptionsOf(context.store.db, memberOf(context));
  const [time = usualTime] = await digestTimesOf(context.store.db, [memberOf(context)]);
  return { kind: 'cards', cards: [subscriptionsCard(mine, time, look, lead)], replace };
}

type Kept = {
  /** The subscription that is changed; null adds one. */
  id: string | null;
  asked?: Asked;
  /** The sentence, to list what is open now. */
  said?: string;
};

/** Keeps what was asked, and shows it as it was understood. */
export async function keepSubscription(
  context: Context,
  conditions: Conditions,
  frequency: Frequency,
  { id, asked, said }: Kept,
): Promise<Reply> {
  const { store, outbox } = context;
  const look = await lookIn(context, context.person.locale);
  const text = reachText[look.locale];
  const memberId = memberOf(context);
  const { days, at } = asked?.schedule ?? {};
  const [before = usualTime] = await digestTimesOf(store.db, [memberId]);
  const kept = await store.inTransaction(async (tx) => {
    if (days !== undefined || at !== undefined) {
      const change = { ...(days ? { digestDays: [...days] } : {}), ...(at ? { digestAt: at } : {}) };
      await changeDigestTime(tx, outbox, memberId, change, look.now);
    }
    return saveSubscription(tx, memberId, id, { ...conditions, frequency }, look.now);
  });
  const mine = await subscriptionsOf(store.db, memberId);
  const subscription = mine.find((one) => one.id === kept.id);
  if (!subscription) return showSubscriptions(context);
  const member = await getMember(store.db, memberId);
  const time = member ?? usualTime;
  const rates = await currentRates(store.db);
  const open = (await listCalls(store.db, { state: 'published', openAt: look.now })).filter(
    (call) => checkConditions(conditions, call, rates).fits,
  );
  const notes: string[] = [];
  const moved = mine.filter((one) => {
    const { frequency: often } = one;
    return (
      one.id !== subscription.id &&
      !hasPause(one, look.now) &&
      sayFrequency(often, before, look.locale) !== sayFrequency(often, time, look.locale)
    );
  });
  if (moved.length > 0) notes.push(text.together(moved.map((one) => saySubscription(one, time, look))));
  if (frequency !== 'now') {
    const due = nextDigest(frequency, look.now, time);
    notes.push(text.nextDigest(sayInstant(member ? nextAllowed(due, member) : due, look.locale, look.now)));
  }
  if (open.length === 0) notes.push(text.noneNow);
  if (conditions.amount) notes.push(text.amountNote);
  const quote = (words: readonly string[]) =>
    sayList(
      words.map((word) => sayQuoted(word, look.locale)),
      look.locale,
    );
  const warnings = [
    ...(asked?.closes ? [text.closesLeftOut] : []),
    ...(asked?.rarer ? [text.rarer(asked.rarer)] : []),
    ...(asked && asked.unsure.length > 0 ? [text.unsure(quote(asked.unsure))] : []),
    ...(asked && asked.notUnderstood.length > 0 ? [text.notUnderstood(quote(asked.notUnderstood))] : []),
  ];
  const leads = { same: text.subscribedAlready, changed: text.changed, added: text.subscribed };
  const openNow = said && said.length <= 500 ? { count: open.length, ask: said } : null;
  return {
    kind: 'cards',
    cards: [subscribedCard({ subscription, lead: leads[kept.outcome], time, notes, warnings, openNow }, look)],
  };
}
