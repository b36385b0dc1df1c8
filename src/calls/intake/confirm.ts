/** A close read with doubt: a coordinator confirms it, corrects it, or says there is none. */
import type { Reply } from '../../adapter.ts';
import type { Command, Context, Feature, FormHandler, Renderer } from '../../app.ts';
import type { Outbox } from '../../deliveries/outbox.ts';
import { UserError } from '../../errors.ts';
import type { Form } from '../../form.ts';
import { listCoordinators } from '../../members/queries.ts';
import type { Db } from '../../store.ts';
import { bogota, inBogota, readClockTime } from '../../time.ts';
import { lookFor, lookIn, viewOf } from '../look.ts';
import { type Call, type CallRow, countCalls, getCall, listCalls } from '../queries.ts';
import { isOpen } from '../rules.ts';
import { confirmBelow } from '../understanding/deadline.ts';
import { type Confirming, confirmCard } from './confirm-cards.ts';
import { coordinatorText } from './coordinator-text.ts';
import { applyChange } from './ingest-revise.ts';

const confirmsAtOnce = 5;

/** Whether its close waits for somebody's word. */
export function isDoubtful(call: Call): boolean {
  return call.deadlineAt !== null && call.deadlineDecidedAt === null && (call.deadlineConfidence ?? 1) < confirmBelow;
}

/** Asks the coordinators about a close that was read with doubt. */
export async function askForDeadline(tx: Db, outbox: Outbox, call: Call, now: Date): Promise<void> {
  if (!isDoubtful(call) || (call.state !== 'review' && !isOpen(call, now))) return;
  const coordinators = await listCoordinators(tx);
  await outbox.enqueue(
    tx,
    coordinators.map(({ id }) => ({ kind: 'call.deadline', memberId: id, subject: call.id, dueAt: now })),
  );
}

const confirmingOf = (call: CallRow): Confirming => ({
  ...viewOf(call),
  decided: call.deadlineDecidedAt !== null,
  doubtful: isDoubtful(call),
});

/**
 * A close that a person gives, or their word that there is none. The reader's own stays known: reading it again changes
 * nothing.
 */
export const decidedClose = (call: Call, deadlineAt: Date | null, now: Date) => ({
  deadlineAt,
  deadlineConfidence: deadlineAt ? 1 : null,
  deadlineDecidedAt: now,
  deadlineReadAt: call.deadlineDecidedAt ? call.deadlineReadAt : call.deadlineAt,
});

type Decision = { deadlineAt: Date | null; hasTime?: boolean };

/** Writes the decision down, and tells of it. */
async function decide(
  context: Context,
  callId: string,
  decisionOf: (call: CallRow) => Decision | null,
): Promise<CallRow> {
  const { store, outbox, clock, person } = context;
  const now = clock.now();
  const found = await store.inTransaction(async (tx) => {
    const call = await getCall(tx, callId);
    if (!call) return false;
    const decision = decisionOf(call);
    if (!decision) return true;
    const { deadlineAt, hasTime } = decision;
    const before = call.deadlineAt?.toISOString() ?? null;
    const after = deadlineAt?.toISOString() ?? null;
    const data = {
      ...decidedClose(call, deadlineAt, now),
      ...(before === after ? {} : { deadlineZone: bogota, deadlineHasTime: hasTime ?? false }),
    };
    const fields = before === after ? [] : [{ field: 'deadline', before, after }];
    await applyChange(tx, context, call, data, { fields, takesDeadline: false }, now);
    // The posts said that it was doubtful.
    if (fields.length === 0) await outbox.requestUpdate(tx, call.id, ['call.announce', 'call.review']);
    await outbox.requestUpdate(tx, call.id, ['call.deadline']);
    return true;
  });
  const call = found ? await getCall(store.db, callId) : null;
  if (!call) throw new UserError(coordinatorText[person.locale].notThere);
  return call;
}

async function answer(context: Context, call: CallRow, replace: boolean): Promise<Reply> {
  const card = confirmCard(confirmingOf(call), await lookIn(context, context.person.locale));
  return { kind: 'cards', cards: [card], ...(replace ? { replace: true as const } : {}) };
}

