/** A whole round through the operator's commands, in one store, over Holy Week: every line of a chat is a process of its own. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const source = join(import.meta.dirname, '../../src');
let directory: string;
/** Bogotá time of every process from now on. */
let now = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'enlace-round-'));
});
afterAll(() => rm(directory, { recursive: true }));

async function enlace(args: readonly string[], input = ''): Promise<string> {
  const env = { PATH: process.env.PATH ?? '', ENLACE_DATA_DIR: join(directory, 'data'), ENLACE_NOW: `${now}:00-05:00` };
  const command = ['--import', join(source, 'compile-cache.ts'), join(source, 'cli.ts'), ...args];
  const child = spawn(process.execPath, command, { env, cwd: directory });
  const out: string[] = [];
  const err: string[] = [];
  child.stdout.on('data', (chunk) => out.push(String(chunk)));
  child.stderr.on('data', (chunk) => err.push(String(chunk)));
  child.stdin.end(input);
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`enlace ${args.join(' ')} ended with ${code}: ${err.join('')}`);
  return out.join('');
}

const as = (name: string) => ['chat', '--as', `${name}@red.co`];

/** Each line in a process of its own; what the last one showed. */
async function say(name: string, ...lines: string[]): Promise<string> {
  let shown = '';
  for (const line of lines) shown = await enlace(as(name), `${line}\n`);
  return shown;
}

/** Lines of one sitting: a number presses what the line before showed. */
const sit = (name: string, ...lines: string[]): Promise<string> => enlace(as(name), `${lines.join('\n')}\n`);

async function follow(...times: string[]): Promise<string[]> {
  const before = await told();
  for (const time of times) {
    now = time;
    await enlace(['job', 'follow-check-ins']);
  }
  const after = await told();
  for (const one of before) after.splice(after.indexOf(one), 1);
  return after;
}

type Row = { kind: string; to: string; status: string; text: string };
const deliveries = async (): Promise<Row[]> => JSON.parse(await enlace(['deliveries', '--json']));

/** "name kind" of all that was sent, sorted. */
const told = async (): Promise<string[]> =>
  (await deliveries())
    .filter((row) => row.status === 'sent')
    .map((row) => `${row.to.replace('@red.co', '')} ${row.kind}`)
    .sort();

const table = async (name: string, text: string) => {
  await writeFile(join(directory, name), text);
  return name;
};

const seats = `comite,sector,correo,nombre,entidad,puesto,cadencia
Comité de Movilidad,movilidad,maria@red.co,María Gil,Secretaría Distrital de Movilidad,presidencia,mensual
Comité de Movilidad,movilidad,juan@red.co,Juan Díaz,TransMilenio S.A.,delegado,
Comité de Movilidad,movilidad,luis@red.co,Luis Paz,TransMilenio S.A.,suplente,
Comité de Movilidad,movilidad,ana@red.co,Ana Ruiz,Instituto de Desarrollo Urbano,delegado,
Comité de Movilidad,movilidad,eva@red.co,Eva Sol,Instituto de Desarrollo Urbano,suplente,
Comité de Movilidad,movilidad,pedro@red.co,Pedro Niño,Empresa Metro de Bogotá,delegado,
Comité de Movilidad,movilidad,laura@red.co,Laura Mora,Dirección de Relaciones Internacionales,enlace,
`;

