/** What each person has to themselves: a calendar address, the file of an enrolment, their reminders. */
import type { Reply } from '../adapter.ts';
import type { Command, Context, Feature, FormHandler } from '../app.ts';
import type { Card } from '../card.ts';
import { UserError } from '../errors.ts';
import { fileBlock } from '../files/kinds.ts';
import { getMember } from '../members/queries.ts';
import { sayInstant } from '../text.ts';
import { moveReminders } from './announce.ts';
import { type CalendarFile, enrolmentFiles } from './calendar-files.ts';
import { calendarAddress, revokeCalendar } from './calendar-route.ts';
import { choicesOf, saveReminderChoice } from './people-queries.ts';
import { personalText } from './personal-text.ts';
import { getTraining, listTrainings, lockTraining, type TrainingRow } from './queries.ts';
import { reminderChoices, usualReminders } from './rules.ts';
import { memberIdOf, oneNamed } from './show.ts';
import { trainingsText } from './text.ts';

const say = (card: Card): Reply => ({ kind: 'cards', cards: [card], private: true });

async function calendarCard(context: Context, note?: string): Promise<Card> {
  const text = personalText[context.person.locale];
  const address = await calendarAddress(context, memberIdOf(context));
  return {
    title: text.calendarTitle,
    blocks: [
      ...(note ? [{ kind: 'status' as const, status: 'good' as const, text: note }] : []),
      { kind: 'text', text: text.calendarIntro },
      { kind: 'text', text: [{ text: address, href: address }] },
      { kind: 'text', text: text.calendarPrivate, muted: true },
      {
        kind: 'buttons',
        buttons: [
          { label: text.calendarChange, action: 'training.renewCalendar', confirm: text.calendarChangeConfirm },
          {
            label: text.calendarOff,
            action: 'training.revokeCalendar',
            style: 'danger',
            confirm: text.calendarChangeConfirm,
          },
        ],
      },
    ],
  };
}

async function renewCalendar(context: Context): Promise<Reply> {
  await calendarAddress(context, memberIdOf(context), true);
  const card = await calendarCard(context, personalText[context.person.locale].calendarChanged);
  return context.direct ? { kind: 'cards', cards: [card], replace: true } : say(card);
}

async function endCalendar(context: Context): Promise<Reply> {
  await revokeCalendar(context, memberIdOf(context));
  const { calendarRevoked } = personalText[context.person.locale];
  const card: Card = { blocks: [{ kind: 'text', text: calendarRevoked }] };
  return context.direct ? { kind: 'cards', cards: [card], replace: true } : say(card);
}

/** What each file does to the calendar that opens it. */
function sayFile({ method, startsAt }: CalendarFile, context: Context): string {
  const text = personalText[context.person.locale];
  const when = sayInstant(startsAt, context.person.locale, context.clock.now());
  return method === 'CANCEL' ? text.calendarCancel(when) : text.calendarAdd;
}

/** The files of an enrolment. */
async function giveFiles(context: Context, training: TrainingRow | null): Promise<Reply> {
  const member = await getMember(context.store.db, memberIdOf(context));
  const files = training && member ? await enrolmentFiles(context, member, training) : [];
  if (!training || files.length === 0) throw new UserError(trainingsText[context.person.locale].outcome.none);
  const again = { action: 'training.file', data: { training: training.id } };
  const blocks = files.map((file) => fileBlock(file.name, Buffer.from(file.text), sayFile(file, context), again));
  return say({ title: `${personalText[context.person.locale].calendarFile}: ${training.title}`, blocks });
}

async function askedFile(context: Context, rest: string): Promise<Reply> {
  const rows = await listTrainings(context.store.db, {
    endsAfter: context.clock.now(),
    answered: { memberId: memberIdOf(context), states: ['enrolled'] },
  });
  const [only] = rows;
  if (!only) throw new UserError(trainingsText[context.person.locale].mineNone);
  if (rows.length === 1) return giveFiles(context, only);
  const found = await oneNamed(context, rest, rows, 'training.file');
  return 'id' in found ? giveFiles(context, found) : found;
}

async function remindersCard(context: Context, note?: string): Promise<Card> {
  const text = personalText[context.person.locale];
  const choices = await choicesOf(context.store.db, memberIdOf(context));
  const leads = [...(choices?.remindMinutes ?? [])].sort((a, b) => b - a);
  const own = leads.length > 0 ? leads.map(text.lead).join(', ') : text.none;
  return {
    title: text.remindersTitle,
    blocks: [
      ...(note ? [{ kind: 'status' as const, status: 'good' as const, text: note }] : []),
      { kind: 'text', text: choices?.ownReminders ? own : text.remindersUsual },
      {
        kind: 'buttons',
        buttons: [
          { label: text.changeReminders, action: 'form.open', data: { form: 'training.reminders', state: '' } },
          ...(choices?.ownReminders ? [{ label: text.usualReminders, action: 'training.usualReminders' }] : []),
        ],
      },
    ],
  };
}

