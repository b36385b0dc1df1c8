/** Which committee is meant, and what the person may see and do of it. */
import type { Reply } from '../adapter.ts';
import type { Command, Context } from '../app.ts';
import { UserError } from '../errors.ts';
import { foldText } from '../form.ts';
import { shorten } from '../text.ts';
import { monthNames } from '../time.ts';
import { sameWord } from '../typos.ts';
import { isOfCommittees } from './asked.ts';
import type { Look } from './cards.ts';
import {
  type CommitteeRow,
  committeeNames,
  listCommittees,
  type Named,
  seenCommittee,
  type Viewer,
} from './queries.ts';
import { type OneResponse, openResponsesFor, type RoundRow, seenRound } from './round-queries.ts';
import { mayAnswer, seesAll } from './rules.ts';
import { committeesText } from './text.ts';

const fillers = new Set([
  ...`de del la el los las lo y a al comite comites sectorial mesa tematica para con en por favor
  of the committee committees for and please seguimiento check-in checkin
  ronda round informe reporte report mandeme mande envieme envie deme send me
  ultimo ultima año ano pasado anterior latest last previous year`.split(/\s+/),
  ...monthNames.flat(),
]);

const wordsOf = (text: string) =>
  (foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !fillers.has(word) && !/^20\d\d$/.test(word));

export const viewerOf = ({ person }: Context): Viewer => ({ memberId: person.memberId, access: person.access });
export const lookOf = ({ person, clock }: Context): Look => ({ locale: person.locale, now: clock.now() });

export const saying = (text: string): Reply => ({ kind: 'cards', cards: [{ blocks: [{ kind: 'text', text }] }] });

type Seated = Pick<CommitteeRow, 'name'> & { seats: readonly { memberId: string; role: string }[] };

export function runs({ person }: Context, committee: Seated): boolean {
  const chairs = committee.seats.some((seat) => seat.memberId === person.memberId && seat.role === 'chair');
  return chairs || seesAll(person.access);
}

/** Throws UserError for who does not run the committee. */
export function mustRun(context: Context, committee: Seated): void {
  if (!runs(context, committee)) throw new UserError(committeesText[context.person.locale].notChair(committee.name));
}

/** The committee, for who may see it. Throws UserError. */
export async function committeeFor(context: Context, id: string): Promise<CommitteeRow> {
  const committee = await seenCommittee(context.store.db, viewerOf(context), id);
  if (!committee) throw new UserError(committeesText[context.person.locale].notSeen(null));
  return committee;
}

/** The committee, for who runs it. Throws UserError. */
export async function committeeToRun(context: Context, id: string): Promise<CommitteeRow> {
  const committee = await committeeFor(context, id);
  mustRun(context, committee);
  return committee;
}

/** The round, for who may see it; for who runs its committee when `run` is set. Throws UserError. */
export async function roundFor(context: Context, id: string, options: { run?: true } = {}): Promise<RoundRow> {
  const round = await seenRound(context.store.db, viewerOf(context), id);
  if (!round) throw new UserError(committeesText[context.person.locale].notSeen(null));
  if (options.run) mustRun(context, round.committee);
  return round;
}

/** Throws UserError when the round is closed or the response is not for this person to give. */
export function mustAnswer(context: Context, response: OneResponse | null): OneResponse {
  const text = committeesText[context.person.locale];
  const { memberId } = context.person;
  if (!response || !memberId) throw new UserError(text.nothingOpen);
  if (!mayAnswer(response.checkIn.committee.seats, response).includes(memberId)) {
    const { titularId, responder, checkIn } = response;
    throw new UserError(
      titularId === memberId ? text.noSeat(checkIn.committee.name) : text.notYours(responder?.name ?? text.nobody),
    );
  }
  if (response.checkIn.closedAt) throw new UserError(text.closed);
  return response;
}

/** What this person may answer now: their own and what was handed to them, and what they stand in for. */
export async function answerable(context: Context): Promise<{ own: OneResponse[]; instead: OneResponse[] }> {
  const { memberId } = context.person;
  if (!memberId) return { own: [], instead: [] };
  const all = (await openResponsesFor(context.store.db, memberId)).filter((response) =>
    mayAnswer(response.checkIn.committee.seats, response).includes(memberId),
  );
  const isOwn = ({ titularId, responderId }: OneResponse) => titularId === memberId || responderId === memberId;
  return { own: all.filter(isOwn), instead: all.filter((response) => !isOwn(response)) };
}

