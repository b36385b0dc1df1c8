/** The seat in other hands for this round: "que responda …", and "recordármelo mañana". */
import type { Reply } from '../adapter.ts';
import type { Context, FormHandler } from '../app.ts';
import { UserError } from '../errors.ts';
import { foldText } from '../form.ts';
import { sayInstant } from '../text.ts';
import { answerable, lookOf, mustAnswer, saying, whichOf } from './find.ts';
import { membersOfEntity } from './queries.ts';
import { getResponse, lockResponse, logEvent, type OneResponse, updateResponse } from './round-queries.ts';
import { type Absence, isAbsent, snoozedUntil, substitutesFor } from './rules.ts';
import { askAgain, asking } from './seats.ts';
import { committeesText } from './text.ts';

type Candidate = Absence & { id: string; name: string };

/** Who may answer instead: the titular, the substitutes of the seat, and other members of the entity. */
async function candidatesFor(context: Context, response: OneResponse): Promise<Candidate[]> {
  const { seats } = response.checkIn.committee;
  const substitutes = substitutesFor(seats, response.entityId, response.titularId);
  const seated = seats.filter((seat) => [response.titularId, ...substitutes].includes(seat.memberId));
  const colleagues = await membersOfEntity(context.store.db, response.entityId);
  const all = [...seated.map((seat) => seat.member), ...colleagues];
  const byId = new Map(all.map((member) => [member.id, member]));
  byId.delete(response.responderId ?? '');
  return [...byId.values()];
}

/** Those of them who are not away. */
const present = (people: readonly Candidate[], now: Date): Candidate[] =>
  people.filter((person) => !isAbsent(person, now));

async function delegateTo(context: Context, id: string, to: Candidate): Promise<Reply> {
  const text = committeesText[context.person.locale];
  const now = context.clock.now();
  await context.store.inTransaction(async (tx) => {
    const response = mustAnswer(context, await lockResponse(tx, id));
    const byId = context.person.memberId;
    await updateResponse(tx, id, { responderId: to.id, snoozedUntil: null });
    await logEvent(tx, response.checkInId, { at: now, byId, what: 'delegated', detail: to.name });
    if (response.responderId) await context.outbox.cancel(tx, { subject: id, memberId: response.responderId });
    await askAgain(tx, { outbox: context.outbox, now }, response, to.id, response.checkIn.opensAt);
    await context.outbox.requestUpdate(tx, id, asking);
    await context.outbox.requestUpdate(tx, response.checkInId, ['checkin.progress']);
  });
  return saying(text.delegated(to.name));
}

/** "Recuérdemelo mañana", "remind me tomorrow"; folded. */
const putsOff = /^(recorda|recuerda|recuerde|remind me\b|pospon).{0,20}(ma[nñ]ana|tomorrow)[.!]?$/;
const spoken =
  /^(?:que|q)\s+(?:lo\s+|la\s+)?(?:responda|conteste)\s+(?<es>.+)$|^(?:let|have)\s+(?<en>.+?)\s+answer(?:\s+it)?$/i;

async function delegateByName(context: Context, response: OneResponse, name: string): Promise<Reply> {
  const text = committeesText[context.person.locale];
  const { now } = lookOf(context);
  const people = await candidatesFor(context, response);
  const there = present(people, now);
  const typed = foldText(name).replace(/[.!]+$/, '');
  const means = (person: { name: string }) =>
    typed.split(' ').every((word) =>
      foldText(person.name)
        .split(' ')
        .some((part) => part.startsWith(word)),
    );
  if (response.responder && means(response.responder)) return saying(text.delegateAlready(response.responder.name));
  if (people.length === 0) return saying(text.delegateNone);
  const wholly = people.filter((person) => foldText(person.name) === typed);
  const [to, other] = wholly.length > 0 ? wholly : people.filter(means);
  const names = there.map((person) => person.name).join(', ');
  if (!to || other) return saying(there.length > 0 ? text.delegateUnknown(name, names) : text.delegateNone);
  if (isAbsent(to, now)) return saying(text.delegateAway(to.name, names));
  return delegateTo(context, response.id, to);
}

