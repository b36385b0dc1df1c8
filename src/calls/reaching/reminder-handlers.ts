/** Reminders as people set them: on which days, of which call, and in which space. */
import type { Reply } from '../../adapter.ts';
import type { Command, Context, Feature } from '../../app.ts';
import { UserError } from '../../errors.ts';
import { plainly } from '../../named-day.ts';
import { words } from '../../sentence.ts';
import { sayInstant, sayList } from '../../text.ts';
import { nextAllowed } from '../../time.ts';
import { findCalls } from '../find-call.ts';
import { meantCall, points, rememberShown } from '../meant.ts';
import { getCallByNumber, interestOf, setInterest } from '../queries.ts';
import { isOpen, isPublic, reminderWorkingDays } from '../rules.ts';
import { callsText } from '../text.ts';
import { memberOf } from './keep-subscription.ts';
import { reachText } from './reach-text.ts';
import { followedCalls, remindedCalls, reminderDaysOf, remindersToCome, setReminderDays } from './reminder-queries.ts';
import { spaceReminderCommands } from './reminder-spaces.ts';
import { reminderText } from './reminder-text.ts';
import { asKept, neverMet, putBack, silent, withUndo } from './reminder-undo.ts';
import {
  checkedDays,
  clears,
  daysIn,
  declines,
  momentIn,
  numberIn,
  saysHow,
  saysWhen,
  withoutCall,
  withoutDate,
} from './reminder-words.ts';
import { syncReminders } from './reminders.ts';

/** Reminders that are listed; of the others it is said how many there are. */
const mostShown = 20;

const sayDays = (days: readonly number[], context: Context): string => {
  const { locale } = context.person;
  const list = sayList(days.map(String), locale);
  return reminderText[locale].workingDays(list, days.length === 1 && days[0] === 1);
};

export const reminderActions: Feature['actions'] = {
  'reminders.undo': {
    who: 'member',
    run: async (context, event) => {
      await putBack(context, event.data);
      return showReminders(context, callsText[context.person.locale].undone);
    },
  },
};

/** Reminds so many working days before every close from now on. */
export async function changeDays(context: Context, days: readonly number[]): Promise<Reply> {
  const text = reminderText[context.person.locale];
  const memberId = memberOf(context);
  const now = context.clock.now();
  const { reminderDays: before } = await reminderDaysOf(context.store.db, memberId);
  await context.store.inTransaction(async (tx) => {
    await setReminderDays(tx, memberId, days);
    for (const call of await followedCalls(tx, memberId, now)) await syncReminders(tx, context.outbox, call, now);
  });
  const done = days.length === 0 ? text.remindersStopped : text.remindersChanged(sayDays(days, context));
  return withUndo(context, await showReminders(context, done), { days: before });
}

/** "No quiero más recordatorios": none of any call, and none of what interests them from now on; "bórrelos": those there are. */
async function stopAll(context: Context, said: string): Promise<Reply> {
  const text = reminderText[context.person.locale];
  const { db } = context.store;
  const before = await remindedCalls(db, memberOf(context));
  const { reminderDays } = await reminderDaysOf(db, memberOf(context));
  const waiting = (await remindersToCome(db, memberOf(context))).length;
  const kept = clears(said) ? reminderDays : [];
  await putBack(context, asKept({ days: kept, calls: before.map((one) => ({ ...one, ...silent })) }));
  const done = kept.length > 0 ? text.remindersCleared(waiting) : text.remindersStopped;
  return withUndo(context, await showReminders(context, done), { days: reminderDays, calls: before });
}

async function showReminders(context: Context, lead?: string): Promise<Reply> {
  const { locale } = context.person;
  const text = reachText[locale];
  const words = reminderText[locale];
  const { reminderDays } = await reminderDaysOf(context.store.db, memberOf(context));
  const toCome = await remindersToCome(context.store.db, memberOf(context));
  const say = (at: Date) => sayInstant(at, locale, context.clock.now());
  const lines = toCome
    .slice(0, mostShown)
    .map(({ dueAt, number, title }) => words.remindLine(say(dueAt), number, title));
  if (toCome.length > mostShown) lines.push(words.remindMore(toCome.length - mostShown));
  const button = { label: text.change, action: 'form.open', data: { form: 'reminders.edit', state: '' } };
  return {
    kind: 'cards',
    cards: [
      {
        title: words.remindersTitle,
        blocks: [
          ...(lead ? [{ kind: 'status' as const, status: 'good' as const, text: lead }] : []),
          {
            kind: 'text',
            text: reminderDays.length > 0 ? words.remindersAre(sayDays(reminderDays, context)) : words.remindersOff,
          },
          ...(lines.length > 0
            ? [
                { kind: 'text' as const, text: [{ text: words.upcoming, bold: true as const }] },
                { kind: 'list' as const, items: lines },
              ]
            : [{ kind: 'text' as const, text: words.upcomingNone, muted: true as const }]),
          { kind: 'buttons', buttons: [button] },
        ],
      },
    ],
  };
}

