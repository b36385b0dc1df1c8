/** The chair's side of a round: start it, remind, extend, close. */
import type { Reply } from '../adapter.ts';
import type { Context, FormHandler } from '../app.ts';
import { UserError } from '../errors.ts';
import { sayInstant } from '../text.ts';
import { closeRound } from './close.ts';
import { committeeFor, committeeIn, lookOf, mustRun, roundFor, saying } from './find.ts';
import { openRound as open } from './open.ts';
import { roundOfCommittee } from './progress.ts';
import type { CommitteeRow } from './queries.ts';
import { showReport } from './report-handlers.ts';
import { changeOpenRound, forgetNudges, logEvent, openRound, type RoundRow, reopenRound } from './round-queries.ts';
import { closesAfter, isoDay, todayIn, workingMoment } from './rules.ts';
import { asking } from './seats.ts';
import { committeesText } from './text.ts';

async function startFor(context: Context, committee: CommitteeRow): Promise<Reply> {
  const look = lookOf(context);
  const text = committeesText[look.locale];
  mustRun(context, committee);
  if (committee.seats.length === 0) return saying(text.noSeats(committee.name));
  const by = { at: look.now, now: look.now, byId: context.person.memberId };
  const opened = await context.store.inTransaction((tx) => open(tx, context.outbox, committee, by));
  const say = (at: Date) => sayInstant(at, look.locale, look.now);
  if (!opened) {
    const round = await openRound(context.store.db, committee.id);
    return saying(text.openAlready(committee.name, round ? say(round.closesAt) : ''));
  }
  const later = opened.opensAt > look.now ? ` ${text.startsOn(say(opened.opensAt))}` : '';
  return saying(`${text.opened(committee.name, opened.asked, say(opened.closesAt))}${later}`);
}

export async function startInWords(context: Context, rest: string): Promise<Reply> {
  const found = await committeeIn(context, rest, 'checkin.start');
  return 'reply' in found ? found.reply : startFor(context, found.committee);
}

export async function startChosen(context: Context, id: string): Promise<Reply> {
  return startFor(context, await committeeFor(context, id));
}

type OnRound = (context: Context, round: RoundRow) => Promise<Reply>;

/** On the open round of the committee that the words name. */
export const inWords = (action: string, act: OnRound) => async (context: Context, rest: string) => {
  const found = await committeeIn(context, rest, action);
  return 'reply' in found ? found.reply : onRoundOf(context, found.committee, act);
};

/** On the open round of the committee that was chosen. */
export const onChosen = (act: OnRound) => async (context: Context, id: string) =>
  onRoundOf(context, await committeeFor(context, id), act);

async function onRoundOf(context: Context, committee: CommitteeRow, act: OnRound): Promise<Reply> {
  mustRun(context, committee);
  const found = await roundOfCommittee(context, committee);
  return 'reply' in found ? found.reply : act(context, found.round);
}

/** Once a day at most, and in working hours: to everybody who has not answered. */
export async function remindRound(context: Context, round: RoundRow): Promise<Reply> {
  const look = lookOf(context);
  const text = committeesText[look.locale];
  mustRun(context, round.committee);
  if (round.closedAt) return saying(text.roundClosed);
  const missing = round.responses.filter((response) => response.state !== 'sent' && response.responderId);
  if (missing.length === 0) return saying(text.nobodyMissing);
  // The start of the working day it falls on: the same reminder however often the button is pressed.
  const day = todayIn(workingMoment(look.now));
  const dueAt = new Date(`${day}T08:00:00-05:00`);
  const added = await context.store.inTransaction(async (tx) => {
    const rows = missing.map(({ id, responderId }) => ({
      kind: 'checkin.nudge-chair',
      memberId: responderId ?? '',
      subject: id,
      dueAt,
      // One that could not leave on its day is dropped, not sent in the evening.
      expiresAt: new Date(`${day}T17:59:59-05:00`),
    }));
    const count = await context.outbox.enqueue(tx, rows);
    if (count > 0) await logEvent(tx, round.id, { at: look.now, byId: context.person.memberId, what: 'reminded' });
    return count;
  });
  return saying(text.reminded(added));
}

export async function closeByChair(context: Context, round: RoundRow): Promise<Reply> {
  const text = committeesText[context.person.locale];
  mustRun(context, round.committee);
  const now = context.clock.now();
  const closed = await context.store.inTransaction((tx) =>
    closeRound(tx, context.outbox, round, { at: now, byId: context.person.memberId }),
  );
  if (!closed) return saying(text.roundClosed);
  return showReport(context, round.id, text.closedNow);
}

/** The open round, or the last one to be opened again. */
export async function extendInWords(context: Context, rest: string): Promise<Reply> {
  const found = await committeeIn(context, rest, 'checkin.extendCommittee');
  return 'reply' in found ? found.reply : extendFor(context, found.committee);
}

export async function extendFor(context: Context, committee: CommitteeRow): Promise<Reply> {
  mustRun(context, committee);
  const found = await roundOfCommittee(context, committee, { last: true });
  if ('reply' in found) return found.reply;
  return { kind: 'form', form: await extendForm.build(context, found.round.id) };
}

/** Said on the last day, which has moved: it may be said again. */
const ofLastDay = ['last', 'escalated'];

export const extendForm: FormHandler = {
  who: 'member',
  build: async (context, state) => {
    const text = committeesText[context.person.locale];
    const round = await roundFor(context, state, { run: true });
    if (round.signedAt) throw new UserError(text.signedAlready);
    return {
      id: 'checkin.extend',
      title: round.closedAt ? text.reopenTitle : text.extendTitle,
      ...(round.closedAt ? { intro: text.reopenIntro } : {}),
      state,
      submit: round.closedAt ? text.reopen : text.extendSubmit,
      cancel: text.formCancel,
      fields: [{ name: 'days', label: text.extendField, kind: 'number', min: 1, max: 20 }],
    };
  },
  submit: async (context, values, state) => {
    const look = lookOf(context);
    const text = committeesText[look.locale];
    const round = await roundFor(context, state, { run: true });
    const closesAt = closesAfter(round.closedAt ? look.now : round.closesAt, Math.round(Number(values.days)));
    const what = round.closedAt ? 'reopened' : 'extended';
    const done = await context.store.inTransaction(async (tx) => {
      const changed = round.closedAt
        ? await reopenRound(tx, round, closesAt)
        : await changeOpenRound(tx, round.id, { closesAt });
      if (!changed) return false;
      await logEvent(tx, round.id, { at: look.now, byId: context.person.memberId, what, detail: isoDay(closesAt) });
      await forgetNudges(tx, round, ofLastDay);
      const responses = round.responses.map(({ id }) => id);
      await context.outbox.cancel(tx, {
        subject: [round.id, ...responses],
        kinds: ['checkin.report', 'checkin.unsent'],
      });
      await context.outbox.requestUpdate(tx, round.id, ['checkin.progress', 'checkin.report']);
      for (const id of responses) await context.outbox.requestUpdate(tx, id, [...asking, 'checkin.unsent']);
      return true;
    });
    if (!done) return saying(round.closedAt ? text.cannotReopen : text.roundClosed);
    return saying(text[what](sayInstant(closesAt, look.locale, look.now)));
  },
};
