/** What every conversation about trainings needs: who asks, which training is meant, and how it is shown. */
import type { Reply } from '../adapter.ts';
import type { Context } from '../app.ts';
import type { Block, Button } from '../card.ts';
import { UserError } from '../errors.ts';
import { matchTrainings, wantedWords } from './ask.ts';
import { type Look, type Mine, trainingCard, trainingListCard, whichCard } from './cards.ts';
import { lookIn, viewOf } from './look.ts';
import { organiserText } from './organiser-text.ts';
import { positionOf } from './places.ts';
import { getTraining, listTrainings, type TrainingRow } from './queries.ts';
import { trainingsText } from './text.ts';

/** Trainings on one page of a list. */
const pageSize = 6;

export const lookOf = (context: Context): Promise<Look> => lookIn(context, context.person.locale);

export function memberIdOf(context: Context): string {
  const { memberId } = context.person;
  if (!memberId) throw new Error('a member is needed here: the table says so');
  return memberId;
}

export const mayOrganise = ({ person }: Context): boolean =>
  person.access === 'coordinator' || person.access === 'admin';

/** What this person answered, out of what was read with the training. */
export const mineIn = (training: TrainingRow, memberId: string | null): Mine =>
  training.enrolments.find((one) => one.memberId === memberId)?.state ?? null;

/** A page of these trainings, each with what this person answered. */
export async function showRows(
  context: Context,
  rows: readonly TrainingRow[],
  page: { title: string; none: string; understood: string; ask: string; from: number },
): Promise<Reply> {
  const start = page.from < rows.length ? page.from : 0;
  const trainings = rows
    .slice(start, start + pageSize)
    .map((row) => ({ view: viewOf(row), mine: mineIn(row, context.person.memberId) }));
  const look = await lookOf(context);
  return { kind: 'cards', cards: [trainingListCard({ ...page, from: start, trainings, total: rows.length }, look)] };
}

/** What a coordinator may do about a training. */
export function organiserBlocks(training: TrainingRow, look: Look): Block[] {
  const text = organiserText[look.locale];
  const data = { training: training.id };
  const ahead = training.endsAt > look.now;
  const buttons: Button[] = [];
  if (training.stage !== 'cancelled') {
    buttons.push({ label: text.changeButton, action: 'training.change', data });
    if (training.stage === 'published') {
      buttons.push({ label: text.attendanceButton, action: 'training.attendance', data });
    }
    if (ahead) {
      buttons.push({
        label: text.cancelButton,
        action: 'training.cancel',
        data,
        style: 'danger',
        confirm: text.cancelConfirm,
      });
    }
  }
  return buttons.length > 0 ? [{ kind: 'buttons', buttons }] : [];
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
  const organises = mayOrganise(context);
  const card = trainingCard(viewOf(training), look, { lead, mine, note, full: true, organises });
  const blocks = organises ? [...card.blocks, ...organiserBlocks(training, look)] : card.blocks;
  return { kind: 'cards', cards: [{ ...card, blocks }] };
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
  const found = matchTrainings(said, among);
  const [only] = found;
  if (!only) throw new UserError(text.notFound(said.trim() || '…'));
  if (found.length === 1 && (wantedWords(said).length > 0 || said.trim() !== '')) return only;
  const look = await lookOf(context);
  const lead = wantedWords(said).length > 0 ? text.several(said.trim()) : text.whichOne;
  return { kind: 'cards', cards: [whichCard(found.slice(0, 20).map(viewOf), action, lead, look)] };
}

/** The trainings this person may see by name: those to come first, then those of the last year. */
export async function visible(context: Context): Promise<TrainingRow[]> {
  const rows = await listTrainings(context.store.db, {
    stages: mayOrganise(context) ? undefined : ['published', 'cancelled'],
    endsAfter: new Date(context.clock.now().getTime() - 365 * 24 * 3_600_000),
  });
  const now = context.clock.now();
  return [...rows.filter((row) => row.endsAt > now), ...rows.filter((row) => row.endsAt <= now)];
}

/** The training of a button. Throws UserError when it is gone. */
export async function trainingOf(context: Context, id: string): Promise<TrainingRow> {
  const training = await getTraining(context.store.db, id);
  if (!training) throw new UserError(trainingsText[context.person.locale].notFound(id));
  return training;
}
