/** The words of the committees' chapter in the annual report. */
import type { Locale } from '../app.ts';

const es = {
  title: 'Comités',
  running: (n: number, of: number) => `Comités que hicieron al menos un seguimiento: ${n} de ${of}.`,
  rounds: (n: number, rate: string) => `Seguimientos en total: ${n}; respondió el ${rate} de lo que se preguntó.`,
  commitments: (done: number, late: number, ahead: number, dropped: number) =>
    `Compromisos para este año: cumplidos ${done}, vencidos ${late}, por cumplir ${ahead}, retirados ${dropped}.`,
  byMonth: 'Estado por mes',
  columns: ['Comité', 'Seguimientos', 'Informes firmados', 'Respuesta', 'Racha', 'Mayor intervalo (días)'],
};

const en: typeof es = {
  title: 'Committees',
  running: (n, of) => `Committees that ran at least one check-in: ${n} of ${of}.`,
  rounds: (n, rate) => `Check-ins in all: ${n}; ${rate} of what was asked was answered.`,
  commitments: (done, late, ahead, dropped) =>
    `Commitments for this year: ${done} kept, ${late} overdue, ${ahead} still to come, ${dropped} withdrawn.`,
  byMonth: 'Status by month',
  columns: ['Committee', 'Check-ins', 'Signed reports', 'Answered', 'Streak', 'Longest gap (days)'],
};

export const annualText: Record<Locale, typeof es> = { es, en };