it('asked, half answered, abandoned, resumed, corrected, delegated, nudged, escalated, closed, reported; and the next', async () => {
  // Wednesday; Monday 22 (San José), Thursday 25 and Friday 26 March 2027 are holidays.
  now = '2027-03-17T09:00';
  const members = 'correo,nombre,rol\ncarla@red.co,Carla Rey,coordinador\notto@red.co,Otto Ruiz,miembro\n';
  await enlace(['import', 'members', await table('members.csv', members)]);
  await enlace(['import', 'committees', await table('committees.csv', seats)]);
  const space = 'plataforma,id,nombre,sectores\nterminal,#movilidad,#movilidad,movilidad\n';
  await enlace(['import', 'spaces', await table('spaces.csv', space)]);

  expect(await say('maria', 'iniciar seguimiento de movilidad')).toContain('cierra el lunes 29 de marzo, 5:00 p. m.');
  const asks = ['ana', 'juan', 'laura', 'maria', 'pedro'].map((name) => `${name} checkin.ask`);
  expect(await told()).toEqual([...asks, 'maria checkin.progress'].sort());

  // Half answered and left; delegated; begun by the delegate and put by.
  expect(await say('ana', 'responder', 'ámbar')).toContain('Pregunta 2 de 6');
  expect(await say('juan', 'que responda Luis')).toContain('responde Luis Paz');
  expect(await say('luis', 'responder', 'verde', 'guardar y seguir luego')).toContain('Guardado');

  // Answered, and corrected.
  now = '2027-03-18T11:00';
  await say('pedro', 'responder', 'verde', '¿convenios con Japón?', 'Avanza la obra', 'no', 'saltar', 'saltar');
  expect(await say('pedro', 'Abrir la licitación, 5 de abril', 'enviar')).toContain('quedó enviada');
  expect(await say('pedro', 'responder', 'corregir 1', 'rojo', 'enviar')).toContain('marcada como tal');
  expect(await say('pedro', 'enviar', 'ayuda')).toContain('Esto es lo que puedo hacer');

  // The questions change; this round keeps its own.
  expect(
    await sit(
      'maria',
      'plantilla de movilidad',
      '1',
      '¿Adjunta el acta?',
      'enlace o archivo',
      'saltar',
      'opcional',
      'saltar',
    ),
  ).toContain('quedó guardada');

  expect(await follow('2027-03-19T18:30', '2027-03-20T10:00', '2027-03-22T10:00')).toEqual([]);
  const silent = (kind: string) => ['ana', 'laura', 'luis', 'maria'].map((name) => `${name} checkin.${kind}`);
  expect(await follow('2027-03-23T08:00', '2027-03-23T08:10')).toEqual(silent('nudge-half'));
  now = '2027-03-23T10:00';
  expect(await say('laura', 'recuérdemelo mañana')).toContain('miércoles 24 de marzo, 9:00 a. m.');
  expect(await follow('2027-03-24T09:00', '2027-03-24T09:10')).toEqual(['laura checkin.nudge-snoozed']);
  expect(await follow('2027-03-24T15:30')).toEqual(silent('nudge-late'));
  expect(await follow('2027-03-24T19:00', '2027-03-25T09:00', '2027-03-26T16:00', '2027-03-28T10:00')).toEqual([]);
  expect(await follow('2027-03-29T09:00', '2027-03-29T09:10')).toEqual(
    [...silent('nudge-last'), 'eva checkin.escalate', 'laura checkin.missing', 'maria checkin.missing'].sort(),
  );

  // Resumed after twelve days, two at once, in the questions of the round.
  now = '2027-03-29T10:00';
  await Promise.all([
    say('ana', 'seguir', 'Va la mitad', 'no', 'enviar', 'enviar'),
    say('luis', 'seguir', 'Llegaron los buses', 'no', 'enviar', 'enviar'),
  ]);
  expect(await say('maria', 'avance')).toContain('Han respondido 3 de 5');
  expect(await say('otto', 'respuestas de movilidad')).toContain('lo ven solo sus integrantes');

  // Abandoned in the middle of it: it closes, and they are told.
  await say('laura', 'responder', 'verde');
  expect(await follow('2027-03-29T17:00', '2027-03-29T17:10')).toEqual([
    'laura checkin.unsent',
    'maria checkin.report',
  ]);
  now = '2027-03-30T09:00';
  await sit('maria', 'informe de movilidad', '1', 'Buen mes, con la obra detenida.', '#movilidad y coordinación');
  const shown = await sit('carla', '¿qué entidades están en rojo?');
  expect(shown).toContain('Buen mes, con la obra detenida.');
  expect(shown).toContain('informe-comite-de-movilidad-2027-03-17.xlsx');
  expect(shown).toContain('Empresa Metro de Bogotá (Comité de Movilidad)');

  const all = await told();
  expect(all.filter((one) => one.endsWith(' checkin.signed'))).toEqual([
    '#movilidad checkin.signed',
    'carla checkin.signed',
  ]);
  expect(new Set(all).size).toBe(all.length);
  expect((await deliveries()).filter((row) => row.status !== 'sent' && row.status !== 'cancelled')).toEqual([]);

  // Commitments, and the next round by itself: on Monday, as the first of May is a Saturday and a holiday.
  now = '2027-04-06T09:30';
  await enlace(['job', 'remind-commitments']);
  expect(await say('carla', 'compromisos vencidos')).toContain('Abrir la licitación');
  expect(await follow('2027-05-01T09:00', '2027-05-03T08:50')).toEqual([]);
  expect(await follow('2027-05-03T09:00')).toEqual([...asks, 'maria checkin.progress'].sort());
  expect(await say('pedro', 'responder')).toContain('Se comprometió a «Abrir la licitación»');
  expect(await say('ana', 'responder')).toContain('Pregunta 1 de 7');
});
