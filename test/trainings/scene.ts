/** Trainings for a test: imported from a table as a coordinator would, and what was said about them. */

import type { ImportReport } from '../../src/table.ts';
import { importTrainings } from '../../src/trainings/import.ts';
import { type Network, openNetwork, textsOf } from '../support/network.ts';

export const [ana, beto, caro, laura] = ['ana@red.co', 'beto@red.co', 'caro@red.co', 'laura@red.co'] as const;

/** Two of mobility, one of health, and a coordinator of environment. */
export async function openWithPeople(): Promise<Network> {
  const net = await openNetwork();
  const entity = async (name: string) => (await net.store.db.entity.findFirstOrThrow({ where: { name } })).id;
  await net.member(ana, { name: 'Ana Muñoz', entityId: await entity('Secretaría Distrital de Salud') });
  await net.member(beto, { name: 'Beto Ruiz', entityId: await entity('Secretaría Distrital de Movilidad') });
  await net.member(caro, { name: 'Caro Díaz', entityId: await entity('Secretaría Distrital de Movilidad') });
  await net.member(laura, {
    name: 'Laura Gómez',
    role: 'coordinator',
    entityId: await entity('Secretaría Distrital de Ambiente'),
  });
  return net;
}

export type Cells = Record<string, string>;

/** Two weeks after the network's Tuesday, at 14:00 in Bogotá: a working day without holidays around it. */
export const usual: Cells = {
  codigo: 'CAP-1',
  titulo: 'Formulación de proyectos de cooperación',
  descripcion: 'Marco lógico y presupuesto.',
  inicia: '2026-12-15 14:00',
  termina: '2026-12-15 17:00',
  modalidad: 'presencial',
  lugar: 'Archivo de Bogotá',
  enlace: '',
  cupo: '',
  sectores: '',
  organiza: 'DDRI',
};

/** Imports these rows, each the usual one with what it says different. */
export function importRows(net: Network, ...rows: Cells[]): Promise<ImportReport> {
  const full = rows.map((row) => ({ ...usual, ...row }));
  const table = {
    columns: Object.keys(full[0] ?? usual),
    rows: full.map((values, index) => ({ row: index + 2, values })),
  };
  return importTrainings(net.store, table, { now: net.clock.now(), outbox: net.outbox });
}

/** Bogotá time as an instant. */
export const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00-05:00`);

/** Deliveries about trainings, as `kind to dueAt status`, by due time. */
export async function deliveriesOf(net: Network, filter: { kind?: string; to?: string; status?: string } = {}) {
  const rows = await net.store.db.delivery.findMany({
    where: {
      kind: filter.kind ? `training.${filter.kind}` : { startsWith: 'training.' },
      status: filter.status as 'pending' | undefined,
      member: filter.to ? { email: filter.to } : undefined,
    },
    include: { member: true, space: true },
    orderBy: [{ dueAt: 'asc' }, { key: 'asc' }],
  });
  return rows.map((row) => ({
    kind: row.kind.replace('training.', ''),
    to: row.member?.email ?? row.space?.name ?? '',
    dueAt: row.dueAt,
    status: row.status,
    text: row.text ?? '',
  }));
}

/** The times of the reminders that wait for this person. */
export const remindersOf = async (net: Network, to: string): Promise<Date[]> =>
  (await deliveriesOf(net, { kind: 'remind', to, status: 'pending' })).map(({ dueAt }) => dueAt);

export async function stateOf(net: Network, email: string, code = 'CAP-1'): Promise<string | null> {
  const found = await net.store.db.enrolment.findFirst({ where: { member: { email }, training: { code } } });
  return found?.state ?? null;
}

export async function countIn(
  net: Network,
  state: 'enrolled' | 'waiting' | 'offered',
  code = 'CAP-1',
): Promise<number> {
  return net.store.db.enrolment.count({ where: { state, training: { code } } });
}

/** Answers a form in the chat by the labels of its questions, skipping the others; returns what is said last. */
export async function fillForm(
  net: Network,
  email: string,
  opener: string,
  answers: Record<string, string>,
): Promise<string> {
  let said = textsOf(await net.say(email, opener));
  for (let asked = 0; asked < 40 && /^Pregunta \d+ de/m.test(said); asked += 1) {
    const lines = said.split('\n').map((line) => line.replace(' (opcional)', ''));
    const label = Object.keys(answers).find((one) => lines.includes(one));
    const before = said;
    said = textsOf(await net.say(email, label ? (answers[label] ?? '') : 'saltar'));
    if (said === before) return said;
    // A fault at the end comes back to its question: that is for the test to answer.
    if (asked > 0 && lines.length > 0 && /^(Debe|No encuentro|Elija|Escriba)/m.test(said)) return said;
  }
  return said;
}
