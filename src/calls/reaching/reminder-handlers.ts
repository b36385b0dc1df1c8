/** Reminders as people set them: on which days, of which call, and in which space. */
import type { Reply } from '../../adapter.ts';
import type { Command, Context, FormHandler } from '../../app.ts';
import { UserError } from '../../errors.ts';
import { sayInstant, sayList } from '../../text.ts';
import { getCallByNumber, setInterest } from '../queries.ts';
import { spaceWants } from '../rules.ts';
import { callsText } from '../text.ts';
import { fold } from '../understanding/words.ts';
import { memberOf } from './keep-subscription.ts';
import { reachText } from './reach-text.ts';
import {
  announcedOpenCalls,
  followedCalls,
  reminderDaysOf,
  remindersToCome,
  setReminderDays,
  setSpaceReminds,
  spaceAt,
} from './reminder-queries.ts';
import { reminderText } from './reminder-text.ts';
import { syncReminders } from './reminders.ts';

/** More than two months ahead nobody acts; more than five times is noise. */
const farthestDay = 60;
const mostDays = 5;
const numbersInWords = 'cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince'.split(
  ' ',
);

const sayDays = (days: readonly number[], context: Context): string => {
  const { locale } = context.person;
  const list = sayList(days.map(String), locale);
  return reminderText[locale].workingDays(list, days.length === 1 && days[0] === 1);
};

/** Days as they are kept: each once, the farthest first; null when one of them is out of range. */
function checkedDays(days: readonly number[]): number[] | null {
  const kept = [...new Set(days)].sort((a, b) => b - a);
  const fits = kept.length <= mostDays && kept.every((day) => Number.isInteger(day) && day >= 1 && day <= farthestDay);
  return fits ? kept : null;
}

/** "10 y 3 días antes", "un día antes": the days of a sentence; null when it names none. */
function daysIn(said: string): number[] | null {
  const number = `(?:\\d{1,3}|${numbersInWords.join('|')}|una?|one|two|three|seven|ten)`;
  const list = new RegExp(`((?:${number}(?:\\s*,\\s*|\\s+(?:y|e|and|o)\\s+|\\s+))+)(?:dias?|days?|working)`).exec(
    fold(said),
  );
  if (!list?.[1]) return null;
  const english: Record<string, number> = { one: 1, two: 2, three: 3, seven: 7, ten: 10, una: 1 };
  return [...list[1].matchAll(/\d+|\p{L}+/gu)]
    .map(([word]) => (/\d/.test(word) ? Number(word) : (english[word] ?? numbersInWords.indexOf(word))))
    .filter((day) => day >= 0);
}

async function changeDays(context: Context, days: readonly number[]): Promise<Reply> {
  const text = reminderText[context.person.locale];
  const memberId = memberOf(context);
  const now = context.clock.now();
  await context.store.inTransaction(async (tx) => {
    await setReminderDays(tx, memberId, days);
    for (const call of await followedCalls(tx, memberId, now)) await syncReminders(tx, context.outbox, call, now);
  });
  return showReminders(
    context,
    days.length === 0 ? text.remindersStopped : text.remindersChanged(sayDays(days, context)),
  );
}

