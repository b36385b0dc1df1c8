/** What every conversation about trainings needs: who asks, which training is meant, and how it is shown. */
import type { Reply } from '../adapter.ts';
import { type Context, mayUse } from '../app.ts';
import type { Block, Button } from '../card.ts';
import { UserError } from '../errors.ts';
import { foldText } from '../form.ts';
import { dayMs } from '../time.ts';
import { askedWindow, matchTrainings, namesCode, nextOfThatName, titleWords, type Window, wantedWords } from './ask.ts';
import { type Look, type Mine, trainingCard } from './cards.ts';
import { type Intent, listNumber, readIntent } from './intent.ts';
import { type CoursePage, trainingListCard, whichCard } from './lists.ts';
import { lookIn, viewOf } from './look.ts';
import { organiserText } from './organiser-text.ts';
import { getCandidate, listedTo, saveListed } from './people-queries.ts';
import { positionOf } from './places.ts';
import { planningText } from './planning-text.ts';
import { getTraining, listTrainings, type TrainingRow } from './queries.ts';
import { isAhead, isInvited } from './rules.ts';
import { trainingsText } from './text.ts';

/** Trainings on one page of a list. */
const pageSize = 6;

export const lookOf = (context: Context): Promise<Look> => lookIn(context, context.person.locale);

export function memberIdOf(context: Context): string {
  const { memberId } = context.person;
  if (!memberId) throw new Error('a member is needed here: the table says so');
  return memberId;
}

const mayOrganise = ({ person }: Context): boolean => mayUse(person.access, 'coordinator');

/** A coordinator, or the member who organises this one. */
export const leads = (context: Context, training: TrainingRow): boolean =>
  mayOrganise(context) || (training.organiserId !== null && training.organiserId === context.person.memberId);

/** The training, for who organises it: attendance and materials are theirs. Throws UserError. */
export async function ledBy(context: Context, id: string): Promise<TrainingRow> {
  const training = await trainingOf(context, id);
  if (leads(context, training)) return training;
  throw new UserError(organiserText[context.person.locale].notYours);
}

/** What this person answered, out of what was read with the training. */
export const mineIn = (training: TrainingRow, memberId: string | null): Mine =>
  training.enrolments.find((one) => one.memberId === memberId)?.state ?? null;

/** A page of these trainings, each with what this person answered. */
export async function showRows(
  context: Context,
  rows: readonly TrainingRow[],
  page: { title: string; none: string; understood: string; ask: string; from: number; courses?: CoursePage },
): Promise<Reply> {
  const { memberId } = context.person;
  const start = page.from < rows.length ? page.from : 0;
  const shown = rows.slice(start, start + pageSize);
  const trainings = shown.map((row) => ({ view: viewOf(row), mine: mineIn(row, memberId) }));
  const look = await lookOf(context);
  if (memberId)
    await saveListed(
      context.store.db,
      memberId,
      shown.map(({ id }) => id),
    );
  return { kind: 'cards', cards: [trainingListCard({ ...page, from: start, trainings, total: rows.length }, look)] };
}

/** What may be done about a training: by a coordinator all, by the member who organises it what belongs to the room. */
function organiserBlocks(training: TrainingRow, look: Look, coordinates = true): Block[] {
  const text = planningText[look.locale];
  const data = { training: training.id };
  const ahead = training.endsAt > look.now;
  const buttons: Button[] = [];
  const { stage } = training;
  if (coordinates && stage !== 'cancelled') buttons.push({ label: text.changeButton, action: 'training.change', data });
  if (coordinates && stage !== 'cancelled' && training.startsAt > look.now) {
    buttons.push({
      label: text.inviteButton,
      action: 'form.open',
      data: { form: 'training.invite', state: training.id },
    });
  }
  if (stage === 'published')
    buttons.push({ label: organiserText[look.locale].attendanceButton, action: 'training.attendance', data });
  if (stage !== 'cancelled') buttons.push({ label: text.materials, action: 'training.materials', data });
  if (coordinates && training.repeats && !training.repeatedAt) {
    const confirm = text.stopRepeatingConfirm;
    buttons.push({ label: text.stopRepeating, action: 'training.stopRepeating', data, confirm });
  }
  if (coordinates && stage !== 'cancelled' && ahead) {
    const cancel = { form: 'training.cancel', state: training.id };
    buttons.push({ label: text.cancelButton, action: 'form.open', data: cancel, style: 'danger' });
  }
  return buttons.length > 0 ? [{ kind: 'buttons', buttons }] : [];
}

/** The training after what was done to it, with what else can be. */
export async function shownToOrganiser(context: Context, training: TrainingRow, note: string): Promise<Reply> {
  const look = await lookOf(context);
  const card = trainingCard(viewOf(training), look, {
    note,
    full: true,
    organises: true,
    buttons: organiserBlocks(training, look),
  });
  return { kind: 'cards', cards: [card] };
}

/** The card of one training as this person sees it. */
export async function showTraining(context: Context, training: TrainingRow, lead?: string): Promise<Reply> {
  const look = await lookOf(context);
  const text = trainingsText[look.locale];
  const { memberId } = context.person;
  const mine = mineIn(training, memberId);
  const note =
    mine === 'waiting' && memberId
      ? text.stillWaiting(positionOf(training, memberId))
      : mine
        ? text.mine[mine]
        : undefined;
  const organises = leads(context, training);
  const card = trainingCard(viewOf(training), look, { lead, mine, note, full: true, organises });
  const blocks = organises ? [...card.blocks, ...organiserBlocks(training, look, mayOrganise(context))] : card.blocks;
  return { kind: 'cards', cards: [{ ...card, blocks }] };
}

