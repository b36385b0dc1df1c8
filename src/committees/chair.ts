/** The chair's side of a round: start it, watch it, remind, extend, close. */
import type { Reply } from '../adapter.ts';
import type { Context, FormHandler } from '../app.ts';
import { UserError } from '../errors.ts';
import type { Values } from '../form.ts';
import { sayInstant } from '../text.ts';
import { membersOf } from './answer.ts';
import { answersCard, progressCard } from './cards.ts';
import { closeRound } from './close.ts';
import { committeeIn, lookOf, mustRun, roundFor, saying, viewerOf } from './find.ts';
import { openRound as open } from './open.ts';
import { type CommitteeRow, getCommittee, listCommittees } from './queries.ts';
import { readQuestions } from './questions.ts';
import { showReport } from './report-handlers.ts';
import { changeOpenRound, listEvents, logEvent, openRound, type RoundRow, roundsOf } from './round-queries.ts';
import { closesAfter, isoDay, todayIn, workingMoment } from './rules.ts';
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

/** The committee that an action names, as far as the person may see it. */
export async function committeeOf(context: Context, id: string): Promise<CommitteeRow> {
  const seen = (await listCommittees(context.store.db, viewerOf(context))).some((one) => one.id === id);
  const committee = seen ? await getCommittee(context.store.db, id) : null;
  if (!committee) throw new UserError(committeesText[context.person.locale].noCommittee(''));
  return committee;
}

export async function startInWords(context: Context, rest: string): Promise<Reply> {
  const found = await committeeIn(context, rest, 'checkin.start');
  return 'reply' in found ? found.reply : startFor(context, found.committee);
}

export async function startChosen(context: Context, id: string): Promise<Reply> {
  return startFor(context, await committeeOf(context, id));
}

/** What the words name: the open round of a committee, or the last one when `last` is set. */
async function roundIn(
  context: Context,
  rest: string,
  action: string,
  options: { last?: true } = {},
): Promise<{ round: RoundRow } | { reply: Reply }> {
  const found = await committeeIn(context, rest, action);
  if ('reply' in found) return found;
  return roundOfCommittee(context, found.committee, options);
}

async function roundOfCommittee(
  context: Context,
  committee: CommitteeRow,
  options: { last?: true },
): Promise<{ round: RoundRow } | { reply: Reply }> {
  const { db } = context.store;
  const last = options.last ? (await roundsOf(db, committee.id, 1))[0] : null;
  const round = (await openRound(db, committee.id)) ?? last;
  return round ? { round } : { reply: saying(committeesText[context.person.locale].noOpenRound(committee.name)) };
}

export async function showProgress(context: Context, rest: string): Promise<Reply> {
  const found = await roundIn(context, rest, 'checkin.progress', { last: true });
  if ('reply' in found) return found.reply;
  return { kind: 'cards', cards: [progressCard(found.round, found.round.responses, lookOf(context))] };
}

export async function progressChosen(context: Context, id: string): Promise<Reply> {
  const found = await roundOfCommittee(context, await committeeOf(context, id), { last: true });
  if ('reply' in found) return found.reply;
  return { kind: 'cards', cards: [progressCard(found.round, found.round.responses, lookOf(context))] };
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
      expiresAt: new Date(`${day}T18:00:00-05:00`),
    }));
    const count = await context.outbox.enqueue(tx, rows);
    if (count > 0) await logEvent(tx, round.id, { at: look.now, byId: context.person.memberId, what: 'reminded' });
    return count;
  });
  return saying(text.reminded(added));
}

export async function remindInWords(context: Context, rest: string): Promise<Reply> {
  const found = await roundIn(context, rest, 'checkin.remindCommittee');
  return 'reply' in found ? found.reply : remindRound(context, found.round);
}

export async function remindChosen(context: Context, id: string): Promise<Reply> {
  const found = await roundOfCommittee(context, await committeeOf(context, id), {});
  return 'reply' in found ? found.reply : remindRound(context, found.round);
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

export async function closeInWords(context: Context, rest: string): Promise<Reply> {
  const found = await roundIn(context, rest, 'checkin.closeCommittee');
  return 'reply' in found ? found.reply : closeByChair(context, found.round);
}

export async function closeChosen(context: Context, id: string): Promise<Reply> {
  const found = await roundOfCommittee(context, await committeeOf(context, id), {});
  return 'reply' in found ? found.reply : closeByChair(context, found.round);
}

export async function extendInWords(context: Context, rest: string): Promise<Reply> {
  const found = await roundIn(context, rest, 'checkin.extendCommittee');
  if ('reply' in found) return found.reply;
  return { kind: 'form', form: await extendForm.build(context, found.round.id) };
}

export const extendForm: FormHandler = {
  who: 'member',
  build: async (context, state) => {
    const text = committeesText[context.person.locale];
    const round = await roundFor(context, state, { run: true });
    if (round.closedAt) throw new UserError(text.roundClosed);
    return {
      id: 'checkin.extend',
      title: text.extendTitle,
      state,
      submit: text.extendSubmit,
      cancel: text.formCancel,
      fields: [{ name: 'days', label: text.extendField, kind: 'number', min: 1, max: 20 }],
    };
  },
  submit: async (context, values, state) => {
    const look = lookOf(context);
    const text = committeesText[look.locale];
    const round = await roundFor(context, state, { run: true });
    const closesAt = closesAfter(round.closesAt, Math.round(Number(values.days)));
    const done = await context.store.inTransaction(async (tx) => {
      if (!(await changeOpenRound(tx, round.id, { closesAt }))) return false;
      const detail = isoDay(closesAt);
      await logEvent(tx, round.id, { at: look.now, byId: context.person.memberId, what: 'extended', detail });
      await context.outbox.requestUpdate(tx, round.id, ['checkin.progress']);
      for (const response of round.responses) await context.outbox.requestUpdate(tx, response.id, ['checkin.ask']);
      return true;
    });
    return saying(done ? text.extended(sayInstant(closesAt, look.locale, look.now)) : text.roundClosed);
  },
};

/** The answers so far, one card an entity. */
export async function showAnswers(context: Context, id: string): Promise<Reply> {
  const look = lookOf(context);
  const round = await roundFor(context, id);
  const questions = readQuestions(round.questions);
  const members = membersOf(round.committee.seats);
  const cards = round.responses
    .filter((response) => response.state === 'sent' && response.answers)
    .map((response) => answersCard(response, questions, response.answers as unknown as Values, members, look));
  return cards.length > 0 ? { kind: 'cards', cards } : saying(committeesText[look.locale].noAnswersYet);
}

export async function showLog(context: Context, id: string): Promise<Reply> {
  const look = lookOf(context);
  const text = committeesText[look.locale];
  const round = await roundFor(context, id);
  const say = (what: string, by: string) => text.events[by ? `${what}By` : what] ?? text.events[what] ?? what;
  const items = (await listEvents(context.store.db, round.id)).map(({ at, by, what, detail }) =>
    [`${sayInstant(at, look.locale, look.now)}:`, by?.name ?? '', say(what, by?.name ?? ''), detail ?? '']
      .filter((part) => part !== '')
      .join(' '),
  );
  return { kind: 'cards', cards: [{ title: text.log, blocks: [{ kind: 'list', items }] }] };
}
