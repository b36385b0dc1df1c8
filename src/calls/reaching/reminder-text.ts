/** What is said about reminders of a close. */
import type { Locale } from '../../app.ts';

const es = {
  remindersTitle: 'Sus recordatorios de cierre',
  remindersAre: (days: string) => `Le recuerdo los cierres ${days} antes, a las 9:00 a. m., de lo que le interesa.`,
  remindersOff: 'No le recuerdo los cierres: así lo eligió.',
  workingDays: (list: string, one: boolean) => `${list} ${one ? 'día hábil' : 'días hábiles'}`,
  upcoming: 'Los próximos',
  upcomingNone: 'No hay ninguno por venir. En la ficha de una convocatoria, «Recordarme» agrega uno.',
  remindLine: (when: string, number: number, title: string) => `${when} — ${number}. ${title}`,
  remindersChanged: (days: string) => `Listo: le recordaré los cierres ${days} antes.`,
  remindersCleared: (n: number) =>
    `${n === 0 ? 'No había ninguno por venir' : n === 1 ? 'Listo: quité el que había por venir' : `Listo: quité los ${n} que había por venir`}. De lo que le interese desde ahora sí le recordaré; para no recibir ninguno, escriba «no quiero recordatorios».`,
  remindMore: (n: number) => (n === 1 ? 'Y uno más.' : `Y ${n} más.`),
  remindersStopped: 'Listo: ya no le recordaré los cierres.',
  forgotten: 'Listo: no le recordaré esta convocatoria.',
  closedBy: (when: string) => `El ${when} ya habrá cerrado. Elija un día antes.`,
  momentPast: 'Ese momento ya pasó. Diga otro, por ejemplo «mañana» o «el viernes a las 3 p. m.».',
  closedAlready: 'Esa convocatoria ya no está abierta: no hay cierre que recordarle.',
  whenUnclear: '¿Cuándo se la recuerdo? Diga, por ejemplo, «mañana», «el viernes a las 3 p. m.» o «5 días antes».',
  withoutDeadline: (when: string) => `Se la recordaré: ${when}. No tiene fecha de cierre conocida.`,
  asked: 'Me pidió recordarle esta convocatoria',
  whichOne: '¿De cuál convocatoria? Dígame su número, por ejemplo «no me recuerde la 12».',
  whichCall: (which: string, example: number) =>
    `Hay varias: ${which}. Escriba, por ejemplo, «recuérdeme la ${example}».`,
  daysField: 'Días hábiles antes del cierre',
  daysHint: 'Números separados por comas, como 14, 7, 2. Vacío: sin recordatorios.',
  daysFault: 'Escriba números de 1 a 60 separados por comas, como 14, 7, 2 (hasta cinco).',
  spaceOnly: 'Escríbalo en el canal o grupo donde quiere los recordatorios.',
  spaceUnknown: 'Este espacio aún no está registrado: pida a la administración que lo registre.',
  spaceOn: (n: number) =>
    `Listo: aquí recordaré los cierres 14, 7 y 2 días hábiles antes. ${n === 0 ? 'Por ahora no hay ninguno por venir.' : n === 1 ? 'Hay 1 por venir.' : `Hay ${n} por venir.`} Para dejarlo: «no recordar aquí».`,
  spaceOff: 'Listo: aquí ya no se recuerdan los cierres. Para volver: «recordar aquí».',
};

type ReminderText = typeof es;

const en: ReminderText = {
  remindersTitle: 'Your closing reminders',
  remindersAre: (days) => `I remind you ${days} before the close, at 9:00 a.m., of what interests you.`,
  remindersOff: 'I do not remind you of closings: you chose so.',
  workingDays: (list, one) => `${list} working ${one ? 'day' : 'days'}`,
  upcoming: 'The next ones',
  upcomingNone: 'None to come. In the details of a call, "Remind me" adds one.',
  remindLine: (when, number, title) => `${when} — ${number}. ${title}`,
  remindersChanged: (days) => `Done: I will remind you ${days} before each close.`,
  remindersCleared: (n) =>
    `${n === 0 ? 'There were none to come' : n === 1 ? 'Done: I removed the one to come' : `Done: I removed the ${n} to come`}. Of what interests you from now on I will still remind you; for none at all, write "no more reminders".`,
  remindMore: (n) => (n === 1 ? 'And one more.' : `And ${n} more.`),
  remindersStopped: 'Done: I will not remind you of closings any more.',
  forgotten: 'Done: I will not remind you of this call.',
  closedBy: (when) => `By ${when} it will have closed. Choose an earlier day.`,
  momentPast: 'That moment has passed. Name another, such as "tomorrow" or "Friday at 3 pm".',
  closedAlready: 'That call is not open any more: there is no close to remind you of.',
  whenUnclear: 'When should I remind you? Say, for example, "tomorrow", "Friday at 3 pm" or "5 days before".',
  withoutDeadline: (when) => `I will remind you of it: ${when}. It has no known closing date.`,
  asked: 'You asked me to remind you of this call',
  whichOne: 'Which call? Tell me its number, for example "do not remind me of call 12".',
  whichCall: (which, example) => `There are several: ${which}. Write, for example, "remind me of call ${example}".`,
  daysField: 'Working days before the close',
  daysHint: 'Numbers separated by commas, such as 14, 7, 2. Empty: no reminders.',
  daysFault: 'Write numbers from 1 to 60 separated by commas, such as 14, 7, 2 (up to five).',
  spaceOnly: 'Write it in the channel or group where you want the reminders.',
  spaceUnknown: 'This space is not registered yet: ask an administrator to register it.',
  spaceOn: (n) =>
    `Done: here I will remind of closings 14, 7 and 2 working days before. ${n} to come. To stop: "stop reminding here".`,
  spaceOff: 'Done: closings are not reminded of here any more. To start again: "remind here".',
};

export const reminderText: Record<Locale, ReminderText> = { es, en };
