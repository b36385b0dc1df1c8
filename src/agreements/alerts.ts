/** Watching over agreements: who is told before the last day to give notice, before expiry, and once a year. */
import { DateTime } from 'luxon';
import { type Context, type Dependencies, type Feature, type Locale, mayUse } from '../app.ts';
import type { Block, Button, Card } from '../card.ts';
import { UserError } from '../errors.ts';
import { listCoordinators } from '../members/queries.ts';
import { saying } from '../router.ts';
import type { Db, Delivery } from '../store.ts';
import { bogota } from '../time.ts';
import { todayOf } from './ask.ts';
import { statusColours } from './cards.ts';
import { byOf } from './changing.ts';
import { type ChatWords, chatWords } from './chat-text.ts';
import { getAgreement, listAlertChoices, listWatched, saveAlertChoice, type WholeAgreement } from './queries.ts';
import { changeAgreement } from './registry/change-queries.ts';
import { termOf } from './row-text.ts';
import { dayOf, dueAlerts, runsUntil, statusOf } from './rules.ts';
import { agreementWords, sayDay } from './text.ts';
import { createTicketOf, localeFor, sendTicket } from './tickets.ts';

/** Alerts are due at nine in the morning, Bogotá time. */
const morning = (day: string): Date => DateTime.fromISO(`${day}T09:00`, { zone: bogota }).toJSDate();
const evening = (day: string): Date => DateTime.fromISO(`${day}T23:59`, { zone: bogota }).toJSDate();
const remindAfterDays = 7;

export type AlertCounts = { notice: number; expiry: number; review: number; remind: number };

/**
 * Writes the alerts that are due: one a person, agreement, kind and day, however often it runs. Told are the person
 * responsible, their substitute and the coordinators; who chose to let it expire hears no more of that expiry.
 */
export async function alertAgreements(
  dependencies: Pick<Dependencies, 'store' | 'outbox' | 'clock'>,
): Promise<AlertCounts> {
  const { store, outbox, clock } = dependencies;
  const today = todayOf(dependencies);
  const now = clock.now();
  const yearAgo = DateTime.fromJSDate(now).minus({ years: 1 }).toJSDate();
  return store.inTransaction(async (tx) => {
    const rows = await listWatched(tx, yearAgo);
    const coordinators = (await listCoordinators(tx)).map((member) => member.id);
    const choices = await listAlertChoices(tx);
    const counts: AlertCounts = { notice: 0, expiry: 0, review: 0, remind: 0 };
    for (const row of rows) {
      const own = [row.responsibleId, row.substituteId].flatMap((id) => id ?? []);
      const people = [...new Set([...own, ...coordinators])];
      const term = termOf(row);
      const expires = runsUntil(term, today);
      const choiceOf = (memberId: string) =>
        choices.find(
          (choice) =>
            choice.agreementId === row.id && choice.memberId === memberId && dayOf(choice.expiresOn) === expires,
        );
      for (const alert of dueAlerts(term, today)) {
        const told = people.filter((memberId) => choiceOf(memberId)?.choice !== 'expire');
        counts[alert.kind] += await outbox.enqueue(
          tx,
          told.map((memberId) => ({
            kind: `agreements.${alert.kind}`,
            subject: row.id,
            memberId,
            data: { on: alert.on },
            dueAt: morning(alert.day),
            expiresAt: evening(alert.until),
          })),
        );
      }
      for (const memberId of people) {
        const choice = choiceOf(memberId);
        if (!expires || choice?.choice !== 'remind' || !choice.remindAt || choice.remindAt > now) continue;
        counts.remind += await outbox.enqueue(tx, [
          {
            kind: 'agreements.expiry',
            subject: row.id,
            memberId,
            data: { on: expires },
            dueAt: choice.remindAt,
            expiresAt: evening(expires),
          },
        ]);
      }
      const checked = row.reviewedOn ?? row.createdAt;
      if (row.responsibleId && checked <= yearAgo) {
        const day =
          DateTime.fromJSDate(checked, { zone: row.reviewedOn ? 'utc' : bogota })
            .plus({ years: 1 })
            .toISODate() ?? today;
        counts.review += await outbox.enqueue(tx, [
          { kind: 'agreements.review', subject: row.id, memberId: row.responsibleId, dueAt: morning(day) },
        ]);
      }
    }
    return counts;
  });
}

