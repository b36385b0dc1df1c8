/** Subscriptions as people read them. Pure: data in, card out. */
import type { Locale } from '../../app.ts';
import type { Block, Button, Card } from '../../card.ts';
import { sayInstant, sayList, sayQuoted } from '../../text.ts';
import { inBogota } from '../../time.ts';
import type { Look } from '../cards.ts';
import type { DigestTime } from '../rules.ts';
import { sayModality } from '../text.ts';
import { sayPlace } from '../understanding/places.ts';
import type { AmountRange } from './amounts.ts';
import { type Conditions, type ListName, type Lists, listNames, noLists, readConditions } from './conditions.ts';
import { reachText } from './reach-text.ts';
import { hasPause, type StoredSubscription } from './reception.ts';

/** One list as people read it: "Salud y Educación", "«bicicletas»". */
export function sayValues(name: ListName, values: readonly string[], look: Look): string {
  const { locale } = look;
  const names: Record<ListName, (value: string) => string> = {
    sectors: (id) => look.sectorNames.get(id) ?? id,
    modalities: (value) => sayModality(value, locale),
    places: (place) => sayPlace(place, locale),
    funders: (funder) => funder,
    words: (word) => sayQuoted(word, locale),
  };
  // Sectors in their official order, which the names have.
  const order = [...look.sectorNames.keys()];
  const ordered = name === 'sectors' ? [...values].sort((a, b) => order.indexOf(a) - order.indexOf(b)) : values;
  const said = ordered.map(names[name]);
  return name === 'words' ? said.join(', ') : sayList(said, locale);
}

/** "50.000 USD". */
export const saySum = (sum: number, currency: string, locale: Locale): string =>
  `${sum.toLocaleString(locale === 'es' ? 'es-CO' : 'en')} ${currency}`;

/** "De 50.000 USD o más": as it is shown, and as it is read back. */
export function sayAmount({ min, max, currency }: AmountRange, locale: Locale): string {
  const text = reachText[locale];
  const say = (sum: number | null) => saySum(sum ?? 0, currency, locale);
  if (min !== null && max !== null) return text.amountBetween(say(min), say(max));
  return max === null ? text.amountFrom(say(min)) : text.amountTo(say(max));
}

/** "Salud y Educación · Beca · «bicicletas» · menos Europa": conditions as people read them. */
export function sayConditions(conditions: Partial<Conditions> & Partial<Lists>, look: Look): string {
  const text = reachText[look.locale];
  const asked = { ...noLists, ...conditions };
  const without = { ...noLists, ...conditions.without };
  const unwanted = listNames
    .filter((name) => without[name].length > 0)
    .map((name) => sayValues(name, without[name], look));
  const parts = [
    ...listNames.filter((name) => asked[name].length > 0).map((name) => sayValues(name, asked[name], look)),
    ...(conditions.mayApply ? [text.mayApply] : []),
    ...(conditions.amount ? [sayAmount(conditions.amount, look.locale)] : []),
  ];
  if (parts.length === 0) parts.push(text.everything);
  if (unwanted.length > 0) parts.push(text.without(unwanted.join(', ')));
  return parts.join(' · ');
}

/** "8:00 a. m.", from "08:00". */
export function sayClock(at: string, locale: Locale): string {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  const half = locale === 'es' ? (hour < 12 ? 'a. m.' : 'p. m.') : hour < 12 ? 'a.m.' : 'p.m.';
  return `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${half}`;
}

/** "Lunes y jueves". */
function sayDays(days: readonly number[], locale: Locale): string {
  const { days: names } = reachText[locale];
  return sayList(
    days.map((day) => names[day - 1] ?? ''),
    locale,
  );
}

/** "Resumen semanal, los lunes a las 8:00 a. m." */
export function sayFrequency(frequency: StoredSubscription['frequency'], time: DigestTime, locale: Locale): string {
  const text = reachText[locale];
  const at = sayClock(time.digestAt, locale);
  const when = { now: '', daily: text.dailyAt(at), weekly: text.weeklyAt(sayDays(time.digestDays, locale), at) };
  // Two days a week are no weekly digest.
  const several = frequency === 'weekly' && time.digestDays.length > 1;
  const name = several ? text.onSeveralDays : text.frequency[frequency];
  return [name, when[frequency]].filter((part) => part !== '').join(', ');
}

export const changeButton = (id: string, label: string): Button => ({
  label,
  action: 'form.open',
  data: { form: 'subscription.edit', state: id },
});

