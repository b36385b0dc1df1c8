/** What people ask of the trainings: lists, one training, and the tables of commands and buttons. */
import type { Reply } from '../adapter.ts';
import type { Context, Feature } from '../app.ts';
import { UserError } from '../errors.ts';
import { afterwardsDeliveries, afterwardsForms } from './afterwards.ts';
import { enrolIn, leave, pressed } from './answers.ts';
import { attendanceActions, attendanceCommands, attendanceForms } from './attendance.ts';
import { certificateActions, certificateCommands } from './certificates.ts';
import { trainingDeliveries } from './deliver.ts';
import { annualTrainings, figuresCommands } from './figures.ts';
import { readIntent } from './intent.ts';
import { listIfAny, showCourses, showList, showMine, showNext } from './listing.ts';
import { materialFileActions, materialFileReaders } from './materials.ts';
import { organiserActions, organiserCommands, organiserForms } from './organise.ts';
import { personalActions, personalCommands, personalForms } from './personal.ts';
import { decline, enrol, perhaps } from './places.ts';
import { getTraining } from './queries.ts';
import { isAhead } from './rules.ts';
import {
  asksOfADay,
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

/** "¿A qué hora es el taller?", "¿quedan cupos?": the only one that they are in, or else that there is. */
async function showOnly(context: Context, text: string): Promise<Reply | null> {
  if (readIntent(text)?.intent !== 'detail') return null;
  const ahead = (await visible(context)).filter((row) => isAhead(row, context.clock.now()));
  const mine = ahead.filter((row) => mineIn(row, context.person.memberId) === 'enrolled');
  const [only, ...more] = mine.length > 0 ? mine : ahead;
  return only && more.length === 0 ? showTraining(context, only) : null;
}

async function showNamed(context: Context, text: string, rest: string): Promise<Reply> {
  if (!named(rest, context.clock.now())) return (await showOnly(context, text)) ?? showList(context, text, 0);
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
          'retirarme',
          'me retiro',
        ],
        en: [
          'free my place',
          'cancel my enrolment',
          'i cannot attend',
          'i cannot go',
          "i can't attend",
          "i can't go",
          "i can't make it",
          'leave the waiting list',
          'withdraw',
        ],
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