/** When to remind of one call: so many working days before, or at this moment. */
type When = { days: readonly number[] | null; at: Date | null };

/** The person wants to be reminded of this call, then or on their own days; what they asked before is replaced. What to tell them. */
export async function remindOf(
  context: Context,
  call: Parameters<typeof syncReminders>[2],
  { days, at: asked }: When = { days: null, at: null },
): Promise<string> {
  const { locale } = context.person;
  const text = callsText[locale];
  const words = reminderText[locale];
  const memberId = memberOf(context);
  const now = context.clock.now();
  const { reminderDays, ...quiet } = await reminderDaysOf(context.store.db, memberId);
  // A moment in their quiet hours would pass before it is told.
  const at = asked && nextAllowed(asked, quiet);
  const say = (time: Date) => sayInstant(time, locale, now, at ? {} : { time: false });
  if (!isOpen(call, now)) throw new UserError(words.closedAlready);
  if (asked && asked <= now) throw new UserError(words.momentPast);
  if (at && call.deadlineAt && at >= call.deadlineAt) throw new UserError(words.closedBy(say(at)));
  // Who is reminded of nothing by themselves, and asks for this one, means the usual days.
  const own = reminderDays.length > 0 || at ? [] : reminderWorkingDays;
  const times = await context.store.inTransaction(async (tx) => {
    const mine = await interestOf(tx, call.id, memberId);
    const change = { remind: true, remindOn: [...(days ?? own)], remindAt: at ? [at] : [] };
    await setInterest(
      tx,
      call.id,
      memberId,
      mine?.interest === 'dismissed' ? { ...change, interest: null } : change,
      now,
    );
    return syncReminders(tx, context.outbox, call, now, memberId);
  });
  if (!call.deadlineAt) return at ? words.withoutDeadline(say(at)) : text.remindersNoDeadline;
  if (times.length === 0) return text.remindersNone;
  return text.remindersOn(sayList(times.map(say), locale));
}

/** The call that a sentence names, by its number or by words of its title; null when it names none. Throws UserError when it is not one. */
async function namedCall(context: Context, said: string, anyNumber: boolean) {
  const { locale } = context.person;
  const number = numberIn(said, anyNumber);
  if (number) {
    const call = await getCallByNumber(context.store.db, Number(number));
    if (call?.state !== 'published') throw new UserError(callsText[locale].notFound(number));
    return call;
  }
  const { calls, asked } = await findCalls(context, said.replaceAll(/\d+/g, ' '), saysHow);
  if (!asked) return null;
  const now = context.clock.now();
  const known = calls.filter(isPublic);
  const [call = known.length === 1 ? known[0] : undefined, ...others] = known.filter((one) => isOpen(one, now));
  // "Mis recordatorios de siempre" names none; "me sirve la primera", one that was shown.
  if (!call && points(said)) return null;
  if (!call && !/(?<!\p{L})(?:la|las|el|convocatoria|beca|the|call)(?!\p{L})/iu.test(said)) return null;
  if (!call) throw new UserError(callsText[locale].notFound(''));
  if (others.length > 0) {
    const which = [call, ...others].slice(0, 5).map((one) => `${one.number} (${one.title})`);
    throw new UserError(reminderText[locale].whichCall(sayList(which, locale), call.number));
  }
  return call;
}

/** "Me la recuerda el lunes". */
const pointsBefore = /(?<!\p{L})(me|nos)\s+(la|lo)\s+(recuerd[ae]n?)(?!\p{L})/iu;
const wantsFewer = / (?:tant[ao]s?|seguido|so (?:much|many|often)|fewer|less) /;
const oneReminder = / (?:recordatorio|reminder) /;
/** What is said of every reminder: "mis recordatorios, 3 días antes". */
const ofAll = /recordatorios|reminders|cierres|siempre|tod[ao]s|always|every/iu;

