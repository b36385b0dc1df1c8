/** Calls as cards. Pure: data in, card out. */
import type { Locale } from '../app.ts';
import type { Block, Button, Card, Option, Rich, Span, Status } from '../card.ts';
import { sayInstant, sayList, sayQuoted, shorten } from '../text.ts';
import { bogota } from '../time.ts';
import { proposalText } from './proposals/proposal-text.ts';
import { saySum } from './reaching/subscription-cards.ts';
import { whyText } from './reaching/why-text.ts';
import { type CallStatus, callStatus, isOpen } from './rules.ts';
import { callsText, sayModality } from './text.ts';
import { classifiedText } from './understanding/classified-text.ts';
import { confirmBelow } from './understanding/deadline.ts';
import { zoneAbbreviations } from './understanding/deadline-zones.ts';

/** A summary longer than this is left to the source, and says so with an ellipsis and the button that opens it. */
const summaryLength = 400;
/** What a menu's line takes on every platform. */
export const labelLength = 60;

export type CallView = {
  id: string;
  number: number;
  title: string;
  url: string | null;
  summary: string;
  funder: string | null;
  state: string;
  deadlineAt: Date | null;
  deadlineZone: string | null;
  deadlineText: string | null;
  deadlineConfidence: number | null;
  modality: string | null;
  sectors: readonly string[];
  eligibility: string | null;
  amount: number | null;
  currency: string | null;
  sources: readonly { name: string; url: string | null }[];
};

/** What a card needs besides the call: the language, today, and the names of the sectors. */
export type Look = { locale: Locale; now: Date; sectorNames: ReadonlyMap<string, string> };

const statusColours: Record<CallStatus, Status> = {
  open: 'good',
  closing: 'warning',
  closed: 'muted',
  withdrawn: 'bad',
  merged: 'muted',
  review: 'info',
  news: 'info',
  rejected: 'muted',
};

type Dated = Pick<CallView, 'deadlineAt' | 'deadlineZone'> & { deadlineText?: string | null };

/** "domingo 27, 5:59 p. m. (domingo 27, 11:59 p. m., hora de Europa central)": Bogotá time, and the source's when another. */
export function sayDeadline(call: Dated, look: Look): string {
  const { locale, now } = look;
  if (!call.deadlineAt) return callsText[locale].noDeadline;
  const here = sayInstant(call.deadlineAt, locale, now);
  const zone = call.deadlineZone;
  if (!zone || zone === bogota || zone === 'UTC-05:00') return here;
  const there = sayInstant(call.deadlineAt, locale, now, { zone });
  return there === here
    ? here
    : `${here} ${callsText[locale].alsoInZone(`${there}, ${sayZone(zone, call.deadlineText, locale)}`)}`;
}

