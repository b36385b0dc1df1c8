/** The trainings of the demonstration: one that was held, one that is full, one with places, one that repeats. */
import { foldText } from '../form.ts';
import { listMembers } from '../members/queries.ts';
import type { Db } from '../store.ts';
import { addWorkingDays, inBogota } from '../time.ts';
import {
  createTraining,
  type EnrolmentState,
  markAttendance,
  saveEvaluation,
  setAnswer,
  setCertificate,
} from '../trainings/queries.ts';

type Answers = readonly [email: string, state: EnrolmentState][];

const trainings = [
  {
    code: 'DEMO-1',
    title: 'Introducción a la cooperación internacional',
    description: 'Qué es, quiénes la ofrecen y cómo se pide desde una entidad distrital.',
    inDays: -15,
    from: 9,
    hours: 3,
    modality: 'in_person',
    place: 'Archivo de Bogotá, Calle 6B 5-75',
    capacity: 30,
    materials: ['https://convocatorias.demo.invalid/materiales/introduccion.pdf'],
    answers: [
      ['andres.rojas@demo.enlace', 'enrolled'],
      ['camila.torres@demo.enlace', 'enrolled'],
    ],
  },
  {
    code: 'DEMO-2',
    title: 'Inglés para la cooperación: correos y reuniones',
    description: 'Taller práctico, en grupos pequeños. Hay lista de espera.',
    inDays: 5,
    from: 10,
    hours: 2,
    modality: 'virtual',
    link: 'https://reunion.demo.invalid/ingles',
    capacity: 2,
    answers: [
      ['andres.rojas@demo.enlace', 'enrolled'],
      ['valentina.cruz@demo.enlace', 'enrolled'],
      ['sarah.miller@demo.enlace', 'waiting'],
    ],
  },
  {
    code: 'DEMO-3',
    title: 'Formulación de proyectos de cooperación',
    description: 'Marco lógico, presupuesto e indicadores, con casos de convocatorias abiertas.',
    inDays: 8,
    from: 14,
    hours: 3,
    modality: 'hybrid',
    place: 'Alcaldía Mayor, Carrera 8 10-65',
    link: 'https://reunion.demo.invalid/proyectos',
    capacity: 20,
    mandatory: true,
    answers: [],
  },
  {
    code: 'DEMO-4',
    title: 'Café de hermanamientos: ciudades que trabajan juntas',
    description: 'Encuentro mensual para compartir experiencias con ciudades hermanas.',
    inDays: 18,
    from: 15,
    hours: 1,
    modality: 'virtual',
    link: 'https://reunion.demo.invalid/cafe',
    repeats: 'month',
    answers: [],
  },
] as const satisfies readonly {
  code: string;
  answers: Answers;
  modality: 'in_person' | 'virtual' | 'hybrid';
  [field: string]: unknown;
}[];

/** Loads them, with dates relative to `now`, for the people who are already there. */
export async function saveDemoTrainings(db: Db, now: Date): Promise<void> {
  const members = new Map((await listMembers(db)).map(({ email, id }) => [email, id]));
  for (const { inDays, from, hours, answers, ...training } of trainings) {
    const day = inBogota(addWorkingDays(now, inDays));
    const start = day.set({ hour: from, minute: 0, second: 0, millisecond: 0 });
    const row = await createTraining(db, {
      ...training,
      materials: 'materials' in training ? [...training.materials] : [],
      codeKey: foldText(training.code),
      startsAt: start.toJSDate(),
      endsAt: start.plus({ hours }).toJSDate(),
      organiser: 'Dirección Distrital de Relaciones Internacionales',
      stage: 'published',
      announcedAt: now,
      evaluateSent: inDays < 0,
      demo: true,
      createdAt: now,
      updatedAt: now,
    });
    for (const [email, state] of answers) {
      const memberId = members.get(email);
      if (!memberId) continue;
      await setAnswer(db, row.id, memberId, { state, queuedAt: state === 'waiting' ? now : null }, now);
    }
    const came = inDays < 0 ? members.get('andres.rojas@demo.enlace') : undefined;
    const absent = inDays < 0 ? members.get('camila.torres@demo.enlace') : undefined;
    if (absent) await markAttendance(db, row.id, [absent], false, null);
    if (came) {
      await markAttendance(db, row.id, [came], true, null);
      await setCertificate(db, row.id, came, 'DEMO-2345');
      await saveEvaluation(db, row.id, came, [5, 4], null);
    }
  }
}
