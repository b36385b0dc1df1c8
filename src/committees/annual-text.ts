/** The words of the committees' chapter in the annual report. */
import type { Locale } from '../app.ts';

const es = {
  title: 'Comités',
  running: (n: number, of: number) => `${n} de ${of} comités hicieron al menos un seguimiento.`,
  rounds: (n: number, rate: string) => `${n} seguimientos en total; respondió el ${rate} de lo que se preguntó.`,
  commitments: (done: number, late: number, ahead: number, dropped: number) =>
    `Compromisos para este año: ${done} cumplidos, ${late} vencidos, ${ahead} por cumplir, ${dropped} retirados.`,
  byMonth: 'Estado por mes',
  columns: ['Comité', 'Seguimientos', 'Informes firmados', 'Respuesta', 'Racha', 'Mayor intervalo (días)'],
};

const en: typeof es = {
  title: 'Committees',
  running: (n, of) => `${n} of ${of} committees ran at least one check-in.`,
  rounds: (n, rate) => `${n} check-ins in all; ${rate} of what was asked was answered.`,
  commitments: (done, late, ahead, dropped) =>
    `Commitments for this year: ${done} kept, ${late} overdue, ${ahead} still to come, ${dropped} withdrawn.`,
  byMonth: 'Status by month',
  columns: ['Committee', 'Check-ins', 'Signed reports', 'Answered', 'Streak', 'Longest gap (days)'],
};

export const annualText: Record<Locale, typeof es> = { es, en };