const daysBetween = (from: string, to: string) =>
  Math.round(DateTime.fromISO(to).diff(DateTime.fromISO(from), 'days').days);

function alertCard(row: WholeAgreement, kind: 'notice' | 'expiry', on: string, today: string, locale: Locale): Card {
  const words = chatWords[locale].alert;
  const days = daysBetween(today, on);
  const goesOn = row.renewal === 'tacit';
  const what = kind === 'notice' ? words.notice : goesOn ? words.goesOn : words.expiry;
  const title = what(row.title, days);
  const data = { id: row.id };
  const hint = { tacit: words.tacit, express: words.express, none: words.none }[row.renewal];
  const blocks: Block[] = [
    {
      kind: 'status',
      status: statusColours[statusOf(termOf(row), today)],
      text: `${row.code} · ${sayDay(on, locale)}`,
    },
    { kind: 'text', text: hint },
    {
      kind: 'buttons',
      buttons: [
        goesOn
          ? { label: words.letGoOn, action: 'agreements.let-expire', data, style: 'primary' }
          : { label: words.renew, action: 'agreements.want-renewal', data, style: 'primary' },
        goesOn
          ? { label: words.end, action: 'agreements.want-end', data }
          : { label: words.expire, action: 'agreements.let-expire', data },
        { label: words.remind, action: 'agreements.remind', data },
        { label: chatWords[locale].details, action: 'agreements.show', data: { value: row.id } },
      ],
    },
  ];
  return { title, blocks };
}

async function drawAlert(
  dependencies: Dependencies,
  delivery: Delivery,
  kind: 'notice' | 'expiry',
): Promise<Card | null> {
  const row = await getAgreement(dependencies.store.db, delivery.subject);
  const on = (delivery.data as { on?: string } | null)?.on ?? '';
  const today = todayOf(dependencies);
  // Renewed, ended or given another notice meanwhile: no longer wanted.
  const still =
    row &&
    (delivery.shown > 0 || dueAlerts(termOf(row), today).some((alert) => alert.kind === kind && alert.on === on));
  return row && still ? alertCard(row, kind, on, today, await localeFor(dependencies, delivery)) : null;
}

export const alertDeliveries: Feature['deliveries'] = {
  'agreements.notice': (dependencies, delivery) => drawAlert(dependencies, delivery, 'notice'),
  'agreements.expiry': (dependencies, delivery) => drawAlert(dependencies, delivery, 'expiry'),
  'agreements.review': async (dependencies, delivery) => {
    const row = await getAgreement(dependencies.store.db, delivery.subject);
    if (!row || row.stage === 'ended') return null;
    const locale = await localeFor(dependencies, delivery);
    const words = chatWords[locale].alert;
    const buttons: Button[] = [
      { label: words.same, action: 'agreements.reviewed', data: { id: row.id }, style: 'primary' },
      { label: words.correct, action: 'form.open', data: { form: 'agreements.correct', state: row.id } },
      { label: chatWords[locale].details, action: 'agreements.show', data: { value: row.id } },
    ];
    const until = row.expiresOn
      ? `${agreementWords[locale].fieldNames.expiresOn} ${sayDay(dayOf(row.expiresOn) ?? '', locale)}`
      : chatWords[locale].openEnded;
    return {
      title: words.review(row.title),
      blocks: [
        { kind: 'text', text: words.reviewHint },
        { kind: 'text', text: `${row.code} · ${until}`, muted: true },
        { kind: 'buttons', buttons },
      ],
    };
  },
};

