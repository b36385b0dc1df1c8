/** Answering: one form, asked in the chat or shown at once; its draft is the response's, on every platform. */
import { isDeepStrictEqual } from 'node:util';
import type { Reply } from '../adapter.ts';
import type { Context, Drafts, FormHandler } from '../app.ts';
import { keepFiles, releaseFiles } from '../files/intake.ts';
import type { Filling } from '../filling.ts';
import { type Field, type Form, type RawValues, readDocument, type Values } from '../form.ts';
import { type Commitment, type Db, Prisma } from '../store.ts';
import { sayInstant } from '../text.ts';
import { answersCard, entityName, sayDay } from './cards.ts';
import {
  commitmentsAsked,
  dueAfter,
  followUpFields,
  replaceCommitments,
  settleCommitment,
} from './commitment-queries.ts';
import { steerAnswer } from './delegate.ts';
import { lookOf, mustAnswer, viewerOf } from './find.ts';
import { fieldOf, prefillFrom, type Question, rawOf, readQuestions, statusIn, stepsIn } from './questions.ts';
import {
  getResponse,
  isAnswered,
  lockResponse,
  logEvent,
  type OneResponse,
  previousResponse,
  seenRound,
  updateResponse,
} from './round-queries.ts';
import { dayOf, mayAnswer, todayIn } from './rules.ts';
import { asking } from './seats.ts';
import { committeesText } from './text.ts';

/** More follow-ups than these would hide the questions of the round. */
const mostCommitments = 5;
/** A step past every question: what was sent opens at the review. */
const atReview = 1000;

const asFilling = (json: Prisma.JsonValue): Filling | null =>
  json && typeof json === 'object' && !Array.isArray(json) ? (json as unknown as Filling) : null;

const valuesOf = (json: Prisma.JsonValue): Values | null =>
  json && typeof json === 'object' && !Array.isArray(json) ? (json as unknown as Values) : null;

function keptOf(response: OneResponse): Filling | null {
  const draft = asFilling(response.draft);
  if (draft) return draft;
  const sent = valuesOf(response.answers);
  return sent && { form: 'checkin.answer', state: response.id, answers: rawOf(sent), step: atReview };
}

const drafts: Drafts = {
  edit: (context, state, change) =>
    context.store.inTransaction(async (tx) => {
      const response = mustAnswer(context, await lockResponse(tx, state));
      const { kept, result } = change(keptOf(response));
      const isSent = response.state === 'sent';
      const next = isSent ? 'sent' : kept && Object.keys(kept.answers).length > 0 ? 'draft' : 'silent';
      await updateResponse(tx, state, {
        draft: kept ? (kept as unknown as Prisma.InputJsonObject) : Prisma.DbNull,
        state: next,
      });
      // The chair's card shows who has a draft.
      if (next !== response.state) await context.outbox.requestUpdate(tx, response.checkInId, ['checkin.progress']);
      return result;
    }),
};

const asked = (response: OneResponse) => ({
  id: response.id,
  committeeId: response.checkIn.committeeId,
  entityId: response.entityId,
  titularId: response.titularId,
  since: response.checkIn.opensAt,
});

function commitmentFields(context: Context, commitments: readonly Commitment[], initial: RawValues): Field[] {
  const text = committeesText[context.person.locale];
  const look = lookOf(context);
  return commitments.flatMap(({ id, what, dueOn }): Field[] => {
    const { done, moved } = followUpFields(id);
    return [
      {
        name: done,
        label: text.commitment(what, sayDay(dueOn, look)),
        kind: 'choice',
        options: (['done', 'open', 'moved', 'dropped'] as const).map((value) => ({
          value,
          label: text.commitmentStates[value],
        })),
        initial: initial[done],
      },
      {
        name: moved,
        label: text.movedTo(what),
        hint: text.movedHint,
        kind: 'date',
        from: todayIn(look.now),
        when: { field: done, is: ['moved'] },
        initial: initial[moved],
      },
    ];
  });
}

export const membersOf = (seats: readonly { member: { id: string; name: string } }[]) =>
  [...new Map(seats.map(({ member }) => [member.id, member.name]))].map(([value, label]) => ({ value, label }));

/** The commitments first, then the questions of the round; what was drafted, sent or answered last time is put in. */
async function build(context: Context, state: string): Promise<Form> {
  const { db } = context.store;
  const { locale } = context.person;
  const look = lookOf(context);
  const text = committeesText[locale];
  const response = mustAnswer(context, await getResponse(db, state));
  const { checkIn } = response;
  const questions = readQuestions(checkIn.questions);
  const previous = await previousResponse(db, response);
  const initial = { ...prefillFrom(questions, valuesOf(previous?.answers ?? null)), ...keptOf(response)?.answers };
  const today = todayIn(look.now);
  const matter = { locale, members: membersOf(checkIn.committee.seats), initial, today };
  return {
    id: 'checkin.answer',
    title: text.formTitle(entityName(response, locale)),
    intro: text.formIntro(checkIn.committee.name, sayInstant(checkIn.closesAt, locale, look.now)),
    state,
    submit: text.formSubmit,
    cancel: text.formCancel,
    review: true,
    fields: [
      ...commitmentFields(context, await commitmentsAsked(db, asked(response), mostCommitments), initial),
      ...questions.map((question) => fieldOf(question, matter)),
    ],
  };
}

