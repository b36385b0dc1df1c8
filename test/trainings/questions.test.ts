import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Enrolment, TrainingChoices } from '../../src/store.ts';
import { type Network, openNetwork, textsOf } from '../support/network.ts';
import { importRows, stateOf } from './scene.ts';

const [andres, sarah, laura] = ['andres@red.co', 'sarah@red.co', 'laura@red.co'] as const;

let net: Network;

// Tuesday 24 November 2026, 10:00. Andrés, of Movilidad, has a place in CAP-2, tomorrow.
beforeAll(async () => {
  net = await openNetwork();
  const entity = await net.store.db.entity.findFirstOrThrow({ where: { name: 'Secretaría Distrital de Movilidad' } });
  await net.member(andres, { name: 'Andrés Rojas', entityId: entity.id });
  await net.member(sarah, { name: 'Sarah Miller', locale: 'en' });
  await net.member(laura, { name: 'Laura Gómez', role: 'coordinator' });
  await importRows(
    net,
    {
      codigo: 'CAP-2',
      titulo: 'Inglés para la cooperación',
      inicia: '2026-11-25 10:00',
      termina: '2026-11-25 12:00',
      modalidad: 'mixta',
      lugar: 'Casa de la Cooperación',
      enlace: 'https://reunion.example/ingles',
      obligatoria: 'no',
      acceso: 'abierta',
    },
    { codigo: 'CAP-1', obligatoria: 'sí', cupo: '5' },
    {
      codigo: 'CAP-4',
      titulo: 'Ciudades y cambio climático',
      inicia: '2026-12-03 09:00',
      termina: '2026-12-03 11:00',
      sectores: 'Movilidad',
    },
    {
      codigo: 'CAP-5',
      titulo: 'Protocolo internacional',
      inicia: '2026-12-10 09:00',
      termina: '2026-12-10 11:00',
      sectores: 'Salud',
      acceso: 'por invitación',
    },
    {
      codigo: 'CAP-12',
      titulo: 'Diplomacia de datos',
      inicia: '2027-09-01 09:00',
      termina: '2027-09-01 11:00',
    },
    {
      codigo: 'CAP-3',
      titulo: 'Hermanamientos en la práctica',
      inicia: '2027-08-11 09:00',
      termina: '2027-08-11 11:00',
    },
  );
  for (const email of [andres, sarah]) await net.say(email, 'inscribirme en CAP-2');
  await net.say(andres, 'capacitaciones');
  await net.say(sarah, 'trainings');
  enrolments = await net.store.db.enrolment.findMany();
  lists = await net.store.db.trainingChoices.findMany();
});
/** What each question starts from: both have a place in CAP-2, and were shown the list. */
let enrolments: Enrolment[];
let lists: TrainingChoices[];
beforeEach(async () => {
  const { enrolment, trainingChoices } = net.store.db;
  await enrolment.deleteMany();
  await enrolment.createMany({ data: enrolments });
  for (const { memberId, listed } of lists) await trainingChoices.update({ where: { memberId }, data: { listed } });
});
afterAll(() => net.close());

