/** What people ask of the trainings: lists, one training, answers. */
import type { Reply } from '../adapter.ts';
import type { Context, Feature } from '../app.ts';
import { UserError } from '../errors.ts';
import type { ActionEvent } from '../event.ts';
import { sayInstant, sayList } from '../text.ts';
import { afterwardsDeliveries, afterwardsForms } from './afterwards.ts';
import { wantedWords } from './ask.ts';
import { attendanceActions, attendanceCommands, attendanceForms } from './attendance.ts';
import { sayWhen, trainingCard } from './cards.ts';
import { certificateActions, certificateCommands } from './certificates.ts';
import { trainingDeliveries } from './deliver.ts';
import { annualTrainings, figuresCommands } from './figures.ts';
import { readIntent } from './intent.ts';
import { listIfAny, showCourses, showList, showMine, showNext } from './listing.ts';
import { spansOf, viewOf } from './look.ts';
import { materialFileActions, materialFileReaders } from './materials.ts';
import { organiserActions, organiserCommands, organiserForms } from './organise.ts';
import { personalActions, personalCommands, personalForms } from './personal.ts';
import { type Answered, decline, enrol, perhaps } from './places.ts';
import { attendeeOf, getTraining, listTrainings, type TrainingRow } from './queries.ts';
import { isAhead, overlap, remindersAhead } from './rules.ts';
import {
  asksOfADay,
  lookOf,
  meant,
  meantFirstAhead,
  memberIdOf,
  mineIn,
  named,
  oneNamed,
  showTraining,
  visible,
  wants,
} from './show.ts';
import { trainingsText } from './text.ts';

async function showNamed(context: Context, text: string, rest: string): Promise<Reply> {
  if (!named(rest, context.clock.now())) return showList(context, text, 0);
  const found = await meantFirstAhead(context, rest);
  // "Hay alguna capacitación de movilidad": no title, but a list.
  const list = found.length === 0 ? await listIfAny(context, rest) : null;
  if (list) return list;
  if (found.length === 0 && asksOfADay(text, context.clock.now())) return showNext(context, rest);
  const one = await oneNamed(context, rest, found, 'training.open');
  return 'id' in one ? showTraining(context, one) : one;
}

/** "¿Me inscribieron?": in that one, or in which. */
async function showEnrolled(context: Context, text: string): Promise<Reply> {
  if (!named(text, context.clock.now())) return showMine(context);
  const [only, ...more] = await meantFirstAhead(context, text);
  if (!only || more.length > 0) return showMine(context);
  const lead = mineIn(only, memberIdOf(context)) === null ? trainingsText[context.person.locale].notIn : undefined;
  return showTraining(context, only, lead);
}

type Decide = typeof enrol;

/** What was decided, in words. */
async function sayAnswer(context: Context, answered: Answered): Promise<string> {
  const { locale } = context.person;
  const text = trainingsText[locale];
  if (answered.kind === 'waiting') return text.waiting(answered.position);
  if (answered.kind === 'stillWaiting') return text.stillWaiting(answered.position);
  if (answered.kind !== 'enrolled') return text.outcome[answered.kind];
  const { training } = answered;
  const now = context.clock.now();
  const own = await attendeeOf(context.store.db, training.id, memberIdOf(context));
  if (!own) return text.outcome.enrolled;
  const choices = own.member.trainingChoices;
  const leads = choices?.ownReminders ? choices.remindMinutes : training.remindMinutes;
  const times = remindersAhead(training.startsAt, leads, own.member, now)
    .map(({ dueAt }) => dueAt)
    .sort((a, b) => a.getTime() - b.getTime())
    .map((at) => sayInstant(at, locale, now));
  const reminders = times.length > 0 ? text.remindersAt(times.join('; ')) : text.remindersNone;
  const crossed = await overlapping(context, training);
  const look = await lookOf(context);
  const others = crossed.map((row) => text.onThe(row.title, sayWhen(row, look)));
  const overlaps = crossed.length > 0 ? [text.overlaps(sayList(others, locale))] : [];
  return [text.outcome.enrolled, ...overlaps, reminders].join(' ');
}