/** "Recuérdeme la 12 mañana", "avíseme 10 y 3 días antes". */
export async function remindInWords(context: Context, text: string): Promise<Reply> {
  // "Me la recuerda el lunes" is "recuérdemela".
  const said = text.replace(pointsBefore, '$3$1$2');
  const { locale } = context.person;
  const asked = daysIn(withoutCall(said));
  const days = asked && checkedDays(asked);
  if (asked && !days) throw new UserError(reminderText[locale].daysFault);
  const now = context.clock.now();
  const at = asked ? null : momentIn(withoutCall(said), now);
  const stop = declines(said);
  if (!stop && !asked && !at && saysWhen(withoutCall(said))) throw new UserError(reminderText[locale].whenUnclear);
  const named = await namedCall(context, withoutDate(said, now), !asked && !at);
  // "Avíseme una semana antes", "cambie el recordatorio para el lunes", of the one they were just shown.
  const ofShown = (days?.length === 1 || at !== null) && !ofAll.test(said);
  // "No me recuerde nada de esa", "quítele el recordatorio" are never said of all.
  const ofOne = points(said) || (stop && oneReminder.test(plainly(said)));
  const call = named ?? (ofShown || ofOne ? await meantCall(context, said) : null);
  if (!call && ofOne) throw new UserError(reminderText[locale].whichOne);
  if (call) {
    const before = await interestOf(context.store.db, call.id, memberOf(context));
    // "Y también el día anterior".
    const kept = / (?:tambien|ademas|also|too) /.test(plainly(said)) ? (before?.remindOn ?? []) : [];
    const note = stop
      ? await forget(context, call)
      : await remindOf(context, call, { days: days && (checkedDays([...kept, ...days]) ?? days), at });
    await rememberShown(context, [call]);
    const card = { title: `${call.number}. ${call.title}`, blocks: [{ kind: 'text' as const, text: note }] };
    return withUndo(
      context,
      { kind: 'cards', cards: [card] },
      { calls: [{ ...neverMet, ...before, callId: call.id }] },
    );
  }
  if (days) return changeDays(context, days);
  // "No me recuerde tanto" asks for fewer, not for none.
  return stop && !wantsFewer.test(plainly(said)) ? stopAll(context, said) : showReminders(context);
}

/** "No me recuerde la 12": what else they said of it stays. */
async function forget(context: Context, call: Parameters<typeof syncReminders>[2]): Promise<string> {
  const now = context.clock.now();
  await context.store.inTransaction(async (tx) => {
    await setInterest(tx, call.id, memberOf(context), silent, now);
    await syncReminders(tx, context.outbox, call, now);
  });
  return reminderText[context.person.locale].forgotten;
}

export const reminderCommands: readonly Command[] = [
  {
    id: 'reminders.set',
    names: {
      es: [
        'recuérdeme',
        'recordarme',
        'recuérdame',
        'recordame',
        'recuérdamela',
        'recuérdemela',
        'recordármela',
        'mis recordatorios',
        'recordatorios',
        'recordar',
        'no me recuerde',
      ],
      en: ['remind me', 'my reminders', 'reminders', 'do not remind me', 'stop reminding me'],
    },
    summary: { es: 'Elegir cuándo le recuerdo los cierres', en: 'Choose when I remind you of closings' },
    examples: {
      es: ['recuérdeme 10 y 3 días antes', 'recuérdeme la 12'],
      en: ['remind me 10 and 3 days before', 'remind me of call 12'],
    },
    who: 'member',
    // "Quite ese recordatorio"; "mejor 3 días antes", "mejor el lunes", of the reminder that was just set.
    understands: async ({ person, clock }, text) => {
      if (declines(text) || pointsBefore.test(text)) return 0.95;
      if (!/^reminders\.|^call\.remind$/.test(person.lastAnswer ?? '')) return 0;
      const isMoment = daysIn(text) !== null || saysWhen(text) || momentIn(text, clock.now()) !== null;
      return isMoment && words(text).every(({ folded }) => saysHow.test(folded) || /^\d+$/.test(folded)) ? 0.9 : 0;
    },
    run: (context, { text }) => remindInWords(context, text),
  },
  ...spaceReminderCommands,
];