async function showReminders(context: Context, lead?: string): Promise<Reply> {
  const { locale } = context.person;
  const text = reachText[locale];
  const words = reminderText[locale];
  const { reminderDays } = await reminderDaysOf(context.store.db, memberOf(context));
  const toCome = await remindersToCome(context.store.db, memberOf(context));
  const say = (at: Date) => sayInstant(at, locale, context.clock.now());
  const lines = toCome.map(({ dueAt, number, title }) => words.remindLine(say(dueAt), number, title));
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

/** The person wants to be reminded of this call, on `days` or on their own. What to tell them. */
export async function remindOf(
  context: Context,
  call: Parameters<typeof syncReminders>[2],
  days: readonly number[] | null,
): Promise<string> {
  const { locale } = context.person;
  const text = callsText[locale];
  const memberId = memberOf(context);
  const now = context.clock.now();
  const times = await context.store.inTransaction(async (tx) => {
    await setInterest(tx, call.id, memberId, { remind: true, ...(days ? { remindOn: [...days] } : {}) }, now);
    return syncReminders(tx, context.outbox, call, now, memberId);
  });
  if (!call.deadlineAt) return text.remindersNoDeadline;
  if (times.length === 0) return text.remindersNone;
  return text.remindersOn(
    sayList(
      times.map((at) => sayInstant(at, locale, now, { time: false })),
      locale,
    ),
  );
}

const namesCall = /(?:la|convocatoria|call)\s+(?:n[uú]mero\s+)?(\d{1,9})/iu;

async function answer(context: Context, said: string): Promise<Reply> {
  const { locale } = context.person;
  const asked = daysIn(said.replace(namesCall, ' . '));
  const days = asked && checkedDays(asked);
  if (asked && !days) throw new UserError(reminderText[locale].daysFault);
  const stop = /(?<!\p{L})(?:no|sin|stop|not)(?!\p{L})/u.test(fold(said));
  const number = namesCall.exec(said)?.[1] ?? (asked ? undefined : /\d{1,9}/.exec(said)?.[0]);
  if (number) {
    const call = await getCallByNumber(context.store.db, Number(number));
    if (call?.state !== 'published') throw new UserError(callsText[locale].notFound(number));
    const note = stop ? await forget(context, call) : await remindOf(context, call, days);
    return {
      kind: 'cards',
      cards: [{ title: `${call.number}. ${call.title}`, blocks: [{ kind: 'text', text: note }] }],
    };
  }
  if (days) return changeDays(context, days);
  return stop ? changeDays(context, []) : showReminders(context);
}

/** "No me recuerde la 12": neither interest nor reminder. */
async function forget(context: Context, call: Parameters<typeof syncReminders>[2]): Promise<string> {
  const now = context.clock.now();
  await context.store.inTransaction(async (tx) => {
    await setInterest(tx, call.id, memberOf(context), { interest: null, remind: false, remindOn: [] }, now);
    await syncReminders(tx, context.outbox, call, now);
  });
  return callsText[context.person.locale].undone;
}

export const remindersForm: FormHandler = {
  who: 'member',
  build: async (context) => {
    const text = reachText[context.person.locale];
    const words = reminderText[context.person.locale];
    const { reminderDays } = await reminderDaysOf(context.store.db, memberOf(context));
    return {
      id: 'reminders.edit',
      title: words.remindersTitle,
      submit: text.save,
      cancel: text.formCancel,
      fields: [
        {
          name: 'days',
          label: words.daysField,
          hint: words.daysHint,
          kind: 'text',
          optional: true,
          initial: reminderDays.join(', '),
        },
      ],
    };
  },
  submit: async (context, values, _state, form) => {
    const typed = typeof values.days === 'string' ? values.days : '';
    const parts = typed.split(/[,;\s]+(?:y\s+|and\s+)?/).filter((part) => part !== '');
    const days = checkedDays(parts.map(Number));
    if (!days) return { kind: 'faults', form, faults: { days: reminderText[context.person.locale].daysFault } };
    return changeDays(context, days);
  },
};

async function remindHere(context: Context, reminds: boolean): Promise<Reply> {
  const text = reminderText[context.person.locale];
  const { platform, conversation } = context.address;
  if (context.direct || !conversation) throw new UserError(text.spaceOnly);
  const now = context.clock.now();
  const note = await context.store.inTransaction(async (tx) => {
    const space = await spaceAt(tx, platform, conversation);
    if (!space) throw new UserError(text.spaceUnknown);
    await setSpaceReminds(tx, space.id, reminds);
    const calls = (await announcedOpenCalls(tx, now)).filter((call) => spaceWants(space, call));
    for (const call of calls) await syncReminders(tx, context.outbox, call, now);
    return reminds ? text.spaceOn(calls.length) : text.spaceOff;
  });
  return { kind: 'cards', cards: [{ blocks: [{ kind: 'text', text: note }] }] };
}

export const reminderCommands: readonly Command[] = [
  {
    id: 'reminders.set',
    names: {
      es: [
        'recuérdeme',
        'recordarme',
        'recuérdame',
        'mis recordatorios',
        'recordatorios',
        'recordar',
        'no me recuerde',
      ],
      en: ['remind me', 'my reminders', 'reminders', 'do not remind me'],
    },
    summary: { es: 'Elegir cuándo le recuerdo los cierres', en: 'Choose when I remind you of closings' },
    examples: {
      es: ['recuérdeme 10 y 3 días antes', 'recuérdeme la 12'],
      en: ['remind me 10 and 3 days before', 'remind me of call 12'],
    },
    who: 'member',
    run: (context, { text }) => answer(context, text),
  },
  {
    id: 'reminders.here',
    names: {
      es: ['recordar aquí', 'recuerde aquí', 'recordatorios aquí'],
      en: ['remind here', 'reminders here'],
    },
    summary: { es: 'Recordar los cierres en este espacio', en: 'Remind of closings in this space' },
    examples: { es: ['recordar aquí'], en: ['remind here'] },
    who: 'coordinator',
    run: (context) => remindHere(context, true),
  },
  {
    id: 'reminders.not-here',
    names: {
      es: ['no recordar aquí', 'dejar de recordar aquí', 'sin recordatorios aquí'],
      en: ['stop reminding here', 'no reminders here', 'do not remind here'],
    },
    summary: { es: 'Dejar de recordar los cierres en este espacio', en: 'Stop reminding of closings in this space' },
    examples: { es: ['no recordar aquí'], en: ['stop reminding here'] },
    who: 'coordinator',
    run: (context) => remindHere(context, false),
  },
];
