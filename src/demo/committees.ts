/** Made-up committees, with two check-ins behind them, so that there is something to see and to compare. */

import { replaceCommitments } from '../committees/commitment-queries.ts';
import { saveSeat } from '../committees/import-queries.ts';
import { listCommittees } from '../committees/queries.ts';
import { defaultQuestions, statusIn, stepsIn } from '../committees/questions.ts';
import { changeOpenRound, createResponses, createRound, updateResponse } from '../committees/round-queries.ts';
import { closesAfter, opensOn, unitsOf } from '../committees/rules.ts';
import type { Values } from '../form.ts';
import type { Db } from '../store.ts';
import { inBogota } from '../time.ts';

const ddri = 'Dirección Distrital de Relaciones Internacionales';
const seats = [
  ['Comité Sectorial de Salud', 'salud', 'camila.torres@demo.enlace', 'Secretaría Distrital de Salud', 'chair'],
  ['Comité Sectorial de Salud', 'salud', 'sarah.miller@demo.enlace', 'Universidad aliada (demostración)', 'delegate'],
  ['Comité Sectorial de Salud', 'salud', 'laura.gomez@demo.enlace', ddri, 'liaison'],
  [
    'Comité Sectorial de Movilidad',
    'movilidad',
    'andres.rojas@demo.enlace',
    'Secretaría Distrital de Movilidad',
    'chair',
  ],
  [
    'Comité Sectorial de Movilidad',
    'movilidad',
    'camila.torres@demo.enlace',
    'Secretaría Distrital de Salud',
    'delegate',
  ],
  [
    'Comité Sectorial de Movilidad',
    'movilidad',
    'valentina.cruz@demo.enlace',
    'Secretaría de Educación del Distrito',
    'delegate',
  ],
  ['Comité Sectorial de Movilidad', 'movilidad', 'laura.gomez@demo.enlace', ddri, 'liaison'],
] as const;

/** Answers by turns; null is a seat that stayed silent. */
const told: readonly (Values | null)[] = [
  {
    status: 'green',
    progress: 'Se firmó la carta de intención con la ciudad aliada.',
    cooperation: false,
    needs: null,
    practice: 'Guía abierta de datos',
    steps: [],
  },
  {
    status: 'amber',
    progress: 'El piloto va con retraso.',
    cooperation: false,
    needs: 'Financiación para estudios',
    practice: null,
    steps: [],
  },
  null,
  {
    status: 'red',
    progress: 'Sin avances: falta personal.',
    cooperation: false,
    needs: 'Financiación y traducción',
    practice: null,
    steps: [],
  },
  {
    status: 'green',
    progress: 'El intercambio comenzó.',
    cooperation: false,
    needs: null,
    practice: 'Ruta de atención integrada',
    steps: [],
  },
];

/** Committees with their seats, and a closed check-in in each of the last two months. */
export async function saveDemoCommittees(tx: Db, now: Date): Promise<void> {
  for (const [committee, sectorId, email, entity, role] of seats) {
    await saveSeat(tx, { committee, sectorId, email, name: email, entity, role, cadence: 'monthly' }, now);
  }
  let turn = 0;
  for (const committee of await listCommittees(tx, { memberId: null, access: 'admin' })) {
    for (const monthsAgo of [2, 1]) {
      const opensAt = opensOn(inBogota(now).startOf('month').minus({ months: monthsAgo }).toISODate() ?? '');
      const closesAt = closesAfter(opensAt, committee.windowDays);
      const round = await createRound(tx, {
        committeeId: committee.id,
        questions: defaultQuestions,
        opensAt,
        closesAt,
      });
      if (!round) continue;
      const units = unitsOf(committee.seats).map((unit) => ({ ...unit, responderId: unit.memberId }));
      for (const response of await createResponses(tx, round.id, units)) {
        const answers = told[turn % told.length] ?? null;
        turn += 1;
        if (!answers) continue;
        const dueOn = inBogota(closesAt).plus({ months: 1 }).toISODate() ?? '';
        const values = { ...answers, steps: [`${dueOn} Presentar avance al comité`] };
        await updateResponse(tx, response.id, {
          state: 'sent',
          answers: values,
          status: statusIn(defaultQuestions, values),
          answeredById: response.titularId,
          sentAt: closesAt,
        });
        const unit = units.find((one) => one.memberId === response.titularId);
        const owner = {
          responseId: response.id,
          committeeId: committee.id,
          entityId: unit?.entityId ?? null,
          ownerId: response.titularId,
        };
        await replaceCommitments(tx, owner, stepsIn(defaultQuestions, values), closesAt);
      }
      await changeOpenRound(tx, round.id, { closedAt: closesAt, openFor: null });
    }
  }
}