/** What is said while the form is open and is no answer: "que responda Luis", "recuérdemelo mañana"; null otherwise. */
export async function steerAnswer(
  context: Context,
  said: string,
  id: string,
): Promise<{ reply: Reply; ended: boolean } | null> {
  if (putsOff.test(foldText(said))) return { reply: await snooze(context, id), ended: true };
  const { groups } = spoken.exec(said.trim()) ?? {};
  const name = groups?.es ?? groups?.en;
  if (!name) return null;
  const response = mustAnswer(context, await getResponse(context.store.db, id));
  const reply = await delegateByName(context, response, name);
  const after = await getResponse(context.store.db, id);
  return { reply, ended: after?.responderId !== response.responderId };
}

/** "Que responda Luis" of who has one check-in to answer. */
export async function delegateInWords(context: Context, rest: string): Promise<Reply> {
  const text = committeesText[context.person.locale];
  const { own } = await answerable(context);
  const [response, other] = own;
  if (!response) return saying(text.nothingOpen);
  if (rest.trim() === '') return saying(text.delegateWho);
  if (!other) return delegateByName(context, response, rest.trim());
  return whichOf(context, own, 'checkin.delegate', { name: rest });
}

/** A check-in was chosen for "que responda …". */
export async function delegateChosen(context: Context, id: string, name: string): Promise<Reply> {
  return delegateByName(context, mustAnswer(context, await getResponse(context.store.db, id)), name);
}

export const delegateForm: FormHandler = {
  who: 'member',
  build: async (context, state) => {
    const text = committeesText[context.person.locale];
    const response = mustAnswer(context, await getResponse(context.store.db, state));
    const people = present(await candidatesFor(context, response), lookOf(context).now);
    if (people.length === 0) throw new UserError(text.delegateNone);
    const options = people.map(({ id, name }) => ({ value: id, label: name }));
    return {
      id: 'checkin.delegate',
      title: text.delegateTitle,
      intro: text.delegateIntro,
      state,
      submit: text.delegateSubmit,
      cancel: text.formCancel,
      fields: [{ name: 'member', label: text.delegateField, kind: 'member', options }],
    };
  },
  submit: async (context, values, state) => {
    const response = mustAnswer(context, await getResponse(context.store.db, state));
    const to = (await candidatesFor(context, response)).find((person) => person.id === values.member);
    return to ? delegateTo(context, state, to) : saying(committeesText[context.person.locale].delegateNone);
  },
};

/** "Recuérdemelo mañana": of the check-in that is to be answered. */
export async function snoozeInWords(context: Context): Promise<Reply> {
  const missing = (await answerable(context)).own.filter(({ state }) => state !== 'sent');
  const [response, other] = missing;
  if (!response) return saying(committeesText[context.person.locale].nothingOpen);
  return other ? whichOf(context, missing, 'checkin.snooze') : snooze(context, response.id);
}

/** Not before tomorrow morning; logged, and refused when the round closes before that. */
export async function snooze(context: Context, id: string): Promise<Reply> {
  const look = lookOf(context);
  const text = committeesText[look.locale];
  const until = snoozedUntil(look.now);
  const refused = await context.store.inTransaction(async (tx) => {
    const response = mustAnswer(context, await lockResponse(tx, id));
    if (until >= response.checkIn.closesAt) return response.checkIn.closesAt;
    await updateResponse(tx, id, { snoozedUntil: until });
    await context.outbox.requestUpdate(tx, response.checkInId, ['checkin.progress']);
    const detail = sayInstant(until, 'es', look.now);
    await logEvent(tx, response.checkInId, { at: look.now, byId: context.person.memberId, what: 'snoozed', detail });
    return null;
  });
  const say = (at: Date) => sayInstant(at, look.locale, look.now);
  return saying(refused ? text.snoozeTooLate(say(refused)) : text.snoozed(say(until)));
}
