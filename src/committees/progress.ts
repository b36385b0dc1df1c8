/** What a round looks like from inside the committee: who has answered, what they said, what happened. */
import type { Reply } from '../adapter.ts';
import type { Context, Request } from '../app.ts';
import type { Card } from '../card.ts';
import type { Values } from '../form.ts';
import { sayInstant } from '../text.ts';
import { membersOf } from './answer.ts';
import { answersCard, type Look, progressCard, sayRound } from './cards.ts';
import { committeeFor, committeeIn, lookOf, roundFor, runs, saying } from './find.ts';
import { type CommitteeRow, hearAnswers } from './queries.ts';
import { readQuestions } from './questions.ts';
import { listEvents, openRound, type ResponseRow, type RoundRow, roundsOf } from './round-queries.ts';
import { committeesText } from './text.ts';

/** Whether this person, as a chair of the round, is told of each answer; nothing for who is no chair. */
export function hearing(round: RoundRow, memberId: string | null): { hearsAll?: boolean } {
  const chair = round.committee.seats.find((seat) => seat.memberId === memberId && seat.role === 'chair');
  return chair ? { hearsAll: chair.hearsAll } : {};
}

function progressOf(context: Context, round: RoundRow): Card {
  const may = { run: runs(context, round.committee), ...hearing(round, context.person.memberId) };
  return progressCard(round, round.responses, lookOf(context), may);
}

/** The committee's open round; its last one when `last` is set. */
export async function roundOfCommittee(
  context: Context,
  committee: CommitteeRow,
  options: { last?: true } = {},
): Promise<{ round: RoundRow } | { reply: Reply }> {
  const { db } = context.store;
  const last = options.last ? (await roundsOf(db, committee.id, 1))[0] : null;
  const round = (await openRound(db, committee.id)) ?? last;
  return round ? { round } : { reply: saying(committeesText[context.person.locale].noOpenRound(committee.name)) };
}

async function progressOfCommittee(context: Context, committee: CommitteeRow): Promise<Reply> {
  const found = await roundOfCommittee(context, committee, { last: true });
  return 'reply' in found ? found.reply : { kind: 'cards', cards: [progressOf(context, found.round)] };
}

export async function showProgress(context: Context, { rest }: Request): Promise<Reply> {
  const found = await committeeIn(context, rest, 'checkin.progress', { loosely: true });
  return 'reply' in found ? found.reply : progressOfCommittee(context, found.committee);
}

export async function progressChosen(context: Context, id: string): Promise<Reply> {
  return progressOfCommittee(context, await committeeFor(context, id));
}

/** The answer of one seat, as it was sent. */
export function answerCard(round: RoundRow, response: ResponseRow, look: Look): Card {
  const values = response.answers as unknown as Values;
  return answersCard(response, readQuestions(round.questions), values, membersOf(round.committee.seats), look);
}

/** The answers so far, one card an entity; only that response when it is named. */
export async function showAnswers(context: Context, id: string, response?: string): Promise<Reply> {
  const look = lookOf(context);
  const round = await roundFor(context, id);
  const sent = round.responses.filter((one) => one.state === 'sent' && (!response || one.id === response));
  if (sent.length === 0) return saying(committeesText[look.locale].noAnswersYet);
  return { kind: 'cards', cards: sent.map((one) => answerCard(round, one, look)) };
}

/** "Respuestas de salud", "bitácora de salud": of the latest round. */
const ofLatest =
  (action: string, show: (context: Context, id: string) => Promise<Reply>) =>
  async (context: Context, { rest }: Request): Promise<Reply> => {
    const found = await committeeIn(context, rest, action, { loosely: true });
    if ('reply' in found) return found.reply;
    const latest = await roundOfCommittee(context, found.committee, { last: true });
    return 'reply' in latest ? latest.reply : show(context, latest.round.id);
  };
export const answersInWords = ofLatest('checkin.progress', showAnswers);
export const logInWords = ofLatest('checkin.progress', showLog);

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
  if (items.length === 0) return saying(text.noLog);
  return {
    kind: 'cards',
    cards: [{ title: `${text.log}: ${sayRound(round, look)}`, blocks: [{ kind: 'list', items }] }],
  };
}

/** The chair is told of each answer from now on, or not any more. */
export async function hearEach(context: Context, id: string): Promise<Reply> {
  const text = committeesText[context.person.locale];
  const round = await roundFor(context, id, { run: true });
  const { memberId } = context.person;
  const { hearsAll } = hearing(round, memberId);
  if (hearsAll === undefined || !memberId) return saying(text.notChair(round.committee.name));
  await context.store.inTransaction(async (tx) => {
    await hearAnswers(tx, round.committeeId, memberId, !hearsAll);
    await context.outbox.requestUpdate(tx, round.id, ['checkin.progress']);
  });
  return saying(hearsAll ? text.hearsNone : text.hearsAll);
}
