/** Which committee is meant, and what the person may do with it. */
import type { Reply } from '../adapter.ts';
import type { Context } from '../app.ts';
import { UserError } from '../errors.ts';
import { foldText } from '../form.ts';
import type { Look } from './cards.ts';
import { type CommitteeRow, listCommittees, type Viewer } from './queries.ts';
import { getRound, type OneResponse, type RoundRow } from './round-queries.ts';
import { seesAll, substitutesFor } from './rules.ts';
import { committeesText } from './text.ts';

const fillers = new Set(
  'de del la el los las lo comite comites sectorial mesa tematica para con en of the committee for seguimiento check-in checkin'.split(
    ' ',
  ),
);

const wordsOf = (text: string) => (foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !fillers.has(word));

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

/** The round, for who may see it; for who runs its committee when `run` is set. Throws UserError. */
export async function roundFor(context: Context, id: string, options: { run?: true } = {}): Promise<RoundRow> {
  const text = committeesText[context.person.locale];
  const round = await getRound(context.store.db, id);
  const seated = round?.committee.seats.some((seat) => seat.memberId === context.person.memberId) ?? false;
  if (!round || !(seated || seesAll(context.person.access))) throw new UserError(text.noCommittee(''));
  if (options.run) mustRun(context, round.committee);
  return round;
}

/** Throws UserError when the round is closed or the response is not for this person to give. */
export function mustAnswer(context: Context, response: OneResponse | null): OneResponse {
  const text = committeesText[context.person.locale];
  const { memberId } = context.person;
  if (!response || !memberId) throw new UserError(text.nothingOpen);
  const { titularId, responderId, entityId, checkIn } = response;
  const may = [titularId, responderId, ...substitutesFor(checkIn.committee.seats, entityId, titularId)];
  if (!may.includes(memberId)) throw new UserError(text.notYours(response.responder?.name ?? text.nobody));
  if (checkIn.closedAt) throw new UserError(text.closed);
  return response;
}

/**
 * The committee that these words name, among those the person may see; without words, the only one they run, or the only
 * one they see. Several: a menu that presses `action` with the one that is chosen.
 */
export async function committeeIn(
  context: Context,
  said: string,
  action: string,
): Promise<{ committee: CommitteeRow } | { reply: Reply }> {
  const text = committeesText[context.person.locale];
  const all = await listCommittees(context.store.db, viewerOf(context));
  const typed = wordsOf(said);
  const matches = (committee: CommitteeRow) => {
    const names = [committee.name, committee.sector?.name ?? '', committee.sector?.nameEn ?? ''].flatMap(wordsOf);
    return typed.every((word) => names.some((name) => name === word || (word.length >= 4 && name.startsWith(word))));
  };
  const mine = all.filter((one) =>
    one.seats.some((seat) => seat.memberId === context.person.memberId && seat.role === 'chair'),
  );
  const found = typed.length > 0 ? all.filter(matches) : mine.length > 0 ? mine : all;
  const exact = found.filter((committee) => wordsOf(committee.name).length === typed.length);
  const [only] = exact.length === 1 ? exact : found;
  if (!only) return { reply: saying(text.noCommittee(typed.join(' '))) };
  if (found.length === 1 || exact.length === 1) return { committee: only };
  const options = found.map(({ id, name }) => ({ value: id, label: name }));
  return {
    reply: { kind: 'cards', cards: [{ blocks: [{ kind: 'choices', label: text.whichCommittee, action, options }] }] },
  };
}
