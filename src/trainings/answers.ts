/** What people answer to a training: they come, may come, or do not, by a button or in words. */
import type { Reply, WayBack } from '../adapter.ts';
import type { Context } from '../app.ts';
import { UserError } from '../errors.ts';
import type { ActionEvent } from '../event.ts';
import { sayInstant, sayList } from '../text.ts';
import { remindersFor } from './announce.ts';
import { wantedWords } from './ask.ts';
import { sayWhen, trainingCard } from './cards.ts';
import { spansOf, viewOf } from './look.ts';
import { personalText } from './personal-text.ts';
import { type Answered, decline, enrol } from './places.ts';
import { attendeeOf, getTraining, listTrainings, type TrainingRow } from './queries.ts';
import { isAhead, overlap } from './rules.ts';
import { lookOf, meant, memberIdOf, mineIn, named, oneNamed, visible } from './show.ts';
import { trainingsText } from './text.ts';

type Decide = typeof enrol;

/** What was decided, in words. */
async function sayAnswer(context: Context, answered: Answered): Promise<string> {
  const { locale } = context.person;
  const text = trainingsText[locale];
  const personal = personalText[locale];
  if (answered.kind === 'waiting') return text.waiting(answered.position);
  if (answered.kind === 'stillWaiting') return text.stillWaiting(answered.position);
  if (answered.kind !== 'enrolled') return text.outcome[answered.kind];
  const { training } = answered;
  const now = context.clock.now();
  const own = await attendeeOf(context.store.db, training.id, memberIdOf(context));
  if (!own) return text.outcome.enrolled;
  const ahead = remindersFor(training, own, now);
  const times = ahead
    .filter(({ startsAt }) => startsAt.getTime() === training.startsAt.getTime())
    .map(({ dueAt }) => dueAt)
    .sort((a, b) => a.getTime() - b.getTime())
    .map((at) => sayInstant(at, locale, now));
  const first = times.length > 0 ? [personal.remindersAt(times.join('; '))] : [];
  const later = ahead.length > times.length ? [personal.remindersOthers] : [];
  const reminders = ahead.length > 0 ? [...first, ...later] : [personal.none];
  const crossed = await overlapping(context, training);
  const look = await lookOf(context);
  const others = crossed.map((row) => text.onThe(row.title, sayWhen(row, look)));
  const overlaps = crossed.length > 0 ? [text.overlaps(sayList(others, locale))] : [];
  return [text.outcome.enrolled, ...overlaps, ...reminders].join(' ');
}

/** Trainings ahead in which this person has a place, at the time of this one. */
async function overlapping(context: Context, training: TrainingRow): Promise<TrainingRow[]> {
  const mine = await listTrainings(context.store.db, {
    stages: ['published'],
    endsAfter: context.clock.now(),
    answered: { memberId: memberIdOf(context), states: ['enrolled'] },
  });
  return mine.filter((row) => row.id !== training.id && overlap(spansOf(row), spansOf(training)));
}

/** The contrary of an answer, for «deshacer» in words: what its card has a button for. */
function wayBack({ kind, training }: Answered, { person }: Context): WayBack | undefined {
  const { attend, decline } = trainingsText[person.locale];
  const data = { value: training.id };
  if (kind === 'enrolled' || kind === 'waiting') return { label: decline, action: 'training.decline', data };
  return kind === 'freed' || kind === 'left' ? { label: attend, action: 'training.attend', data } : undefined;
}

async function decide(context: Context, id: string, how: Decide, replace: boolean): Promise<Reply> {
  const memberId = memberIdOf(context);
  const answered = await context.store.inTransaction((tx) =>
    how(tx, context.outbox, id, memberId, context.clock.now()),
  );
  if (!answered) throw new UserError(trainingsText[context.person.locale].notFound(id));
  const note = await sayAnswer(context, answered);
  if (answered.kind === 'notInvited') throw new UserError(note);
  // In a shared space only this person is told; the post stays for the others.
  const training = (await getTraining(context.store.db, id)) ?? answered.training;
  const card = trainingCard(viewOf(training), await lookOf(context), { mine: mineIn(training, memberId), note });
  const reply = { kind: 'cards' as const, cards: [card], undo: wayBack(answered, context) };
  if (!context.direct) return { ...reply, private: true };
  return replace ? { ...reply, replace: true } : reply;
}

export const pressed = (how: Decide) => ({
  who: 'member' as const,
  run: (context: Context, event: ActionEvent) =>
    decide(context, event.data.training ?? event.data.value ?? '', how, event.data.training !== undefined),
});

/** "Inscríbame en…": in the training that the words mean, of those that have not begun. */
export async function enrolIn(context: Context, rest: string): Promise<Reply> {
  const now = context.clock.now();
  // Who was told of a code is told that it is by invitation.
  const ahead = (await visible(context, rest)).filter((row) => isAhead(row, now) && row.startsAt > now);
  const found = await oneNamed(context, rest, ahead, 'training.attend');
  return 'id' in found ? decide(context, found.id, enrol, false) : found;
}

/** "Ya no puedo ir a…": the place, the waiting list or the invitation that the words mean. */
export async function leave(context: Context, rest: string): Promise<Reply> {
  const { db } = context.store;
  const mine = await listTrainings(db, {
    stages: ['published'],
    endsAfter: context.clock.now(),
    answered: { memberId: memberIdOf(context), states: ['enrolled', 'offered', 'waiting', 'maybe'] },
  });
  const [only] = mine;
  if (!only && !named(rest, context.clock.now())) throw new UserError(trainingsText[context.person.locale].mineNone);
  if (only && mine.length === 1 && wantedWords(rest).length === 0) return decide(context, only.id, decline, false);
  // Of what one is in, else of what one was invited to: a "no" to it.
  const inMine = await meant(context, rest, mine);
  const ahead = async () => (await visible(context)).filter((row) => isAhead(row, context.clock.now()));
  const found = await oneNamed(context, rest, inMine.length > 0 ? inMine : await ahead(), 'training.decline');
  return 'id' in found ? decide(context, found.id, decline, false) : found;
}