/** Who asks, what, and what the answer has to say (or, after «!», must not). */
const questions: readonly [string, string, ...string[]][] = [
  [andres, '¿cuándo es la próxima?', 'La próxima capacitación', 'Inglés para'],
  [andres, 'cuando es la proxima capasitacion', 'Inglés para'],
  [andres, '¿cuál es la siguiente capacitación?', 'Inglés para'],
  [andres, '¿cuándo es el próximo curso?', 'Inglés para'],
  [andres, 'capacitaciones de agosto', 'en agosto de 2027', 'Hermanamientos en la práctica', '!Inglés'],
  [andres, '¿qué capacitaciones hay en diciembre?', 'Formulación', 'Ciudades', '!Hermanamientos'],
  [andres, 'capasitaciones de dicienbre', 'Formulación', '!Hermanamientos'],
  [andres, 'que cursos hay esta semana', 'Inglés', '!Formulación'],
  [andres, '¿hay talleres la próxima semana?', 'Ciudades', '!Inglés'],
  [andres, 'inscribirme en CAP-1', 'su cupo está reservado', 'Formulación'],
  [andres, 'inscribirme en formulasion', 'su cupo está reservado', 'Formulación'],
  [andres, 'inscribeme en la de cambio climatico', 'su cupo está reservado', 'Ciudades'],
  [andres, 'inscribirme en cap-1 2 personas', 'su cupo está reservado', 'Formulación'],
  [andres, 'inscribirme en la 3', 'su cupo está reservado', 'Formulación'],
  [andres, 'me inscribo en la segunda', 'su cupo está reservado', 'Ciudades'],
  [andres, 'quiero inscribirme en hermanamientos', 'su cupo está reservado', 'Hermanamientos'],
  [andres, 'me quiero apuntar al taller de formulación', 'su cupo está reservado', 'Formulación'],
  [andres, 'anóteme en la CAP-4', 'su cupo está reservado', 'Ciudades'],
  [andres, '¿me puede inscribir en protocolo?', 'No encuentro'],
  [andres, '¿me puede inscribir en CAP-5?', 'por invitación y no está dirigida'],
  [andres, '¿dónde es la de mañana?', 'Casa de la Cooperación', 'https://reunion.example/ingles'],
  [andres, 'donde queda la capacitacion de manana', 'Casa de la Cooperación'],
  [andres, '¿dónde es la del jueves?', 'No hay capacitaciones el jueves 26 de noviembre', 'Inglés'],
  [sarah, 'where is the one on friday?', 'no trainings on Friday, 27 November', 'Inglés'],
  [andres, 'inscribirme en cap1', 'su cupo está reservado', 'Formulación'],
  [andres, 'inscribirme en cap 4', 'su cupo está reservado', 'Ciudades'],
  [andres, '¿a qué hora es la de inglés?', 'Inglés', '10:00 a. m.'],
  [andres, '¿cuál es el enlace de la capacitación de mañana?', 'https://reunion.example/ingles'],
  [andres, '¿quedan cupos en formulación?', 'Quedan 5 de 5'],
  [andres, '¿qué cursos hay para mí?', 'Inglés', 'Ciudades', '!Protocolo'],
  [andres, 'capacitaciones para mi entidad', 'Ciudades', '!Protocolo'],
  [andres, '¿cuáles son obligatorias?', 'Formulación', '!Inglés'],
  [andres, 'hay alguna capacitación de movilidad', 'Ciudades', '!Inglés'],
  [andres, 'ya no puedo ir a inglés', 'Su cupo quedó libre'],
  [andres, 'no voy a poder asistir a la de mañana', 'Su cupo quedó libre'],
  [andres, 'no puedo ir a formulación', 'no asistirá'],
  [andres, 'cancele la del 25', 'Su cupo quedó libre'],
  [andres, '¿dónde es la del jueves 3?', 'Ciudades', '!Inglés'],
  [andres, 'ya puedo bajar el certificado?', 'Todavía no tiene certificados'],
  [andres, 'cancele mi inscripcion en ingles', 'Su cupo quedó libre'],
  [andres, '¿me inscribieron?', 'Sus capacitaciones', 'Inglés', '!Formulación'],
  [andres, '¿estoy inscrito en formulación?', 'Formulación', 'No tiene cupo'],
  [andres, '¿quedé inscrito en la de inglés?', 'Inglés', 'Tiene su cupo reservado'],
  [andres, 'a que capacitaciones estoy inscrito', 'Sus capacitaciones', 'Inglés', '!Formulación'],
  [andres, '¿a qué estoy inscrito?', 'Sus capacitaciones', 'Inglés', '!Formulación'],
  [sarah, 'when is the next one?', 'English|The next training', 'Inglés'],
  [sarah, 'what trainings are there in December?', 'Formulación', '!Hermanamientos'],
  [sarah, 'where is tomorrows training?', 'Casa de la Cooperación'],
  [sarah, 'sign me up for number 3', 'your place is reserved', 'Formulación'],
  [sarah, 'enrol me in ciudades', 'your place is reserved'],
  [sarah, 'i cant make it to ingles', 'Your place is free now'],
  [sarah, 'am I enrolled?', 'Your trainings', 'Inglés'],
  [sarah, 'which courses are for me?', 'Inglés', '!Protocolo'],
  [sarah, 'tranings in august', 'Hermanamientos', '!Inglés'],
  [laura, '¿quiénes van a la de inglés?', 'Andrés Rojas', '2 personas inscritas'],
  [andres, 'hay algo para aprender la otra semana?', 'Ciudades', '!Inglés'],
  [andres, 'qué hay mañana', 'Inglés', '!Formulación'],
  [andres, 'deseo participar en ciudades y cambio climatico', 'su cupo está reservado', 'Ciudades'],
  [andres, 'inscripcion a formulación de proyectos', 'su cupo está reservado', 'Formulación'],
  [andres, 'inscribame a la del 3 de diciembre', 'su cupo está reservado', 'Ciudades'],
  [andres, 'inscribame a la del jueves', 'No encuentro'],
  [andres, 'me toca cancelar lo de inglés', 'Su cupo quedó libre'],
  [andres, 'no asistiré a inglés', 'Su cupo quedó libre'],
  [andres, '¿en cuáles estoy?', 'Sus capacitaciones'],
  [andres, 'mis talleres', 'Sus capacitaciones'],
  [andres, 'capacitaciones virtuales', 'Inglés', '!Formulación'],
  [andres, 'no me inscriba en formulación', 'no asistirá', '!reservado'],
  [andres, 'ya no me inscribo en inglés', 'Su cupo quedó libre'],
  [andres, 'quiero ir al taller de formulación', 'su cupo está reservado', 'Formulación'],
  [andres, 'próximas capacitaciones', 'de 5 capacitaciones|de 4 capacitaciones', 'Formulación'],
  [andres, '¿cuántas capacitaciones hay en diciembre?', 'Formulación', '!Hermanamientos'],
  [andres, '¿cómo me conecto mañana?', 'https://reunion.example/ingles'],
  [sarah, "don't sign me up for formulación", 'will not attend'],
  [sarah, 'where do I have to go tomorrow?', 'Casa de la Cooperación'],
  [sarah, "I won't be able to attend ingles", 'Your place is free now'],
  [sarah, 'what am I signed up for?', 'Your trainings'],
  [andres, 'a q hora es el taller?', 'Inglés', '10:00 a. m.', '!Formulación'],
  [andres, '¿dónde queda el curso?', 'Casa de la Cooperación', '!Formulación'],
  [andres, '¿van a compartir las diapositivas?', 'Materiales: Inglés', 'Todavía no hay materiales'],
  [andres, 'materiales', 'Materiales: Inglés'],
  [andres, 'certificados', 'no tiene certificados'],
  [andres, '¿quiénes van a la de inglés?', 'Esto lo hace quien organiza'],
  [andres, '¿dónde descargo mi certificado del curso de marzo?', 'no tiene certificados'],
  [laura, '¿quedan cupos?', 'Formulación', 'Ciudades'],
  [sarah, 'I want to sign up for the August workshop', 'your place is reserved', 'Hermanamientos'],
  [andres, 'asistiré a formulación', 'su cupo está reservado', 'Formulación'],
  [andres, 'Sí, asistiré a la 3', 'su cupo está reservado', 'Formulación'],
  [andres, 'asistire al taller de cambio climatico', 'su cupo está reservado', 'Ciudades'],
  [andres, 'voy a asistir a la capacitación de hermanamientos', 'su cupo está reservado', 'Hermanamientos'],
  [andres, 'voy a la de formulación', 'su cupo está reservado', 'Formulación'],
  [andres, 'confirmo mi asistencia a ciudades y cambio climático', 'su cupo está reservado', 'Ciudades'],
  [andres, 'iré a la del 3 de diciembre', 'su cupo está reservado', 'Ciudades'],
  [andres, 'asistiré', '¿Cuál capacitación?', '!reservado'],
  [andres, '¿voy a la de inglés?', 'Tiene su cupo reservado', '!ya tiene su cupo'],
  [andres, '¿a cuáles voy?', 'Sus capacitaciones'],
  [andres, 'no podré ir a inglés', 'Su cupo quedó libre'],
  [andres, 'no podremos asistir a la de inglés', 'Su cupo quedó libre'],
  [andres, 'me queda imposible ir a la de mañana', 'Su cupo quedó libre'],
  [andres, 'voy a revisar los convenios con Japón', '!capacitación', '!cupo'],
  [sarah, "I'll attend the third one", 'your place is reserved', 'Formulación'],
  [sarah, "I can't make it to that one", 'Your place is free now', 'Inglés'],
  [sarah, 'what time is the 3rd?', 'Formulación'],
  [laura, 'materiales de astrología', 'No encuentro'],
  [sarah, 'am I in any?', 'Your trainings', 'Inglés'],
  [sarah, "I'll attend formulación", 'your place is reserved', 'Formulación'],
  [sarah, "I'm going to the one on 3 December", 'your place is reserved', 'Ciudades'],
  [sarah, "I'm not going to inglés", 'Your place is free now'],
];