/** Trainings ahead in which this person has a place, at the time of this one. */
async function overlapping(context: Context, training: TrainingRow): Promise<TrainingRow[]> {
  const mine = await listTrainings(context.store.db, {
    stages: ['published'],
    endsAfter: context.clock.now(),
    answered: { memberId: memberIdOf(context), states: ['enrolled'] },
  });
  return mine.filter((row) => row.id !== training.id && overlap(spansOf(row), spansOf(training)));
}

async function decide(context: Context, id: string, how: Decide, replace: boolean): Promise<Reply> {
  const memberId = memberIdOf(context);
  const answered = await context.store.inTransaction((tx) =>
    how(tx, context.outbox, id, memberId, context.clock.now()),
  );
  if (!answered) throw new UserError(trainingsText[context.person.locale].notFound(id));
  const note = await sayAnswer(context, answered);
  // In a shared space only this person is told; the post stays for the others.
  const training = (await getTraining(context.store.db, id)) ?? answered.training;
  const card = trainingCard(viewOf(training), await lookOf(context), { mine: mineIn(training, memberId), note });
  if (!context.direct) return { kind: 'cards', cards: [card], private: true };
  return replace ? { kind: 'cards', cards: [card], replace: true } : { kind: 'cards', cards: [card] };
}

const pressed = (how: Decide) => ({
  who: 'member' as const,
  run: (context: Context, event: ActionEvent) =>
    decide(context, event.data.training ?? event.data.value ?? '', how, event.data.training !== undefined),
});

async function enrolIn(context: Context, rest: string): Promise<Reply> {
  const now = context.clock.now();
  const ahead = (await visible(context)).filter((row) => isAhead(row, now) && row.startsAt > now);
  const found = await oneNamed(context, rest, ahead, 'training.attend');
  return 'id' in found ? decide(context, found.id, enrol, false) : found;
}

async function leave(context: Context, rest: string): Promise<Reply> {
  const { db } = context.store;
  const mine = await listTrainings(db, {
    stages: ['published'],
    endsAfter: context.clock.now(),
    answered: { memberId: memberIdOf(context), states: ['enrolled', 'offered', 'waiting', 'maybe'] },
  });
  const [only] = mine;
  if (!only && !named(rest, context.clock.now())) throw new UserError(trainingsText[context.person.locale].mineNone);
  if (only && mine.length === 1 && wantedWords(rest).length === 0) return decide(context, only.id, decline, false);
  // Of what one is in, else of what one was invited to: a "no" to it.
  const inMine = await meant(context, rest, mine);
  const ahead = async () => (await visible(context)).filter((row) => isAhead(row, context.clock.now()));
  const found = await oneNamed(context, rest, inMine.length > 0 ? inMine : await ahead(), 'training.decline');
  return 'id' in found ? decide(context, found.id, decline, false) : found;
}

