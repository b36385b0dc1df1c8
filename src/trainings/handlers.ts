/** What people ask of the trainings: lists, one training, answers. */
import type { Reply } from '../adapter.ts';
import type { Context, Feature } from '../app.ts';
import { UserError } from '../errors.ts';
import type { ActionEvent } from '../event.ts';
import { listSectors } from '../members/queries.ts';
import { words } from '../sentence.ts';
import { sayInstant, sayList } from '../text.ts';
import { inBogota } from '../time.ts';
import { afterwardsDeliveries, afterwardsForms } from './afterwards.ts';
import { askedSectors, askedWindow, asksMandatory, matchTrainings, wantedWords } from './ask.ts';
import { attendanceActions, attendanceCommands, attendanceForms } from './attendance.ts';
import { trainingCard } from './cards.ts';
import { certificateActions, certificateCommands } from './certificates.ts';
import { trainingDeliveries } from './deliver.ts';
import { annualTrainings, figuresCommands } from './figures.ts';
import { viewOf } from './look.ts';
import { organiserActions, organiserCommands, organiserForms } from './organise.ts';
import { getCandidate } from './people-queries.ts';
import { personalActions, personalCommands, personalForms } from './personal.ts';
import { type Answered, decline, enrol, perhaps } from './places.ts';
import { attendeeOf, getTraining, listTrainings, type TrainingRow } from './queries.ts';
import { isAhead, isInvited, remindersAhead } from './rules.ts';
import { lookOf, memberIdOf, mineIn, oneNamed, showRows, showTraining, visible } from './show.ts';
import { trainingsText } from './text.ts';

async function listedFor(context: Context, ask: string): Promise<{ rows: TrainingRow[]; understood: string }> {
  const { db } = context.store;
  const look = await lookOf(context);
  const text = trainingsText[look.locale];
  const window = askedWindow(ask, look.now);
  const sectorRows = await listSectors(db);
  const sectors = askedSectors(ask, sectorRows);
  let [from, to] = [window?.from, window?.to];
  const read = () =>
    listTrainings(db, {
      stages: ['published'],
      ...(from && to ? { startsFrom: from, startsTo: to } : { endsAfter: look.now }),
    });
  let rows = await read();
  if (rows.length === 0 && window?.month !== undefined && window.to < look.now && !/20\d\d/.test(ask)) {
    // A month that is over, without any: the next one of that name is meant.
    [from, to] = [window.from, window.to].map((at) => inBogota(at).plus({ years: 1 }).toJSDate());
    rows = await read();
  }
  const parts: string[] = [];
  if (from && to) {
    const day = (at: Date) => sayInstant(at, look.locale, look.now, { time: false });
    const month = inBogota(from)
      .setLocale(look.locale)
      .toFormat(look.locale === 'es' ? "LLLL 'de' yyyy" : 'LLLL yyyy');
    parts.push(window?.month === undefined ? text.fromTo(day(from), day(to)) : text.inMonth(month));
  }
  if (asksMandatory(ask)) {
    rows = rows.filter((row) => row.mandatory);
    parts.push(text.onlyMandatory);
  }
  if (sectors.length > 0) {
    rows = rows.filter((row) => row.sectors.some((sector) => sectors.includes(sector)));
    parts.push(
      sayList(
        sectors.map((id) => look.sectorNames.get(id) ?? id),
        look.locale,
      ),
    );
  }
  const used = new Set(
    [
      ...sectorRows.filter(({ id }) => sectors.includes(id)).flatMap(({ name, nameEn }) => words(`${name} ${nameEn}`)),
    ].map((word) => word.folded),
  );
  const left = wantedWords(ask).filter(
    (word) => !used.has(word) && !/^\d+$/.test(word) && !(window && askedWindow(word, look.now)),
  );
  if (left.length > 0) {
    rows = matchTrainings(left.join(' '), rows);
    parts.push(left.map((word) => `«${word}»`).join(', '));
  }
  return { rows, understood: parts.join(' · ') };
}

async function showList(context: Context, ask: string, from: number): Promise<Reply> {
  const text = trainingsText[context.person.locale];
  const { rows, understood } = await listedFor(context, ask);
  return showRows(context, rows, { title: text.listTitle, none: text.listNone, understood, ask, from });
}

async function showMine(context: Context): Promise<Reply> {
  const text = trainingsText[context.person.locale];
  const rows = await listTrainings(context.store.db, {
    stages: ['published'],
    endsAfter: context.clock.now(),
    answered: { memberId: memberIdOf(context), states: ['enrolled', 'offered', 'waiting', 'maybe'] },
  });
  return showRows(context, rows, { title: text.mineTitle, none: text.mineNone, understood: '', ask: '', from: 0 });
}

