/** A whole round through the operator's commands, in one store, over Holy Week: every command and sitting is a process of its own. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inBogota } from '../../src/time.ts';

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

/** Lines of one sitting: what they showed. A number presses what the line before it showed. */
const say = (name: string, ...lines: string[]): Promise<string> =>
  enlace(['chat', '--as', `${name}@red.co`], `${lines.join('\n')}\n`);

/** The job that follows rounds, at each of these times. */
async function follow(...times: string[]): Promise<void> {
  for (const time of times) {
    now = time;
    await enlace(['job', 'follow-check-ins']);
  }
}

/** The same where nothing is expected to leave: in any order, and two at a time. */
async function followQuietly(...times: string[]): Promise<void> {
  for (let at = 0; at < times.length; at += 2) await Promise.all(times.slice(at, at + 2).map((time) => follow(time)));
}

type Row = { kind: string; to: string; status: string; sentAt: string | null };

/** "name kind" of all that was sent, by the Bogotá time when it left. */
function timeline(rows: readonly Row[]): Record<string, string[]> {
  const sent: Record<string, string[]> = {};
  for (const { kind, to, sentAt } of rows) {
    if (!sentAt) continue;
    const at = inBogota(new Date(sentAt)).toFormat("yyyy-MM-dd'T'HH:mm");
    sent[at] = [...(sent[at] ?? []), `${to.replace('@red.co', '')} ${kind}`].sort();
  }
  return sent;
}

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

  // Half answered and left; delegated; begun by the delegate and put by.
  await say('ana', 'responder');
  expect(await say('ana', 'ámbar')).toContain('Pregunta 2 de 6');
  expect(await say('juan', 'que responda Luis')).toContain('responde Luis Paz');
  expect(await say('luis', 'responder', 'verde', 'guardar y seguir luego')).toContain('Guardado');

  // Answered over two sittings with a question in the middle of it, and corrected.
  now = '2027-03-18T11:00';
  await say('pedro', 'responder', 'verde', '¿convenios con Japón?');
  const rest = ['Avanza la obra', 'no', 'saltar', 'saltar', 'Abrir la licitación, 5 de abril', 'enviar'];
  expect(await say('pedro', ...rest)).toContain('quedó enviada');
  await say('pedro', 'responder', 'corregir 1', 'rojo');
  expect(await say('pedro', 'enviar', 'enviar', 'ayuda')).toMatch(/marcada como tal.*Esto es lo que puedo hacer/s);

  // The questions change; this round keeps its own.
  const question = ['¿Adjunta el acta?', 'enlace o archivo', 'saltar', 'opcional', 'saltar'];
  expect(await say('maria', 'plantilla de movilidad', '1', ...question)).toContain('quedó guardada');

  await followQuietly('2027-03-19T18:30', '2027-03-20T10:00', '2027-03-22T10:00');
  await follow('2027-03-23T08:00', '2027-03-23T08:10');
  now = '2027-03-23T10:00';
  expect(await say('laura', 'recuérdemelo mañana')).toContain('miércoles 24 de marzo, 9:00 a. m.');
  await follow('2027-03-24T09:00', '2027-03-24T09:10', '2027-03-24T15:30');
  await followQuietly('2027-03-24T19:00', '2027-03-25T09:00', '2027-03-26T16:00', '2027-03-28T10:00');
  await follow('2027-03-29T09:00', '2027-03-29T09:10');

  // Resumed after twelve days, two at once, in the questions of the round.
  now = '2027-03-29T10:00';
  await Promise.all([
    say('ana', 'seguir', 'Va la mitad', 'no', 'enviar', 'enviar'),
    say('luis', 'seguir', 'Llegaron los buses', 'no', 'enviar', 'enviar'),
  ]);
  const [progress, refused] = await Promise.all([say('maria', 'avance'), say('otto', 'respuestas de movilidad')]);
  expect(progress).toContain('Han respondido 3 de 5');
  expect(refused).toContain('lo ven solo sus integrantes');

  // Abandoned in the middle of it: it closes, and they are told.
  await say('laura', 'responder', 'verde');
  await follow('2027-03-29T17:00', '2027-03-29T17:10');
  now = '2027-03-30T09:00';
  const words = 'Buen mes, con la obra detenida.';
  await say('maria', 'informe de movilidad', '1', words, '#movilidad y coordinación', 'enviar');
  const shown = await say('carla', '¿qué entidades están en rojo?');
  expect(shown).toContain(words);
  expect(shown).toContain('informe-comite-de-movilidad-2027-03-17.xlsx');
  expect(shown).toContain('Empresa Metro de Bogotá (Comité de Movilidad)');

  // Commitments, and the next round by itself: on Monday, as the first of May is a Saturday and a holiday.
  now = '2027-04-06T09:30';
  await enlace(['job', 'remind-commitments']);
  expect(await say('carla', 'compromisos vencidos')).toContain('Abrir la licitación');
  await followQuietly('2027-05-01T09:00', '2027-05-03T08:50');
  await follow('2027-05-03T09:00');
  const [promised, asks] = await Promise.all([say('pedro', 'responder'), say('ana', 'responder')]);
  expect(promised).toContain('Se comprometió a «Abrir la licitación»');
  expect(asks).toContain('Pregunta 1 de 7');

  // Nobody was told the same thing twice, nor anything out of hours or on a holiday.
  const rows: Row[] = JSON.parse(await enlace(['deliveries', '--json']));
  expect(rows.filter(({ status }) => status !== 'sent' && status !== 'cancelled')).toEqual([]);
  const asked = ['ana', 'juan', 'laura', 'maria', 'pedro'].map((name) => `${name} checkin.ask`);
  const silent = (kind: string) => ['ana', 'laura', 'luis', 'maria'].map((name) => `${name} checkin.${kind}`);
  expect(timeline(rows)).toEqual({
    '2027-03-17T09:00': [...asked, 'luis checkin.ask', 'maria checkin.progress'].sort(),
    '2027-03-23T08:00': silent('nudge-half'),
    '2027-03-24T09:00': ['laura checkin.nudge-snoozed'],
    '2027-03-24T15:30': silent('nudge-late'),
    '2027-03-29T09:00': [
      'eva checkin.escalate',
      'laura checkin.missing',
      'maria checkin.missing',
      ...silent('nudge-last'),
    ].sort(),
    '2027-03-29T17:00': ['laura checkin.unsent', 'maria checkin.report'],
    '2027-03-30T09:00': ['#movilidad checkin.signed', 'carla checkin.signed'],
    '2027-04-06T09:30': ['pedro commitment.overdue'],
    '2027-05-03T09:00': [...asked, 'maria checkin.progress'].sort(),
  });
});