type AlertWords = ChatWords['alert'];
type Choice = 'renew' | 'end' | 'expire' | 'remind';
type Chosen = { row: WholeAgreement; memberId: string; expires: string | null };

async function chosen(context: Context, id: string): Promise<Chosen> {
  const row = await getAgreement(context.store.db, id);
  const { memberId, locale } = context.person;
  if (!row || !memberId) throw new UserError(chatWords[locale].goneAgreement);
  return { row, memberId, expires: runsUntil(termOf(row), todayOf(context)) };
}

/** Keeps what a person chose of the present expiry; whether that is news. */
async function choose(tx: Db, context: Context, { row, memberId, expires }: Chosen, choice: Choice): Promise<boolean> {
  const remindAt =
    choice === 'remind' ? DateTime.fromJSDate(context.clock.now()).plus({ days: remindAfterDays }).toJSDate() : null;
  if (!expires) return true;
  const expiresOn = new Date(`${expires}T00:00:00Z`);
  return saveAlertChoice(tx, { agreementId: row.id, memberId, expiresOn, choice, remindAt });
}

/** What the form of a coordinator who wants it is called; see `changes`. */
const formOf = { renew: 'renew', end: 'lapse' } as const;

/** Renewing it or letting it end: who may do so gets the form; others ask the DDRI for it. */
function wanting(what: 'renew' | 'end'): NonNullable<Feature['actions']>[string] {
  return {
    who: 'member',
    async run(context, event) {
      const found = await chosen(context, event.data.id ?? '');
      const words = chatWords[context.person.locale].alert;
      const mayChange = mayUse(context.person.access, 'coordinator');
      await context.store.inTransaction(async (tx) => {
        const isNews = await choose(tx, context, found, what);
        if (!mayChange && isNews) await createTicketOf(tx, context, words.wants[what](found.row.title));
      });
      if (!mayChange) return saying(words.asked);
      const data = { form: 'agreements.change', state: `${formOf[what]}:${found.row.id}` };
      return saying(words[what], { kind: 'buttons', buttons: [{ label: words[what], action: 'form.open', data }] });
    },
  };
}

/** A choice that asks nothing more of anybody. */
function choosing(choice: 'expire' | 'remind', say: (words: AlertWords, row: WholeAgreement) => string) {
  return {
    who: 'member',
    async run(context, event) {
      const found = await chosen(context, event.data.id ?? '');
      await choose(context.store.db, context, found, choice);
      return saying(say(chatWords[context.person.locale].alert, found.row));
    },
  } satisfies NonNullable<Feature['actions']>[string];
}

export const alertActions: Feature['actions'] = {
  'agreements.want-renewal': wanting('renew'),
  'agreements.want-end': wanting('end'),
  'agreements.let-expire': choosing('expire', (words, row) =>
    row.renewal === 'tacit' ? words.letGoneOn : words.letExpire,
  ),
  'agreements.remind': choosing('remind', (words) => words.reminded),
  'agreements.reviewed': {
    who: 'member',
    async run(context, event) {
      const { row } = await chosen(context, event.data.id ?? '');
      await context.store.inTransaction((tx) =>
        changeAgreement(tx, row.id, { reviewedOn: todayOf(context) }, byOf(context)),
      );
      return saying(chatWords[context.person.locale].alert.reviewed);
    },
  },
};

export const alertForms: Feature['forms'] = {
  'agreements.correct': {
    who: 'member',
    async build(context, state) {
      const words = chatWords[context.person.locale];
      const row = await getAgreement(context.store.db, state);
      return {
        id: 'agreements.correct',
        title: words.alert.correct,
        fields: [
          {
            name: 'question',
            label: words.alert.correct,
            kind: 'text',
            long: true,
            initial: words.alert.wantsCorrection(row?.title ?? ''),
          },
        ],
        submit: words.send,
        cancel: words.form.cancel,
        state,
      };
    },
    async submit(context, values) {
      return saying(chatWords[context.person.locale].ticketSent(await sendTicket(context, String(values.question))));
    },
  },
};