async function buildForm(context: Context, callId: string): Promise<Form> {
  const text = coordinatorText[context.person.locale];
  const call = await getCall(context.store.db, callId);
  if (!call) throw new UserError(text.notThere);
  const at = call.deadlineAt ? inBogota(call.deadlineAt) : null;
  return {
    id: 'call.deadline',
    title: text.deadlineForm,
    intro: call.title,
    fields: [
      { kind: 'date', name: 'date', label: text.deadlineDate, ...(at ? { initial: at.toFormat('yyyy-MM-dd') } : {}) },
      {
        kind: 'text',
        name: 'time',
        label: text.deadlineTime,
        hint: text.deadlineTimeHint,
        optional: true,
        ...(at && call.deadlineHasTime ? { initial: at.toFormat('HH:mm') } : {}),
      },
    ],
    submit: text.save,
    cancel: text.cancel,
    state: callId,
  };
}

const deadlineForm: FormHandler = {
  who: 'coordinator',
  build: buildForm,
  submit: async (context, values, state, form) => {
    const typed = typeof values.time === 'string' ? values.time : '';
    const time = typed === '' ? '23:59' : readClockTime(typed);
    if (!time)
      return { kind: 'faults', form, faults: { time: coordinatorText[context.person.locale].deadlineBadTime } };
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    const noon = inBogota(new Date(`${values.date}T17:00:00Z`));
    const deadlineAt = noon.set({ hour, minute, second: 0, millisecond: 0 }).toJSDate();
    const call = await decide(context, state, () => ({ deadlineAt, hasTime: typed !== '' }));
    return answer(context, call, false);
  },
};

async function showDoubtful(context: Context): Promise<Reply> {
  const look = await lookIn(context, context.person.locale);
  const text = coordinatorText[look.locale];
  // Those that close first at the head.
  const doubtful = { closesFrom: look.now, doubtBelow: confirmBelow };
  const calls = await listCalls(context.store.db, doubtful, { take: confirmsAtOnce });
  if (calls.length === 0) return { kind: 'cards', cards: [{ blocks: [{ kind: 'text', text: text.deadlinesNone }] }] };
  const cards = calls.map((call) => confirmCard(confirmingOf(call), look));
  const left = (await countCalls(context.store.db, doubtful)) - calls.length;
  if (left > 0) cards.push({ blocks: [{ kind: 'text', text: text.deadlinesMore(left), muted: true }] });
  return { kind: 'cards', cards };
}

const drawQuestion: Renderer = async (dependencies, delivery) => {
  const call = await getCall(dependencies.store.db, delivery.subject);
  if (!call) return null;
  const asked = isDoubtful(call) && (call.state === 'review' || isOpen(call, dependencies.clock.now()));
  if (delivery.shown === 0 && !asked) return null;
  return confirmCard(confirmingOf(call), await lookFor(dependencies, delivery));
};

export const confirmCommands: readonly Command[] = [
  {
    id: 'calls.deadlines',
    names: {
      es: ['plazos por confirmar', 'confirmar plazos', 'fechas por confirmar'],
      en: ['deadlines to confirm', 'confirm deadlines'],
    },
    summary: { es: 'Confirmar las fechas de cierre dudosas', en: 'Confirm doubtful closing dates' },
    examples: { es: ['plazos por confirmar'], en: ['deadlines to confirm'] },
    who: 'coordinator',
    run: (context) => showDoubtful(context),
  },
];

export const confirmActions: Feature['actions'] = {
  'deadline.right': {
    who: 'coordinator',
    run: async (context, { data }) => {
      // Another date came meanwhile: what the person saw is not what they would confirm, so they are shown this one.
      const decided = await decide(context, data.call ?? '', ({ deadlineAt }) =>
        deadlineAt?.toISOString() === data.at ? { deadlineAt } : null,
      );
      return answer(context, decided, true);
    },
  },
  'deadline.none': {
    who: 'coordinator',
    run: async (context, { data }) =>
      answer(context, await decide(context, data.call ?? '', () => ({ deadlineAt: null })), true),
  },
};

export const confirmForms: Feature['forms'] = { 'call.deadline': deadlineForm };
export const confirmDeliveries: Feature['deliveries'] = { 'call.deadline': drawQuestion };