/** Keeps the choice and arms the reminders of every training this person is in anew. */
async function chooseReminders(context: Context, minutes: number[] | null): Promise<void> {
  const memberId = memberIdOf(context);
  const now = context.clock.now();
  await context.store.inTransaction(async (tx) => {
    await saveReminderChoice(tx, memberId, minutes);
    const rows = await listTrainings(tx, {
      stages: ['published'],
      endsAfter: now,
      answered: { memberId, states: ['enrolled'] },
    });
    // What fell due in quiet hours and waits for the morning is not what they chose either.
    await context.outbox.cancel(tx, { subject: rows.map(({ id }) => id), memberId, kinds: ['training.remind'] });
    for (const { id } of rows) {
      const training = await lockTraining(tx, id);
      if (training) await moveReminders(tx, context.outbox, training, now, memberId);
    }
  });
}

const remindersForm: FormHandler = {
  who: 'member',
  build: async (context) => {
    const text = personalText[context.person.locale];
    const choices = await choicesOf(context.store.db, memberIdOf(context));
    return {
      id: 'training.reminders',
      title: text.remindersTitle,
      intro: text.remindersForm,
      submit: text.submit,
      cancel: text.cancel,
      fields: [
        {
          name: 'leads',
          label: text.remindersField,
          hint: text.remindersHint,
          kind: 'choices',
          optional: true,
          options: reminderChoices.map((minutes) => ({ value: String(minutes), label: text.lead(minutes) })),
          initial: (choices?.ownReminders ? choices.remindMinutes : [...usualReminders]).map(String),
        },
      ],
    };
  },
  submit: async (context, values) => {
    const leads = Array.isArray(values.leads) ? values.leads.map(Number) : [];
    await chooseReminders(context, leads);
    return {
      kind: 'cards',
      cards: [await remindersCard(context, personalText[context.person.locale].remindersSaved)],
    };
  },
};

export const personalCommands: readonly Command[] = [
  {
    id: 'trainings.calendar',
    names: { es: ['mi calendario', 'dirección de calendario'], en: ['my calendar', 'calendar address'] },
    summary: {
      es: 'Llevar sus capacitaciones y plazos a su calendario',
      en: 'Take your trainings and deadlines to your calendar',
    },
    examples: { es: ['mi calendario'], en: ['my calendar'] },
    who: 'member',
    run: async (context) => say(await calendarCard(context)),
  },
  {
    id: 'trainings.file',
    names: {
      es: ['archivo de calendario', 'agregar al calendario', 'invitación de calendario'],
      en: ['calendar file', 'add to calendar'],
    },
    summary: { es: 'Ver el archivo de calendario de una inscripción', en: 'See the calendar file of an enrolment' },
    examples: { es: ['archivo de calendario'], en: ['calendar file'] },
    who: 'member',
    run: (context, { rest }) => askedFile(context, rest),
  },
  {
    id: 'trainings.reminders',
    names: {
      es: [
        'recordatorios de capacitaciones',
        'recordatorios de mis capacitaciones',
        'mis recordatorios de capacitaciones',
      ],
      en: ['training reminders', 'my training reminders'],
    },
    summary: {
      es: 'Elegir cuándo se le recuerdan sus capacitaciones',
      en: 'Choose when you are reminded of trainings',
    },
    examples: { es: ['recordatorios de capacitaciones'], en: ['training reminders'] },
    who: 'member',
    run: async (context) => say(await remindersCard(context)),
  },
];

export const personalActions: Feature['actions'] = {
  'training.file': {
    who: 'member',
    run: async (context, event) =>
      giveFiles(context, await getTraining(context.store.db, event.data.training ?? event.data.value ?? '')),
  },
  'training.renewCalendar': { who: 'member', run: renewCalendar },
  'training.revokeCalendar': { who: 'member', run: endCalendar },
  'training.usualReminders': {
    who: 'member',
    run: async (context) => {
      await chooseReminders(context, null);
      return say(await remindersCard(context, personalText[context.person.locale].remindersSaved));
    },
  },
};

export const personalForms: Feature['forms'] = { 'training.reminders': remindersForm };