/** "¿Cuál?": a menu of check-ins that presses `action` with the one that is chosen. */
export function whichOf(
  context: Context,
  responses: readonly OneResponse[],
  action: string,
  data?: Record<string, string>,
): Reply {
  const options = responses.map((one) => ({
    value: one.id,
    label: shorten([one.checkIn.committee.name, one.entity?.name].filter((part) => part).join(' · '), 60),
  }));
  const label = committeesText[context.person.locale].whichResponse;
  return {
    kind: 'cards',
    cards: [{ blocks: [{ kind: 'choices', label, action, options, ...(data ? { data } : {}) }] }],
  };
}

const names = (committee: Named) =>
  [committee.name, committee.sector?.name ?? '', committee.sector?.nameEn ?? ''].flatMap(wordsOf);

const isIn = (committee: Named, word: string) =>
  names(committee).some((name) => sameWord(word, name) || (word.length >= 4 && name.startsWith(word)));

/** The committees that these words are about; words that name none are passed over. */
function namedBy<C extends Named>(all: readonly C[], words: readonly string[]): C[] {
  const telling = words.filter((word) => all.some((committee) => isIn(committee, word)));
  if (telling.length === 0) return [];
  const wholly = all.filter((committee) => telling.every((word) => isIn(committee, word)));
  const found = wholly.length > 0 ? wholly : all.filter((committee) => telling.some((word) => isIn(committee, word)));
  const exact = found.filter((committee) => wordsOf(committee.name).length === telling.length);
  return exact.length === 1 ? exact : found;
}

/** Throws UserError when the words name a committee that this person may not see. */
async function refuseUnseen(context: Context, words: readonly string[]): Promise<void> {
  const [unseen] = namedBy(await committeeNames(context.store.db), words);
  if (unseen) throw new UserError(committeesText[context.person.locale].notSeen(unseen.name));
}

/** The words of a sentence that name a committee, seen or not; none is ''. */
export async function committeeWords(context: Context, said: string): Promise<string> {
  const all = await committeeNames(context.store.db);
  return wordsOf(said)
    .filter((word) => all.some((committee) => isIn(committee, word)))
    .join(' ');
}

/** A command of committees: said of nothing else; and "¿y salud?", after what it answered, asks the same of that one. */
export function ofCommittees({ understands, ...command }: Command): Command {
  if (!understands) return { suits: isOfCommittees, ...command };
  const asksNext = async (context: Context, text: string) =>
    context.person.lastAnswer === command.id &&
    /^\W*(?:y|and|what about|que tal)\b/i.test(text) &&
    (await committeeWords(context, text)) !== '';
  const either: Command['understands'] = async (context, text) =>
    (await asksNext(context, text)) ? 0.87 : understands(context, text);
  return { suits: isOfCommittees, ...command, understands: either };
}

/** The committees that a sentence names, among those the person may see; all of them when it names none. */
export async function committeesIn(context: Context, said: string): Promise<{ all: CommitteeRow[]; named: boolean }> {
  const all = await listCommittees(context.store.db, viewerOf(context));
  const words = wordsOf(said);
  const found = namedBy(all, words);
  if (found.length > 0) return { all: found, named: true };
  await refuseUnseen(context, words);
  return { all, named: false };
}

/**
 * The one committee that these words name, among those the person may see; without words, the only one they run, or the
 * only one they see. Several, or words besides its name: a menu that presses `action` with the one that is chosen.
 */
export async function committeeIn(
  context: Context,
  said: string,
  action: string,
  options: { loosely?: true } = {},
): Promise<{ committee: CommitteeRow } | { reply: Reply }> {
  const text = committeesText[context.person.locale];
  const all = await listCommittees(context.store.db, viewerOf(context));
  const words = wordsOf(said);
  const mine = all.filter((one) =>
    one.seats.some((seat) => seat.memberId === context.person.memberId && seat.role === 'chair'),
  );
  const found = words.length > 0 ? namedBy(all, words) : mine.length > 0 ? mine : all;
  const [only, other] = found;
  if (!only) {
    await refuseUnseen(context, words);
    return { reply: saying(text.noCommittee(words.join(' '))) };
  }
  const isSure = options.loosely || words.every((word) => isIn(only, word));
  if (!other && isSure) return { committee: only };
  const menu = found.map(({ id, name }) => ({ value: id, label: name }));
  const label = other ? text.whichCommittee : text.thisCommittee;
  return { reply: { kind: 'cards', cards: [{ blocks: [{ kind: 'choices', label, action, options: menu }] }] } };
}
