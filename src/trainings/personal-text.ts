/** Wording of what each person has to themselves: calendar and reminders. */
import type { Locale } from '../app.ts';

const es = {
  calendarTitle: 'Su calendario',
  calendarIntro:
    'Agregue esta dirección en Google Calendar, Outlook u otro calendario («agregar por URL»): trae sus capacitaciones y los cierres de las convocatorias que sigue, y se actualiza sola.',
  calendarPrivate: 'Es privada: quien la tenga puede ver su agenda de la Red. Si la compartió por error, cámbiela.',
  calendarChange: 'Cambiar dirección',
  calendarChangeConfirm: 'La dirección actual dejará de funcionar. ¿La cambia?',
  calendarChanged: 'Listo, esta es su dirección nueva. La anterior ya no funciona.',
  calendarOff: 'Quitar dirección',
  calendarRevoked: 'Listo, su dirección de calendario ya no funciona. Escriba «mi calendario» para tener otra.',
  calendarFile: 'Archivo para su calendario',
  calendarAdd: 'Ábralo y su calendario agrega la capacitación, o reemplaza la que ya tenía',
  calendarCancel: (when: string) => `Ábralo y su calendario retira lo del ${when}`,
  closesLabel: (title: string) => `Cierra: ${title}`,
  feedName: 'Enlace: capacitaciones y plazos',
  remindersTitle: 'Recordatorios de sus capacitaciones',
  remindersForm: '¿Con cuánta anticipación le recuerdo cada capacitación, o cada una de sus sesiones?',
  remindersField: 'Recordarme',
  remindersHint: 'Puede elegir varios. Si no elige ninguno, no habrá recordatorios.',
  remindersSaved: 'Listo. Los recordatorios de sus capacitaciones quedaron así',
  remindersUsual: 'Los que tenga cada capacitación (por lo general 7 días, 1 día y 1 hora antes)',
  changeReminders: 'Cambiar',
  usualReminders: 'Volver a los habituales',
  lead: (minutes: number) =>
    minutes % 1440 === 0
      ? minutes === 1440
        ? '1 día antes'
        : `${minutes / 1440} días antes`
      : minutes % 60 === 0
        ? minutes === 60
          ? '1 hora antes'
          : `${minutes / 60} horas antes`
        : `${minutes} minutos antes`,
  submit: 'Guardar',
  cancel: 'Cancelar',
  none: 'No le enviaré recordatorios.',
  remindersAt: (times: string) => `Le recordaré: ${times.replace(/\.$/, '')}.`,
  remindersOthers: 'También le recordaré cada una de las otras sesiones.',
  ofSession: (number: number, total: number, left: string) => `Sesión ${number} de ${total}. ${left}`,
  missesOne: 'Si falta solo a esta sesión, no tiene que hacer nada: conserva su cupo.',
  remindDays: (days: number, time: string) =>
    days <= 0 ? `Es hoy, ${time}` : days === 1 ? `Es mañana, ${time}` : `Faltan ${days} días`,
  remindMinutes: (minutes: number) =>
    minutes >= 55 && minutes <= 65 ? 'Empieza en una hora' : `Empieza en ${minutes} minutos`,
  cannotCome: 'Si ya no puede asistir, libere su cupo para otra persona.',
};

type PersonalText = typeof es;

const en: PersonalText = {
  calendarTitle: 'Your calendar',
  calendarIntro:
    'Add this address in Google Calendar, Outlook or another calendar ("add by URL"): it brings your trainings and the closing dates of the calls you follow, and updates by itself.',
  calendarPrivate:
    'It is private: whoever has it can see your agenda in the Network. If you shared it by mistake, change it.',
  calendarChange: 'Change address',
  calendarChangeConfirm: 'The present address will stop working. Change it?',
  calendarChanged: 'Done, this is your new address. The former one no longer works.',
  calendarOff: 'Remove address',
  calendarRevoked: 'Done, your calendar address no longer works. Write "my calendar" to have another.',
  calendarFile: 'File for your calendar',
  calendarAdd: 'Open it and your calendar adds the training, or replaces the one it had',
  calendarCancel: (when) => `Open it and your calendar removes what was on ${when}`,
  closesLabel: (title) => `Closes: ${title}`,
  feedName: 'Enlace: trainings and deadlines',
  remindersTitle: 'Reminders of your trainings',
  remindersForm: 'How long before each training, or each of its sessions, should I remind you?',
  remindersField: 'Remind me',
  remindersHint: 'You can choose several. With none chosen, there are no reminders.',
  remindersSaved: 'Done. The reminders of your trainings are now',
  remindersUsual: 'Those of each training (usually 7 days, 1 day and 1 hour before)',
  changeReminders: 'Change',
  usualReminders: 'Back to the usual',
  lead: (minutes) =>
    minutes % 1440 === 0
      ? minutes === 1440
        ? '1 day before'
        : `${minutes / 1440} days before`
      : minutes % 60 === 0
        ? minutes === 60
          ? '1 hour before'
          : `${minutes / 60} hours before`
        : `${minutes} minutes before`,
  submit: 'Save',
  cancel: 'Cancel',
  none: 'I will not send you reminders.',
  remindersAt: (times) => `I will remind you: ${times.replace(/\.$/, '')}.`,
  remindersOthers: 'I will also remind you of each of the other sessions.',
  ofSession: (number, total, left) => `Session ${number} of ${total}. ${left}`,
  missesOne: 'If you miss this session only, there is nothing to do: you keep your place.',
  remindDays: (days, time) =>
    days <= 0 ? `It is today, ${time}` : days === 1 ? `It is tomorrow, ${time}` : `${days} days to go`,
  remindMinutes: (minutes) =>
    minutes >= 55 && minutes <= 65 ? 'It starts in an hour' : `It starts in ${minutes} minutes`,
  cannotCome: 'If you can no longer attend, free your place for somebody else.',
};

export const personalText: Record<Locale, PersonalText> = { es, en };