export const trainingsFeature: Feature = {
  annual: annualTrainings,
  commands: [
    {
      id: 'trainings.list',
      names: {
        es: ['capacitaciones', 'talleres', 'cursos', 'agenda de capacitaciones', 'próximas capacitaciones'],
        en: ['trainings', 'workshops', 'courses', 'next trainings', 'upcoming trainings'],
      },
      summary: { es: 'Ver las capacitaciones', en: 'See the trainings' },
      examples: {
        es: ['capacitaciones', 'capacitaciones de agosto', 'capacitaciones de salud'],
        en: ['trainings', 'trainings in August'],
      },
      who: 'guest',
      understands: wants('list'),
      run: (context, { rest }) => showList(context, rest, 0),
    },
    {
      id: 'trainings.next',
      names: {
        es: [
          'cuándo es la próxima',
          'próxima capacitación',
          'siguiente capacitación',
          'próximo taller',
          'próximo curso',
        ],
        en: ['when is the next one', 'when is the next training', 'next training'],
      },
      summary: { es: 'Ver la próxima capacitación', en: 'See the next training' },
      examples: { es: ['¿cuándo es la próxima?'], en: ['when is the next training?'] },
      who: 'guest',
      run: (context) => showNext(context),
    },
    {
      id: 'trainings.mine',
      names: {
        es: [
          'mis capacitaciones',
          'mis inscripciones',
          'mis cursos',
          'mis talleres',
          'capacitaciones estoy inscrito',
          'capacitaciones estoy inscrita',
          'a qué estoy inscrito',
          'a qué estoy inscrita',
        ],
        en: ['my trainings', 'my enrolments', 'my courses'],
      },
      summary: { es: 'Ver las capacitaciones en las que está', en: 'See the trainings you are in' },
      examples: { es: ['mis capacitaciones'], en: ['my trainings'] },
      who: 'member',
      understands: wants('mine'),
      run: (context, { rest }) => showEnrolled(context, rest),
    },
    {
      id: 'trainings.enrol',
      names: {
        es: [
          'inscribirme en',
          'inscribirme a',
          'inscribirme',
          'inscríbame en',
          'inscríbame a',
          'inscríbeme en',
          'inscríbeme a',
          'inscripción en',
          'inscripción a',
          'quiero asistir a',
          'quiero asistir al',
          'quiero ir a',
          'quiero ir al',
        ],
        en: ['enrol in', 'enroll in', 'sign me up for', 'enrol me in'],
      },
      summary: { es: 'Inscribirse en una capacitación', en: 'Enrol in a training' },
      examples: { es: ['inscribirme en formulación de proyectos'], en: ['enrol in project design'] },
      who: 'member',
      understands: wants('enrol'),
      // «No me inscriba en…» names the command and means its contrary.
      run: (context, { text, rest }) =>
        readIntent(text)?.intent === 'leave' ? leave(context, text) : enrolIn(context, rest),
    },
    {
      id: 'trainings.leave',
      names: {
        es: [
          'liberar mi cupo',
          'no podré asistir',
          'no podré ir',
          'no puedo asistir',
          'no puedo ir',
          'no asistiré',
          'no iré',
          'ya no puedo',
          'cancelar mi inscripción',
          'salir de la lista de espera',
        ],
        en: ['free my place', 'cancel my enrolment', 'i cannot attend', 'i cannot go', 'leave the waiting list'],
      },
      summary: { es: 'Liberar un cupo', en: 'Free a place' },
      examples: { es: ['liberar mi cupo'], en: ['free my place'] },
      who: 'member',
      understands: wants('leave'),
      run: (context, { rest }) => leave(context, rest),
    },
    {
      id: 'trainings.show',
      names: {
        es: ['capacitación', 'taller', 'hay cupo en', 'hay cupos en', 'quedan cupos en'],
        en: ['training', 'workshop', 'places in'],
      },
      summary: { es: 'Ver una capacitación por su código o su título', en: 'See a training by its code or title' },
      examples: { es: ['capacitación CAP-1'], en: ['training CAP-1'] },
      who: 'guest',
      understands: wants('detail'),
      run: (context, { text, rest }) => showNamed(context, text, rest),
    },
    ...personalCommands,
    ...attendanceCommands,
    ...certificateCommands,
    ...organiserCommands,
    ...figuresCommands,
  ],
  actions: {
    ...certificateActions,
    'training.page': {
      who: 'guest',
      run: (context, event) => showList(context, event.data.ask ?? '', Number(event.data.from) || 0),
    },
    'training.courses': {
      who: 'guest',
      run: (context, event) => showCourses(context, event.data.ask ?? '', Number(event.data.from) || 0),
    },
    'training.open': {
      who: 'guest',
      run: async (context, event) => {
        const training = await getTraining(context.store.db, event.data.value ?? event.data.training ?? '');
        if (!training) throw new UserError(trainingsText[context.person.locale].notFound(''));
        return showTraining(context, training);
      },
    },
    'training.attend': pressed(enrol),
    'training.maybe': pressed(perhaps),
    'training.decline': pressed(decline),
    ...personalActions,
    ...attendanceActions,
    ...organiserActions,
  },
  fileActions: materialFileActions,
  fileReaders: materialFileReaders,
  forms: { ...personalForms, ...attendanceForms, ...afterwardsForms, ...organiserForms },
  deliveries: { ...trainingDeliveries, ...afterwardsDeliveries },
};
