/** The seat in other hands for this round: "que responda …", and "recordármelo mañana". */
import type { Reply } from '../adapter.ts';
import type { Context, FormHandler } from '../app.ts';
import { UserError } from '../errors.ts';
import { foldText } from '../form.ts';
import { sayInstant } from '../text.ts';
import { lookOf, mustAnswer, saying } from './find.ts';
import { askDelivery } from './open.ts';
import { membersOfEntity } from './queries.ts';
import {
  getResponse,
  lockResponse,
  logEvent,
  type OneResponse,
  openResponsesFor,
  updateResponse,
} from './round-queries.ts';
import { snoozedUntil, substitutesFor } from './rules.ts';
import { committeesText } from './text.ts';

type Candidate = { id: string; name: string };

/** Who may answer instead: the titular, the substitutes of the seat, and other members of the entity. */
async function candidatesFor(context: Context, response: OneResponse): Promise<Candidate[]> {
  const { seats } = response.checkIn.committee;
  const substitutes = substitutesFor(seats, response.entityId, response.titularId);
  const seated = seats.filter((seat) => substitutes.includes(seat.memberId)).map((seat) => seat.member);
  const colleagues = await membersOfEntity(context.store.db, response.entityId);
  const all = [...(response.titular ? [response.titular] : []), ...seated, ...colleagues];
  const byId = new Map(all.map(({ id, name }) => [id, { id, name }]));
  byId.delete(response.responderId ?? '');
  return [...byId.values()];
}

async function delegateTo(context: Context, id: string, to: Candidate): Promise<Reply> {
  const text = committeesText[context.person.locale];
  const now = context.clock.now();
  await context.store.inTransaction(async (tx) => {
    const response = mustAnswer(context, await lockResponse(tx, id));
    await updateResponse(tx, id, { responderId: to.id, snoozedUntil: null });
    await logEvent(tx, response.checkInId, {
      at: now,
      byId: context.person.memberId,
      what: 'delegated',
      detail: to.name,
    });
    if (response.responderId) await context.outbox.cancel(tx, { subject: id, memberId: response.responderId });
    await context.outbox.enqueue(tx, [askDelivery(response, to.id, response.checkIn.opensAt)]);
    await context.outbox.requestUpdate(tx, id, ['checkin.ask']);
    await context.outbox.requestUpdate(tx, response.checkInId, ['checkin.progress']);
  });
  return saying(text.delegated(to.name));
}

const spoken =
  /^(?:que|q)\s+(?:lo\s+|la\s+)?(?:responda|conteste)\s+(?<es>.+)$|^(?:let|have)\s+(?<en>.+?)\s+answer(?:\s+it)?$/i;

async function delegateByName(context: Context, response: OneResponse, name: string): Promise<Reply> {
  const text = committeesText[context.person.locale];
  const people = await candidatesFor(context, response);
  if (people.length === 0) return saying(text.delegateNone);
  const typed = foldText(name).replace(/[.!]+$/, '');
  const wholly = people.filter((person) => foldText(person.name) === typed);
  const partly = people.filter((person) => typed.split(' ').every((word) => foldText(person.name).includes(word)));
  const [to, other] = wholly.length > 0 ? wholly : partly;
  if (!to || other) return saying(text.delegateUnknown(name, people.map((person) => person.name).join(', ')));
  return delegateTo(context, response.id, to);
}

/** "Que responda Luis", said while the form is open; null when it says something else. */
export async function handOver(
  context: Context,
  said: string,
  id: string,
): Promise<{ reply: Reply; ended: boolean } | null> {
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
  const mine = (await openResponsesFor(context.store.db, context.person.memberId ?? '')).filter(
    ({ titularId, responderId }) => [titularId, responderId].includes(context.person.memberId),
  );
  const [response, other] = mine;
  if (!response) return saying(text.nothingOpen);
  if (rest.trim() === '') return saying(text.delegateWho);
  if (!other) return delegateByName(context, response, rest.trim());
  const options = mine.map((one) => ({ value: one.id, label: one.checkIn.committee.name }));
  return {
    kind: 'cards',
    cards: [
      {
        blocks: [
          { kind: 'choices', label: text.whichResponse, action: 'checkin.delegate', options, data: { name: rest } },
        ],
      },
    ],
  };
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
    const people = await candidatesFor(context, response);
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

/** Not before tomorrow morning; logged, and refused when the round closes before that. */
export async function snooze(context: Context, id: string): Promise<Reply> {
  const look = lookOf(context);
  const text = committeesText[look.locale];
  const until = snoozedUntil(look.now);
  const refused = await context.store.inTransaction(async (tx) => {
    const response = mustAnswer(context, await lockResponse(tx, id));
    if (until >= response.checkIn.closesAt) return response.checkIn.closesAt;
    await updateResponse(tx, id, { snoozedUntil: until });
    const detail = sayInstant(until, 'es', look.now);
    await logEvent(tx, response.checkInId, { at: look.now, byId: context.person.memberId, what: 'snoozed', detail });
    return null;
  });
  const say = (at: Date) => sayInstant(at, look.locale, look.now);
  return saying(refused ? text.snoozeTooLate(say(refused)) : text.snoozed(say(until)));
}
