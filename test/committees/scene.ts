/** A committee of mobility with its people, for tests of whole rounds. */

import { randomUUID } from 'node:crypto';
import type { Card } from '../../src/card.ts';
import { followCheckIns } from '../../src/committees/follow.ts';
import { importCommittees } from '../../src/committees/import.ts';
import { readQuestions } from '../../src/committees/questions.ts';
import type { RawValues } from '../../src/form.ts';
import { createReceive } from '../../src/router.ts';
import type { Table } from '../../src/table.ts';
import { type Network, openNetwork } from '../support/network.ts';

export const maria = 'maria@red.co';
export const juan = 'juan@red.co';
export const luis = 'luis@red.co';
export const ana = 'ana@red.co';
export const laura = 'laura@red.co';
export const outsider = 'otro@red.co';
export const coordinator = 'coordina@red.co';

const header = ['comite', 'sector', 'correo', 'nombre', 'entidad', 'puesto', 'cadencia'];
const seats = [
  [
    'Comité de Movilidad',
    'movilidad',
    maria,
    'María Gil',
    'Secretaría Distrital de Movilidad',
    'presidencia',
    'mensual',
  ],
  ['Comité de Movilidad', 'movilidad', juan, 'Juan Díaz', 'TransMilenio S.A.', 'delegado', ''],
  ['Comité de Movilidad', 'movilidad', luis, 'Luis Paz', 'TransMilenio S.A.', 'suplente', ''],
  ['Comité de Movilidad', 'movilidad', ana, 'Ana Ruiz', 'Instituto de Desarrollo Urbano', 'delegado', ''],
  ['Comité de Movilidad', 'movilidad', laura, 'Laura Mora', 'Dirección de Relaciones Internacionales', 'enlace', ''],
];

export const seatTable = (rows: readonly string[][] = seats): Table => ({
  columns: header,
  rows: rows.map((cells, index) => ({
    row: index + 2,
    values: Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])),
  })),
});

export async function seatCommittee(net: Network): Promise<void> {
  await importCommittees(net.store, seatTable(), { now: net.clock.now() });
  await net.member(outsider);
  await net.member(coordinator, { role: 'coordinator' });
}

/** That committee, before anything is asked; at first on a Wednesday, with a holiday the Tuesday after. */
export async function openCommittee(at = '2026-12-02T09:00'): Promise<Network> {
  const net = await openNetwork({ now: bogota(at) });
  await seatCommittee(net);
  return net;
}

/** Its round open, and everybody asked. */
export async function openRound(): Promise<Network> {
  const net = await openCommittee();
  await start(net);
  await net.drain();
  return net;
}

export const bogota = (text: string): Date => new Date(`${text}:00-05:00`);

/** A short answer to everything that must be answered. */
export const quick = { status: 'green', progress: 'Firmamos el convenio', cooperation: 'no' };

export const start = (net: Network): Promise<Card[]> => net.say(maria, 'iniciar seguimiento de movilidad');

/** Moves the clock, runs the job and sends what is due, as `job follow-check-ins` does. */
export async function follow(net: Network, at?: string) {
  if (at) net.clock.at = bogota(at);
  const done = await followCheckIns(net);
  await net.drain();
  return done;
}

/** "email kind" of everything sent about check-ins, in order. */
export async function sent(net: Network): Promise<string[]> {
  const rows = await net.store.db.delivery.findMany({
    where: { status: 'sent', kind: { startsWith: 'checkin.' } },
    include: { member: true, space: true },
    orderBy: [{ sentAt: 'asc' }, { kind: 'asc' }, { key: 'asc' }],
  });
  return rows.map((row) => `${row.member?.email ?? row.space?.name} ${row.kind.slice('checkin.'.length)}`).sort();
}

/** The card as it is now, of the last delivery of this kind to this person. */
export async function cardOf(net: Network, email: string, kind: string): Promise<Card> {
  await net.drain();
  const row = await net.store.db.delivery.findFirstOrThrow({
    where: { member: { email }, kind, status: 'sent' },
    orderBy: { sentAt: 'desc' },
  });
  return row.card as unknown as Card;
}

export const responseOf = (net: Network, email: string) =>
  net.store.db.checkInResponse.findFirstOrThrow({
    where: { titular: { email } },
    orderBy: { checkIn: { opensAt: 'desc' } },
  });

/** Short answers to the default questions, in their order. */
export const shortAnswers = ['verde', 'Firmamos el convenio', 'no', 'saltar', 'saltar', 'saltar'];

export async function answerAll(
  net: Network,
  email: string,
  answers: readonly string[] = shortAnswers,
): Promise<Card[]> {
  await net.say(email, 'responder');
  for (const answer of answers) await net.say(email, answer);
  return net.say(email, 'enviar');
}

export const questionNames = async (net: Network): Promise<string[][]> =>
  (await net.store.db.checkIn.findMany({ orderBy: { opensAt: 'asc' } })).map((round) =>
    readQuestions(round.questions).map((question) => question.name),
  );

/** All at once, as a modal sends it; what is said goes to the form that the titular is asked. */
export async function submitAll(net: Network, email: string, values: RawValues, from: string = email): Promise<void> {
  const { id } = await responseOf(net, email);
  const receive = createReceive(net.app, net, { asksInChat: true });
  await receive({
    id: randomUUID(),
    at: net.clock.now(),
    actor: { platform: 'terminal', tenant: 'local', user: from, email: from },
    address: { platform: 'terminal', tenant: 'local', conversation: from, user: from },
    direct: true,
    kind: 'formSubmit',
    form: 'checkin.answer',
    state: id,
    values,
  });
}

export const hostile = '<script>alert(1)</script> & "ñ"';

/** October: both green. December: Juan in red with a need, a hostile text and a formula; Ana green, corrected. */
export async function twoRounds(net: Network): Promise<void> {
  await net.say(maria, 'iniciar seguimiento de movilidad');
  const green = { status: 'green', progress: 'Bien', cooperation: 'no' };
  await submitAll(net, juan, { ...green, steps: 'Firmar el acta, 20/11/2026' });
  await submitAll(net, ana, green);
  await net.say(maria, 'cerrar seguimiento');
  net.clock.at = bogota('2026-12-02T09:00');
  await net.say(maria, 'iniciar seguimiento de movilidad');
  const commitment = await net.store.db.commitment.findFirstOrThrow();
  const red = { status: 'red', progress: hostile, cooperation: 'no', needs: 'Financiación para estudios' };
  await submitAll(net, juan, { ...red, [`done-${commitment.id}`]: 'open' });
  const amber = { progress: '=1+1', cooperation: 'no', needs: 'Necesitamos financiación', practice: 'Datos abiertos' };
  await submitAll(net, ana, { ...amber, status: 'amber' });
  await submitAll(net, ana, { ...amber, status: 'green' });
}