/** "Salud — Resumen diario, a las 8:00 a. m." */
export const saySubscription = (subscription: StoredSubscription, time: DigestTime, look: Look): string =>
  `${sayConditions(readConditions(subscription), look)} — ${sayFrequency(subscription.frequency, time, look.locale)}`;

function subscriptionButtons(subscription: StoredSubscription, { locale, now }: Look): Button[] {
  const text = reachText[locale];
  const data = { subscription: subscription.id };
  return [
    changeButton(subscription.id, text.change),
    hasPause(subscription, now)
      ? { label: text.resume, action: 'subscription.resume', data }
      : { label: text.pause, action: 'subscription.pause', data },
    { label: text.remove, action: 'subscription.remove', data },
  ];
}

const timeButton = (locale: Locale): Button => ({
  label: reachText[locale].changeTime,
  action: 'form.open',
  data: { form: 'digest.edit', state: '' },
});

/** From when, if that is to come, and until when; empty when it began and waits for the person. */
export function sayPause({ from, to }: { from: Date; to: Date | null }, { locale, now }: Look): string {
  const text = reachText[locale];
  const say = (at: Date) =>
    sayInstant(at, locale, now, { time: !inBogota(at).hasSame(inBogota(at).startOf('day'), 'minute') });
  return [from > now ? text.pausedFrom(say(from)) : '', to ? text.pausedTo(say(to)) : ''].filter(Boolean).join(' ');
}

/** One subscription with its ways out; without a `time` how often it comes is left out. */
export function subscriptionBlocks(subscription: StoredSubscription, time: DigestTime | null, look: Look): Block[] {
  const text = reachText[look.locale];
  const what = sayConditions(readConditions(subscription), look);
  const { frequency, pausedAt: from, pausedTo: to } = subscription;
  const usual = time ? sayFrequency(frequency, time, look.locale) : text.frequency[frequency];
  const often =
    from && hasPause(subscription, look.now) ? `${text.paused} ${sayPause({ from, to }, look)}`.trim() : usual;
  return [
    { kind: 'text', text: [{ text: what, bold: true }, ` — ${often}`] },
    { kind: 'buttons', buttons: subscriptionButtons(subscription, look) },
  ];
}

/** A person's subscriptions, each with its way out. */
export function subscriptionsCard(
  subscriptions: readonly StoredSubscription[],
  time: DigestTime,
  look: Look,
  lead?: string,
): Card {
  const text = reachText[look.locale];
  const blocks: Block[] = lead ? [{ kind: 'status', status: 'good', text: lead }] : [];
  if (subscriptions.length === 0) blocks.push({ kind: 'text', text: text.none });
  for (const subscription of subscriptions) blocks.push(...subscriptionBlocks(subscription, time, look));
  const digests = subscriptions.some(({ frequency }) => frequency !== 'now');
  blocks.push({
    kind: 'buttons',
    buttons: [changeButton('', text.add), ...(digests ? [timeButton(look.locale)] : [])],
  });
  return { title: text.title, blocks };
}

export type SubscribedCard = {
  subscription: StoredSubscription;
  lead: string;
  time: DigestTime;
  /** What the person should know: words not recognised, the next digest. */
  notes: readonly string[];
  warnings: readonly string[];
  /** Calls open now that meet it, and the words that list them again. */
  openNow: { count: number; ask: string } | null;
};

/** What was understood, how often it comes, and the ways on. */
export function subscribedCard(said: SubscribedCard, look: Look): Card {
  const { subscription, time, openNow } = said;
  const { locale } = look;
  const text = reachText[locale];
  const what = saySubscription(subscription, time, look);
  const blocks: Block[] = [
    { kind: 'status', status: 'good', text: `${said.lead}: ${what}` },
    ...said.warnings.map((note): Block => ({ kind: 'status', status: 'warning', text: note })),
    ...said.notes.map((note): Block => ({ kind: 'text', text: note, muted: true })),
  ];
  const buttons: Button[] = [changeButton(subscription.id, text.change)];
  if (subscription.frequency !== 'now') buttons.push(timeButton(locale));
  if (openNow && openNow.count > 0) {
    const data = { ask: openNow.ask, from: '0' };
    buttons.push({ label: text.openNow(openNow.count), action: 'call.page', data });
  }
  buttons.push({ label: text.mine, action: 'subscription.list' });
  buttons.push({ label: text.remove, action: 'subscription.remove', data: { subscription: subscription.id } });
  blocks.push({ kind: 'buttons', buttons });
  return { blocks };
}
