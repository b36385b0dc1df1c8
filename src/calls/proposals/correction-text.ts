/** What is said where a sentence puts a call right. */
import type { Locale } from '../../app.ts';

const es = {
  amount: 'Monto',
  title: 'Título',
  url: 'Enlace',
  state: 'Estado',
  none: 'no consta',
  change: (label: string, after: string, before: string) => `${label}: ${after} (antes: ${before})`,
  wouldChange: (label: string, after: string, now: string) => `${label}: ${after} (hoy: ${now})`,
  known: (label: string, value: string) => `${label}: ${value}`,
  done: 'Corregida.',
  told: 'Corregida: a quienes la siguen les llega el cambio.',
  mayUndo: 'Si algo quedó mal, deshágalo.',
  mayCorrect: 'Si algo quedó mal, corríjalo de nuevo: arriba está lo de antes.',
  doubt: 'Entendí esta corrección. ¿La hago?',
  make: 'Corregir',
  remove: 'Retirar',
  put: 'Volver a publicar',
  same: 'Así está ya: no hay nada que corregir.',
  how: (number: number) =>
    `Diga qué debe decir: «la ${number} cierra el 15 de marzo a las 5 p. m.», «la ${number} es de salud», «el monto de la ${number} es de 50.000 euros»; o «retire la ${number}».`,
  undo: 'Deshacer',
  undone: 'Listo, quedó como antes.',
  undoTooLate: 'Ya no se puede deshacer: después cambió otra cosa.',
  onlyCoordinators: 'Si no es así, dígaselo a la coordinación: solo ella corrige y retira convocatorias.',
  refuse: (reason: string) => `¿Se descarta? Quien la propuso recibirá este motivo: «${reason}»`,
  refuseIt: 'Descartar con ese motivo',
  noProposal: (name: string) => `No hay una propuesta de ${name} por revisar.`,
};

type CorrectionText = typeof es;

const en: CorrectionText = {
  amount: 'Amount',
  title: 'Title',
  url: 'Link',
  state: 'State',
  none: 'not known',
  change: (label, after, before) => `${label}: ${after} (before: ${before})`,
  wouldChange: (label, after, now) => `${label}: ${after} (today: ${now})`,
  known: (label, value) => `${label}: ${value}`,
  done: 'Corrected.',
  told: 'Corrected: those who follow it hear of the change.',
  mayUndo: 'If something is wrong, undo it.',
  mayCorrect: 'If something is wrong, correct it again: what it was stands above.',
  doubt: 'I understood this correction. Shall I make it?',
  make: 'Correct it',
  remove: 'Withdraw it',
  put: 'Publish it again',
  same: 'So it is already: there is nothing to correct.',
  how: (number) =>
    `Say what it should be: "call ${number} closes on 15 March at 5 p.m.", "call ${number} is about health", "the amount of call ${number} is 50,000 euros"; or "withdraw call ${number}".`,
  undo: 'Undo',
  undone: 'Done, it is as before.',
  undoTooLate: 'It cannot be undone: something else has changed since.',
  onlyCoordinators: 'If that is wrong, tell the coordinators: they alone correct and withdraw calls.',
  refuse: (reason) => `Discard it? Whoever proposed it will receive this reason: "${reason}"`,
  refuseIt: 'Discard for that reason',
  noProposal: (name) => `There is no proposal of ${name} to review.`,
};

export const correctionText: Record<Locale, CorrectionText> = { es, en };