async function showNext(context: Context): Promise<Reply> {
  const { db } = context.store;
  const text = trainingsText[context.person.locale];
  const ahead = (await listTrainings(db, { stages: ['published'], endsAfter: context.clock.now() })).filter(
    ({ startsAt }) => startsAt > context.clock.now(),
  );
  const person = context.person.memberId ? await getCandidate(db, context.person.memberId) : null;
  const next = ahead.find((row) => person !== null && isInvited(row, person)) ?? ahead.find((row) => !row.byInvitation);
  if (!next) return { kind: 'cards', cards: [{ blocks: [{ kind: 'text', text: text.nextNone }] }] };
  return showTraining(context, next, text.nextLead);
}

async function showNamed(context: Context, text: string, rest: string): Promise<Reply> {
  if (wantedWords(rest).length === 0) return showList(context, text, 0);
  const all = await visible(context);
  const ahead = matchTrainings(
    rest,
    all.filter((row) => isAhead(row, context.clock.now())),
  );
  const found = await oneNamed(context, rest, ahead.length > 0 ? ahead : all, 'training.open');
  return 'id' in found ? showTraining(context, found) : found;
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
  return `${text.outcome.enrolled} ${times.length > 0 ? text.remindersAt(times.join('; ')) : text.remindersNone}`;
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
  if (mine.length === 0) throw new UserError(trainingsText[context.person.locale].mineNone);
  const [only] = mine;
  if (only && mine.length === 1 && wantedWords(rest).length === 0) return decide(context, only.id, decline, false);
  const found = await oneNamed(context, rest, mine, 'training.decline');
  return 'id' in found ? decide(context, found.id, decline, false) : found;
}

export const trainingsFeature: Feature = {
  annual: annualTrainings,
  commands: [
    {
      id: 'trainings.list',
      names: {
        es: ['capacitaciones', 'talleres', 'cursos', 'agenda de capacitaciones'],
        en: ['trainings', 'workshops', 'courses'],
      },
      summary: { es: 'Ver las capacitaciones', en: 'See the trainings' },
      examples: {
        es: ['capacitaciones', 'capacitaciones de agosto', 'capacitaciones de salud'],
        en: ['trainings', 'trainings in August'],
      },
      who: 'guest',
      run: (context, { rest }) => showList(context, rest, 0),
    },
    {
      id: 'trainings.next',
      names: {
        es: ['cuándo es la próxima', 'próxima capacitación', 'siguiente capacitación'],
        en: ['when is the next one', 'when is the next training', 'next training'],
      },
      summary: { es: 'Ver la próxima capacitación', en: 'See the next training' },
      examples: { es: ['¿cuándo es la próxima?'], en: ['when is the next training?'] },
      who: 'guest',
      run: (context) => showNext(context),
    },
    {
      id: 'trainings.mine',
      names: { es: ['mis capacitaciones', 'mis inscripciones', 'mis cursos'], en: ['my trainings', 'my enrolments'] },
      summary: { es: 'Ver las capacitaciones en las que está', en: 'See the trainings you are in' },
      examples: { es: ['mis capacitaciones'], en: ['my trainings'] },
      who: 'member',
      run: (context) => showMine(context),
    },
    {
      id: 'trainings.enrol',
      names: {
        es: ['inscribirme en', 'inscribirme', 'inscríbame en', 'inscríbeme en', 'inscripción en', 'quiero asistir a'],
        en: ['enrol in', 'enroll in', 'sign me up for', 'enrol me in'],
      },
      summary: { es: 'Inscribirse en una capacitación', en: 'Enrol in a training' },
      examples: { es: ['inscribirme en formulación de proyectos'], en: ['enrol in project design'] },
      who: 'member',
      run: (context, { rest }) => enrolIn(context, rest),
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
          'ya no puedo',
          'cancelar mi inscripción',
          'salir de la lista de espera',
        ],
        en: ['free my place', 'cancel my enrolment', 'i cannot attend', 'i cannot go', 'leave the waiting list'],
      },
      summary: { es: 'Liberar un cupo', en: 'Free a place' },
      examples: { es: ['liberar mi cupo'], en: ['free my place'] },
      who: 'member',
      run: (context, { rest }) => leave(context, rest),
    },
    {
      id: 'trainings.show',
      names: {
        es: ['capacitación', 'taller', 'hay cupo en', 'hay cupos en'],
        en: ['training', 'workshop', 'places in'],
      },
      summary: { es: 'Ver una capacitación por su código o su título', en: 'See a training by its code or title' },
      examples: { es: ['capacitación CAP-1'], en: ['training CAP-1'] },
      who: 'guest',
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
  forms: { ...personalForms, ...attendanceForms, ...afterwardsForms, ...organiserForms },
  deliveries: { ...trainingDeliveries, ...afterwardsDeliveries },
};
