/** Why a call reached somebody or did not, line by line. Pure. */
import type { Button, Status } from '../../card.ts';
import type { Delivery } from '../../store.ts';
import { sayInstant, sayQuoted } from '../../text.ts';
import type { Look } from '../cards.ts';
import type { CallRow } from '../queries.ts';
import { callStatus } from '../rules.ts';
import type { AmountRange, Offer } from './amounts.ts';
import { type Failure, readConditions } from './conditions.ts';
import type { NotMet, StoredSubscription } from './reception.ts';
import { sayAmount, sayConditions, saySum, sayValues } from './subscription-cards.ts';
import { whyText } from './why-text.ts';

export type Line = { text: string; status?: Status; detail?: readonly string[]; buttons?: readonly Button[] };

export const sayOne = (subscription: StoredSubscription, look: Look) =>
  sayConditions(readConditions(subscription), look);

/** "30.000 EUR (unos 32.289 USD, por las tasas de cambio guardadas)", where it is not in the currency asked for. */
export function sayOffer(has: Offer, asked: AmountRange, converted: number | null, look: Look): string {
  const text = whyText[look.locale];
  const said = saySum(has.amount, has.currency, look.locale);
  if (has.currency === asked.currency) return said;
  return converted === null
    ? text.noRate(said, asked.currency)
    : text.byRate(said, saySum(Math.round(converted), asked.currency, look.locale));
}

/** "Pide Salud, y es de Movilidad": the condition that decided. */
function sayFailure(failure: Failure, look: Look): string {
  const text = whyText[look.locale];
  if (failure.condition === 'amount') {
    const { asked, has, converted } = failure;
    return text.amount(sayAmount(asked, look.locale), has && sayOffer(has, asked, converted, look));
  }
  const { condition, without, asked, has } = failure;
  const say = (values: readonly string[]) =>
    condition === 'mayApply' ? values.join() : sayValues(condition, values, look);
  return without ? text.excluded(say(asked)) : text.failure[condition](say(asked), say(has));
}

/** What became of what was sent, or is to be; null when it says nothing about why it did not arrive. */
export function sayPost(post: Delivery, look: Look): Line | null {
  const text = whyText[look.locale];
  const say = (at: Date) => sayInstant(at, look.locale, look.now);
  const digest = post.kind === 'call.digest';
  switch (post.status) {
    case 'sent':
      return {
        status: 'good',
        text: text.arrived(
          say(post.sentAt ?? post.dueAt),
          digest ? text.byDigest : text.byItself,
          text.platforms[post.platform ?? ''] ?? null,
        ),
      };
    case 'sending':
      return { text: text.waitsTurn };
    case 'unknown':
      return { status: 'warning', text: text.lost };
    case 'failed':
      return {
        status: 'bad',
        text: text.failed(
          text.faults[post.fault ?? ''] ?? text.otherFault,
          text.remedies[post.fault ?? ''] ?? text.remedy,
        ),
      };
    case 'dropped':
      return { status: 'warning', text: text.dropped };
    case 'cancelled':
      return null;
    case 'pending':
      if (post.retries > 0 && post.availableAt > look.now)
        return { status: 'warning', text: text.waitsPlatform(say(post.availableAt)) };
      if (digest && post.availableAt > look.now) return { text: text.waitsDigest(say(post.availableAt)) };
      return { text: post.availableAt > look.now ? text.waitsQuiet(say(post.availableAt)) : text.waitsTurn };
  }
}

/** The stage of the call itself that kept it from everybody; null when it went out. `open`: they may know what it says. */
export function sayStage(call: CallRow, look: Look, open: boolean): Line | null {
  const text = whyText[look.locale];
  const status = callStatus(call, look.now);
  if (status === 'review') return { text: text.inReview };
  if (status === 'news') return { text: text.news };
  if (status === 'rejected') return { text: text.rejected((open && call.decidedReason) || '') };
  if (status === 'withdrawn') return { text: text.withdrawn };
  if (call.announcedAt) return null;
  if (status === 'closed' && call.deadlineAt)
    return { text: text.closed(sayInstant(call.deadlineAt, look.locale, look.now)) };
  if (call.heldUntil) return { text: text.held(sayInstant(call.heldUntil, look.locale, look.now)) };
  return { text: call.baseline ? text.baseline : text.notAnnounced };
}

export function sayNotMet(notMet: readonly NotMet[], look: Look): string[] {
  return notMet.map(
    ({ subscription, failure }) =>
      `${sayQuoted(sayOne(subscription, look), look.locale)}: ${sayFailure(failure, look)}.`,
  );
}

/** "Cerró a las 11:59 p. m." has its stop already. */
export const oneStop = (said: string): string => said.replace(/\.{2}$/, '.');