function missing(said: string, expected: readonly string[]): string[] {
  return expected.filter((one) =>
    one.startsWith('!') ? said.includes(one.slice(1)) : !one.split('|').some((part) => said.includes(part)),
  );
}

it.each(questions)('%s asks «%s»', async (email, question, ...expected) => {
  const said = textsOf(await net.say(email, question));
  expect({ missing: missing(said, expected), said }).toEqual({ missing: [], said });
});

it('an enrolment by number is of the list that person saw last', async () => {
  await net.say(andres, 'capacitaciones de agosto');
  await net.say(andres, 'inscribirme en la 1');
  expect(await stateOf(net, andres, 'CAP-3')).toBe('enrolled');
  expect(await stateOf(net, sarah, 'CAP-3')).toBe(null);
});

it('«deshacer» takes back a yes and a no, each time the last', async () => {
  await net.say(andres, 'inscribirme en formulación');
  for (const state of ['declined', 'enrolled', 'declined']) {
    await net.say(andres, 'deshacer');
    expect(await stateOf(net, andres, 'CAP-1')).toBe(state);
  }
});

it('a question by number is of the trainings while they are what was answered last', async () => {
  await net.say(andres, 'capacitaciones de agosto');
  expect(textsOf(await net.say(andres, '¿a qué hora es la 1?'))).toContain('Hermanamientos en la práctica');
  expect(textsOf(await net.say(andres, '¿y la primera?'))).toContain('Hermanamientos en la práctica');
  await net.say(andres, 'convocatorias');
  expect(textsOf(await net.say(andres, '¿a qué hora es la 1?'))).not.toContain('Hermanamientos');
});