/** As the source printed it when that is an abbreviation ("CET"), else its name in the person's language. */
function sayZone(zone: string, printed: string | null | undefined, locale: Locale): string {
  const letters = printed?.match(/\b[A-Z]{2,4}\b/g) ?? [];
  const abbreviation = letters.find((word) => zoneAbbreviations.get(word.toLowerCase()) === zone);
  if (abbreviation || zone.startsWith('UTC')) return abbreviation ?? zone;
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

function saySectors(ids: readonly string[], look: Look): string {
  return sayList(
    ids.map((id) => look.sectorNames.get(id) ?? id),
    look.locale,
  );
}

function factFields(call: CallView, look: Look): { label: string; value: Rich }[] {
  const text = callsText[look.locale];
  const closed = callStatus(call, look.now) === 'closed';
  const fields: { label: string; value: Rich }[] = [
    { label: closed ? text.closed : text.closes, value: [{ text: sayDeadline(call, look), bold: true }] },
  ];
  if (call.modality) fields.push({ label: text.modality, value: sayModality(call.modality, look.locale) });
  if (call.sectors.length > 0) fields.push({ label: text.sectors, value: saySectors(call.sectors, look) });
  if (call.funder) fields.push({ label: text.funder, value: call.funder });
  if (call.eligibility) {
    fields.push({ label: text.eligibility, value: call.eligibility === 'yes' ? text.eligible : text.notEligible });
  }
  return fields;
}

function opening(summary: string): string {
  if (summary.length <= summaryLength) return summary;
  return `${summary.slice(0, summaryLength).replace(/\s+\S*$/, '')}…`;
}

export function sourceButton(call: CallView, locale: Locale): Button[] {
  return call.url ? [{ label: callsText[locale].source, href: call.url }] : [];
}

/** The way to the words of the source behind each fact of the call. */
export const classifiedButton = (call: string, locale: Locale): Button => ({
  label: classifiedText[locale].see,
  action: 'call.classified',
  data: { call },
});

/**
 * The buttons under an announced call; a person's own choice so far changes what is offered. `toPerson`: it was sent to
 * one person, who may ask why; `more`: ways on that belong to the choice they made. One that is closed or withdrawn is
 * read, and a choice undone; nothing more.
 */
export function callButtons(
  call: CallView,
  { locale, now }: Look,
  mine: 'interested' | 'dismissed' | null = null,
  { toPerson = false, more = [] }: { toPerson?: boolean; more?: readonly Button[] } = {},
): Block {
  const text = callsText[locale];
  const data = { call: call.id };
  const open = isOpen(call, now);
  const choices: Button[] = open
    ? [
        { label: text.interested, action: 'call.interest', data, style: 'primary' },
        { label: text.dismiss, action: 'call.dismiss', data },
      ]
    : [];
  const undo: Button[] = [{ label: text.undo, action: 'call.undo', data }];
  const remind: Button[] = open && mine !== 'dismissed' ? [{ label: text.remind, action: 'call.remind', data }] : [];
  const why: Button[] = toPerson ? [{ label: whyText[locale].why, action: 'call.why', data }] : [];
  return {
    kind: 'buttons',
    buttons: [...(mine === null ? choices : undo), ...more, ...remind, ...why, ...sourceButton(call, locale)],
  };
}

type CallCardOptions = {
  /** A line above the title's facts: "Nueva convocatoria", what changed. */
  lead?: string;
  changes?: readonly string[];
  because?: string;
  note?: string;
  /** What there is already with the country or the funder it comes from. */
  agreements?: string | null;
  buttons?: Block;
  /** Everything known, not only what an announcement needs. */
  full?: boolean;
  /** What stands below: what the person's team does about it. */
  after?: readonly Block[];
};

/** One call: what it is, when it closes, whom it fits, and the way on. */
export function callCard(call: CallView, look: Look, options: CallCardOptions = {}): Card {
  const text = callsText[look.locale];
  const status = callStatus(call, look.now);
  const blocks: Block[] = [];
  if (options.lead) blocks.push({ kind: 'text', text: options.lead, muted: true });
  for (const change of options.changes ?? []) blocks.push({ kind: 'status', status: 'warning', text: change });
  blocks.push({ kind: 'status', status: statusColours[status], text: text.status[status] });
  blocks.push({ kind: 'fields', fields: factFields(call, look) });
  if (call.deadlineAt && (call.deadlineConfidence ?? 1) < confirmBelow) {
    blocks.push({ kind: 'status', status: 'info', text: text.doubtfulDeadline });
  }
  if (call.summary) blocks.push({ kind: 'text', text: opening(call.summary) });
  if (options.full && call.deadlineText) {
    blocks.push({
      kind: 'text',
      text: `${text.deadlineSentence}: ${sayQuoted(call.deadlineText, look.locale)}`,
      muted: true,
    });
  }
  if (options.full || call.sources.length > 1) {
    const named = call.sources.flatMap((source, index): (string | Span)[] => [
      index === 0 ? `${text.sources}: ` : ', ',
      source.url ? { text: source.name, href: source.url } : source.name,
    ]);
    if (named.length > 0) blocks.push({ kind: 'text', text: named, muted: true });
  }
  if (options.agreements) blocks.push({ kind: 'status', status: 'info', text: options.agreements });
  if (options.note) blocks.push({ kind: 'status', status: 'info', text: options.note });
  if (options.because) blocks.push({ kind: 'text', text: options.because, muted: true });
  const { buttons } = options;
  if (buttons && (buttons.kind !== 'buttons' || buttons.buttons.length > 0)) blocks.push(buttons);
  blocks.push(...(options.after ?? []));
  return {
    title: call.title,
    summary: `${call.title}. ${call.deadlineAt ? `${text.closes}: ${sayDeadline(call, look)}` : text.noDeadline}`,
    blocks,
  };
}

/** "Parece la misma que la 12, «Premio…» (cierra el viernes 15 de enero)." */
export function sayLike({ number, title, deadlineAt }: CallView, { locale, now }: Look): string {
  const closes = deadlineAt && sayInstant(deadlineAt, locale, now, { time: false });
  return callsText[locale].like(`${number}, ${sayQuoted(title, locale)}`, closes);
}

const sayOffer = ({ amount, currency }: CallView, { locale }: Look): string =>
  amount !== null && currency !== null
    ? callsText[locale].offers(saySum(amount, currency, locale))
    : callsText[locale].offersUnknown;

/** One line of a list: its number, the title, when it closes, what it is; with `offers`, how much it gives. */
export function callLine(call: CallView, look: Look, offers = false): Rich {
  const text = callsText[look.locale];
  const verb = callStatus(call, look.now) === 'closed' ? text.closed : text.closes;
  const facts = [
    call.deadlineAt ? `${verb.toLowerCase()} ${sayDeadline(call, look)}` : text.noDeadline.toLowerCase(),
    ...(offers ? [sayOffer(call, look)] : []),
    ...(call.modality ? [sayModality(call.modality, look.locale)] : []),
    ...(call.sectors.length > 0 ? [saySectors(call.sectors, look)] : []),
  ];
  const title: Span = { text: call.title, bold: true, ...(call.url ? { href: call.url } : {}) };
  return [`${call.number} · `, title, ` — ${facts.join(' · ')}`];
}

/** A menu's label, by the number that its line has too; the whole title is in that line. */
export function callOption({ id, number, title }: CallView): Option {
  const label = `${number} · ${title}`;
  return { value: id, label: shorten(label, labelLength) };
}

type ReviewOptions = {
  /** Who proposed it; such a one is rejected with a reason. */
  by?: string;
  note?: string;
  /** Calls that it may be, with the pair that is decided on. */
  like?: readonly { pair: string; call: CallView }[];
};

/** A call that waits for a coordinator's yes, and what it may be a repetition of. */
export function reviewCard(call: CallView, look: Look, { by, note, like = [] }: ReviewOptions = {}): Card {
  const text = callsText[look.locale];
  const data = { call: call.id };
  const reject: Button = by
    ? { label: text.reject, action: 'form.open', data: { form: 'call.refuse', state: call.id }, style: 'danger' }
    : { label: text.reject, action: 'call.reject', data, style: 'danger' };
  const buttons: Button[] = [
    { label: text.approve, action: 'call.approve', data, style: 'primary' },
    { label: text.correct, action: 'form.open', data: { form: 'call.correct', state: call.id } },
    reject,
    classifiedButton(call.id, look.locale),
    ...sourceButton(call, look.locale),
  ];
  const words = proposalText[look.locale];
  const decisions = like.flatMap(({ pair, call: other }): Button[] => [
    { label: words.same(other.number), action: 'pair.same', data: { pair } },
    { label: words.other(other.number), action: 'pair.apart', data: { pair } },
    { label: words.seeOther(other.number), action: 'call.open', data: { value: other.id } },
  ]);
  const why = by ?? (call.state === 'review' ? text.reviewHint : null);
  return callCard(call, look, {
    changes: like.map((one) => sayLike(one.call, look)),
    after: decisions.length > 0 ? [{ kind: 'buttons', buttons: decisions }] : [],
    lead: `${text.reviewTitle}${why ? `. ${why}` : ''}`,
    full: true,
    note,
    buttons: { kind: 'buttons', buttons },
  });
}