/**
 * The trainings that the words mean: by their number in the list shown last, by the day they name, by code or title.
 */
export async function meant(context: Context, said: string, among: readonly TrainingRow[]): Promise<TrainingRow[]> {
  const { memberId, locale } = context.person;
  const wanted = wantedWords(said);
  const number = among.some(({ codeKey }) => wanted.includes(codeKey)) ? null : listNumber(wanted);
  if (number !== null && memberId) {
    const id = (await listedTo(context.store.db, memberId))[number - 1];
    const row = id ? await getTraining(context.store.db, id) : null;
    if (row) return [row];
    throw new UserError(trainingsText[locale].noSuchNumber(number));
  }
  const now = context.clock.now();
  const window = askedWindow(said, now);
  const within = (one: Window | null) =>
    one ? among.filter(({ startsAt, endsAt }) => startsAt <= one.to && endsAt >= one.from) : [];
  const asked = within(window);
  const then = !window ? among : asked.length > 0 ? asked : within(nextOfThatName(window, said, now));
  // "La del jueves", when there is none that day, is no other.
  return then.length > 0 || titleWords(said).length > 0 ? matchTrainings(said, then.length > 0 ? then : among) : [];
}

/** Of several on a day, the one that this person is in. */
function preferMine(context: Context, said: string, found: readonly TrainingRow[]): readonly TrainingRow[] {
  if (!askedWindow(said, context.clock.now())) return found;
  const mine = found.filter((row) => mineIn(row, context.person.memberId) === 'enrolled');
  return mine.length === 1 ? mine : found;
}

/**
 * The training that the words mean, or which it may be as a card to choose from, for that action. Throws UserError when
 * none fits.
 */
export async function oneNamed(
  context: Context,
  said: string,
  among: readonly TrainingRow[],
  action: string,
): Promise<TrainingRow | Reply> {
  const text = trainingsText[context.person.locale];
  const found = await meant(context, said, among);
  const [only] = found;
  if (!only) throw new UserError(text.notFound(said.trim() || '…'));
  if (found.length === 1 && said.trim() !== '') return only;
  const look = await lookOf(context);
  const lead = wantedWords(said).length > 0 ? text.several(said.trim()) : text.whichOne;
  return { kind: 'cards', cards: [whichCard(found.slice(0, 20).map(viewOf), action, lead, look)] };
}

/** What is by invitation is shown to those invited, to who is in it, and to who organises. */
export async function seenBy(context: Context): Promise<(row: TrainingRow) => boolean> {
  const { memberId } = context.person;
  const person = memberId ? await getCandidate(context.store.db, memberId) : null;
  return (row) =>
    !row.byInvitation ||
    leads(context, row) ||
    mineIn(row, memberId) !== null ||
    (person !== null && isInvited(row, person));
}

/**
 * The trainings this person may see by name, and with `said` the one whose code it is: those to come first, then those of
 * the last year.
 */
export async function visible(context: Context, said = ''): Promise<TrainingRow[]> {
  const now = context.clock.now();
  const all = await listTrainings(context.store.db, {
    stages: mayOrganise(context) ? undefined : ['published', 'cancelled'],
    endsAfter: new Date(now.getTime() - 365 * dayMs),
  });
  const sees = await seenBy(context);
  const rows = all.filter((row) => sees(row) || namesCode(said, row.code));
  return [...rows.filter((row) => row.endsAt > now), ...rows.filter((row) => row.endsAt <= now)];
}

/** Whether the words say which training, or which day. */
export const named = (text: string, now: Date): boolean =>
  wantedWords(text).length > 0 || askedWindow(text, now) !== null;

/** Those to come that the words mean, else those that were. */
export async function meantFirstAhead(context: Context, said: string): Promise<readonly TrainingRow[]> {
  const all = await visible(context);
  const ahead = all.filter((row) => isAhead(row, context.clock.now()));
  const found = await meant(context, said, ahead);
  return preferMine(context, said, found.length > 0 ? found : await meant(context, said, all));
}

/** One training of a day is asked for, and no more is said of it: "la de mañana", "the one on Friday". */
export const asksOfADay = (text: string, now: Date): boolean =>
  / (la|el|las|los|the one|the ones) (de|del|on|of) /.test(` ${foldText(text)} `) &&
  askedWindow(text, now) !== null &&
  wantedWords(text).length === 0;

/** How surely the sentence wants that: by itself, or because what it names is a training. */
export const wants =
  (intent: Intent) =>
  async (context: Context, text: string): Promise<number> => {
    const isNumber = listNumber(wantedWords(text)) !== null;
    // A number is of the list shown last, which may be of something else; alone, it asks to see that one.
    const isOurs = isNumber && /^trainings?\./.test(context.person.lastAnswer ?? '');
    const read = readIntent(text) ?? (isOurs ? { intent: 'detail', sure: true } : null);
    if (read?.intent !== intent) return 0;
    if (read.sure) return 0.9;
    if (!named(text, context.clock.now())) return 0;
    if (isNumber) return isOurs ? 0.9 : 0;
    const found = await meantFirstAhead(context, text);
    if (found.some((row) => mineIn(row, context.person.memberId) === 'enrolled')) return 0.9;
    if (found.length > 0) return 0.8;
    // "¿Dónde es la de mañana?" is theirs, and is told that there is none.
    return intent === 'detail' && asksOfADay(text, context.clock.now()) ? 0.7 : 0;
  };

/** The training of a button. Throws UserError when it is gone. */
export async function trainingOf(context: Context, id: string): Promise<TrainingRow> {
  const training = await getTraining(context.store.db, id);
  if (!training) throw new UserError(trainingsText[context.person.locale].notFound(id));
  return training;
}