async function followCommitments(
  tx: Db,
  response: OneResponse,
  questions: readonly Question[],
  values: Values,
  now: Date,
) {
  for (const commitment of await commitmentsAsked(tx, asked(response), mostCommitments)) {
    const { done, moved } = followUpFields(commitment.id);
    const [said, movedTo] = [values[done], values[moved]];
    if (typeof said !== 'string') continue;
    // What an answer put off before it was corrected has its day of before.
    const dueOn =
      said === 'moved' && typeof movedTo === 'string'
        ? dayOf(movedTo)
        : await dueAfter(tx, commitment, { lt: response.checkIn.opensAt });
    const state = said === 'done' || said === 'dropped' ? said : 'open';
    await settleCommitment(tx, commitment.id, { state, dueOn }, now);
  }
  const { committeeId } = response.checkIn;
  const owner = { responseId: response.id, committeeId, entityId: response.entityId, ownerId: response.titularId };
  await replaceCommitments(tx, owner, stepsIn(questions, values), now);
}

/** Keeps the files of the answer; one that a correction replaced goes, unless an earlier round offered it. */
async function holdDocuments(tx: Db, response: OneResponse, questions: readonly Question[], values: Values) {
  const before = valuesOf(response.answers) ?? {};
  for (const { name } of questions.filter(({ kind }) => kind === 'document')) {
    const [had, has] = [before[name] ?? null, values[name] ?? null];
    await keepFiles(tx, [has]);
    if (had !== has && !(await isAnswered(tx, name, had))) await releaseFiles(tx, [had]);
  }
}

type Sent = { outcome: 'sent' | 'corrected' | 'same'; response: OneResponse };

async function send(context: Context, id: string, values: Values): Promise<Sent> {
  const now = context.clock.now();
  return context.store.inTransaction(async (tx): Promise<Sent> => {
    const response = mustAnswer(context, await lockResponse(tx, id));
    const first = response.state !== 'sent';
    if (!first && isDeepStrictEqual(values, response.answers)) {
      await updateResponse(tx, id, { draft: Prisma.DbNull });
      return { outcome: 'same', response };
    }
    const questions = readQuestions(response.checkIn.questions);
    await updateResponse(tx, id, {
      state: 'sent',
      draft: Prisma.DbNull,
      answers: values as unknown as Prisma.InputJsonObject,
      status: statusIn(questions, values),
      answeredById: context.person.memberId,
      ...(first ? { sentAt: now } : { correctedAt: now }),
    });
    await holdDocuments(tx, response, questions, values);
    await followCommitments(tx, response, questions, values, now);
    const detail = response.entity?.name;
    const what = first ? 'sent' : 'corrected';
    await logEvent(tx, response.checkInId, {
      at: now,
      byId: context.person.memberId,
      what,
      ...(detail ? { detail } : {}),
    });
    await context.outbox.cancel(tx, { subject: id, kinds: asking.filter((kind) => kind !== 'checkin.ask') });
    await context.outbox.requestUpdate(tx, id, asking);
    await context.outbox.requestUpdate(tx, response.checkInId, ['checkin.progress']);
    const listeners = response.checkIn.committee.seats.filter((seat) => seat.hearsAll && seat.role === 'chair');
    await context.outbox.enqueue(
      tx,
      listeners
        .filter(({ memberId }) => memberId !== context.person.memberId)
        .map(({ memberId }) => ({ kind: 'checkin.answered', memberId, subject: id, dueAt: now })),
    );
    return { outcome: what, response: (await getResponse(tx, id)) ?? response };
  });
}

async function submit(context: Context, values: Values, state: string): Promise<Reply> {
  const look = lookOf(context);
  const text = committeesText[look.locale];
  const { outcome, response } = await send(context, state, values);
  const { checkIn } = response;
  const lead = { sent: text.sent(checkIn.committee.name), corrected: text.corrected, same: text.sameAnswer }[outcome];
  const members = membersOf(checkIn.committee.seats);
  const card = answersCard(response, readQuestions(checkIn.questions), values, members, look, lead);
  const closes = sayInstant(checkIn.closesAt, look.locale, look.now);
  const blocks = [...card.blocks, { kind: 'text' as const, text: text.correctUntil(closes), muted: true as const }];
  return { kind: 'cards', cards: [{ ...card, blocks }] };
}

/** Whether this answer holds the file, and the person may see it: who sees the committee, and who may answer. */
export async function holdsFile(context: Context, of: string, fileId: string): Promise<boolean> {
  const { db } = context.store;
  const response = await getResponse(db, of);
  const given = [response?.answers, asFilling(response?.draft ?? null)?.answers].flatMap((kept) =>
    Object.values((kept ?? {}) as Record<string, unknown>),
  );
  const holds = given.some((value) => {
    const document = typeof value === 'string' ? readDocument(value) : {};
    return 'fileId' in document && document.fileId === fileId;
  });
  if (!response || !holds) return false;
  const may = mayAnswer(response.checkIn.committee.seats, response);
  return (
    may.includes(context.person.memberId ?? '') || (await seenRound(db, viewerOf(context), response.checkInId)) !== null
  );
}

export const answerForm: FormHandler = {
  who: 'member',
  drafts,
  build,
  submit,
  steer: steerAnswer,
};
