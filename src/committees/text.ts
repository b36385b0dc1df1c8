/** What check-ins say to those who answer them, and with chair-text.ts to those who run them. Reports have their own words. */
import type { Locale } from '../app.ts';
import { chairText } from './chair-text.ts';
import { al, del, stop } from './phrases.ts';

const es = {
  ...chairText.es,
  round: (committee: string, day: string) => `Seguimiento ${del(committee)} (${day})`,
  noCommittee: (name: string) =>
    name === ''
      ? '¿De qué comité? Por ejemplo: «iniciar seguimiento de movilidad».'
      : `No encuentro un comité «${name}» entre los que usted puede ver. Escriba «¿cómo van los comités?» para verlos.`,
  whichCommittee: 'Hay varios: ¿cuál?',
  notChair: (committee: string) => `Esto lo hace la presidencia ${del(committee)} o la coordinación de la DDRI.`,
  openAlready: (committee: string, closes: string) =>
    `${committee} ya tiene un seguimiento abierto; cierra el ${stop(closes)}`,
  noSeats: (committee: string) =>
    `${committee} no tiene a quién preguntar: pídale a la administración de Enlace que registre sus puestos.`,
  opened: (committee: string, people: number, closes: string) =>
    `Listo: se abrió el seguimiento ${del(committee)}. Pregunto a ${people === 1 ? '1 persona' : `${people} personas`}; cierra el ${stop(closes)}`,
  startsOn: (at: string) => `Como ahora no es horario hábil, las preguntas salen el ${stop(at)}`,
  notSeen: (committee: string | null) =>
    `${committee ? `Lo ${del(committee)}` : 'Esto'} lo ven solo sus integrantes, la coordinación de la DDRI y la administración. Si debería verlo, escríbale a la coordinación.`,
  noSeat: (committee: string) => `Usted ya no tiene un puesto en ${committee}.`,
  thisCommittee: '¿Es este?',
  noOpenRound: (committee: string) => `${committee} no tiene un seguimiento abierto.`,
  // The person who answers
  ask: (name: string, committee: string) => `${name}, es momento de contarle ${al(committee)} cómo va su entidad.`,
  askFor: (name: string, committee: string, titular: string) =>
    `${name}, responda por favor el seguimiento ${del(committee)} en lugar de ${titular}.`,
  askSubstitute: (name: string, committee: string, titular: string) =>
    `${name}, ${titular} no ha respondido el seguimiento ${del(committee)} y cierra hoy. Como suplente, usted puede responderlo.`,
  entity: 'Entidad',
  closes: 'Cierra',
  questions: 'Preguntas',
  withPrefill: 'Lo que contestó la vez anterior ya viene puesto: solo cambie lo que cambió.',
  hasDraft: (done: number) => `Tiene un borrador con ${done === 1 ? '1 respuesta' : `${done} respuestas`}.`,
  answerHere: 'Responder aquí',
  answerAll: 'Todo de una vez',
  delegate: 'Que responda otra persona',
  snooze: 'Recordármelo mañana',
  correct: 'Corregir',
  nudges: {
    half: (committee: string, closes: string) =>
      `Va la mitad del plazo del seguimiento ${del(committee)} y falta su respuesta. Cierra el ${stop(closes)}`,
    late: (committee: string, closes: string) =>
      `Queda poco plazo para el seguimiento ${del(committee)}: cierra el ${stop(closes)}`,
    last: (committee: string) => `Hoy cierra el seguimiento ${del(committee)} y falta su respuesta.`,
    snoozed: (committee: string, closes: string) =>
      `Como pidió, le recuerdo el seguimiento ${del(committee)}. Cierra el ${stop(closes)}`,
    chair: (committee: string, closes: string) =>
      `La presidencia ${del(committee)} le recuerda el seguimiento. Cierra el ${stop(closes)}`,
  },
  nothingOpen: 'No tiene seguimientos por responder.',
  whichResponse: 'Tiene varios seguimientos por responder. ¿Cuál?',
  withdrawn: 'Ya no hace falta su respuesta: ese puesto salió del comité.',
  unsent: (committee: string) =>
    `El seguimiento ${del(committee)} cerró y lo que usted escribió no se envió. Queda guardado: si la presidencia lo reabre, sigue donde iba.`,
  openAgain: (committee: string) => `El seguimiento ${del(committee)} se reabrió: su borrador lo espera.`,
  closed: 'Este seguimiento ya cerró. Si falta algo, escríbale a la presidencia del comité.',
  notYours: (name: string) => `Este seguimiento lo responde ${name}.`,
  nobody: 'otra persona',
  formTitle: (entity: string) => `Seguimiento: ${entity}`,
  formIntro: (committee: string, closes: string) => `${committee}. Puede corregir hasta el ${stop(closes)}`,
  formSubmit: 'Enviar',
  formCancel: 'Cancelar',
  commitment: (what: string, due: string) => `Se comprometió a «${what}» para el ${due}. ¿Cómo va?`,
  commitmentStates: { done: 'Cumplido', open: 'En curso, para esa fecha', moved: 'Aplazado', dropped: 'Ya no se hará' },
  movedTo: (what: string) => `¿Para cuándo queda «${what}»?`,
  movedHint: 'Si quedó aplazado.',
  sent: (committee: string) => `Gracias. La respuesta ${al(committee)} quedó enviada.`,
  corrected: 'La corrección quedó enviada y marcada como tal.',
  sameAnswer: 'No cambió nada: su respuesta sigue como estaba.',
  correctUntil: (closes: string) => `Puede corregirla hasta el ${closes}: escriba «responder».`,
  answeredBy: (name: string, at: string) => `Respondió ${name} el ${stop(at)}`,
  correctedMark: 'corregida',
  roundClosed: 'Este seguimiento ya cerró.',
  // Delegation, snooze
  delegateTitle: '¿Quién responde?',
  delegateIntro: 'Solo en esta ronda. Lo que usted ya haya escrito queda en el borrador.',
  delegateField: 'Persona',
  delegateSubmit: 'Encargar',
  delegateWho: 'Escriba «que responda» y el nombre, por ejemplo «que responda Luis Pérez».',
  delegateNone: 'No hay suplente ni otra persona de su entidad en la Red que pueda responder.',
  delegateAlready: (name: string) => `En esta ronda ya responde ${name}.`,
  delegateAway: (name: string, people: string) =>
    `${name} está ausente por estos días.${people === '' ? '' : ` Puede ser: ${people}.`}`,
  delegateUnknown: (name: string, people: string) => `No encuentro a «${name}». Puede ser: ${people}.`,
  delegated: (name: string) => `Listo: en esta ronda responde ${name}, y ya le avisé.`,
  snoozed: (at: string) => `De acuerdo: se lo recuerdo el ${stop(at)}`,
  snoozeTooLate: (closes: string) => `No alcanzo a recordárselo mañana: cierra el ${stop(closes)}`,
  // Commitments
  due: (what: string, on: string) => `Se acerca un compromiso: «${what}», para el ${on}.`,
  overdue: (what: string, on: string) => `Venció un compromiso: «${what}», era para el ${on}.`,
  commitmentFrom: (committee: string) => `Lo anotó en el seguimiento ${del(committee)}.`,
  markDone: 'Ya se cumplió',
  markedDone: (what: string) => `Anotado: «${what}» está cumplido.`,
  whichCommitment: '¿Cuál compromiso cumplió?',
  commitmentGone: 'Ese compromiso ya no está abierto.',
};

export type CommitteesText = typeof es;

const en: CommitteesText = {
  ...chairText.en,
  round: (committee, day) => `Check-in of ${committee} (${day})`,
  noCommittee: (name) =>
    name === ''
      ? 'Which committee? For example: "start check-in of mobility".'
      : `I cannot find a committee "${name}" among those you may see. Write "how are the committees doing?" to see them.`,
  whichCommittee: 'There are several: which one?',
  notChair: (committee) => `Only the chair of ${committee} or the DDRI's coordinators can do this.`,
  openAlready: (committee, closes) => `${committee} already has an open check-in; it closes on ${stop(closes)}`,
  noSeats: (committee) => `${committee} has nobody to ask: have the administrators of Enlace put its seats on record.`,
  opened: (committee, people, closes) =>
    `Done: the check-in of ${committee} is open. I ask ${people === 1 ? '1 person' : `${people} people`}; it closes on ${stop(closes)}`,
  startsOn: (at) => `As these are not working hours, the questions go out on ${stop(at)}`,
  notSeen: (committee) =>
    `${committee ?? 'This'} is seen only by its members, the DDRI's coordinators and the administrators. If you should see it, write to the coordinators.`,
  noSeat: (committee) => `You have no seat in ${committee} any more.`,
  thisCommittee: 'This one?',
  noOpenRound: (committee) => `${committee} has no open check-in.`,
  ask: (name, committee) => `${name}, it is time to tell ${committee} how your entity is doing.`,
  askFor: (name, committee, titular) => `${name}, please answer the check-in of ${committee} in place of ${titular}.`,
  askSubstitute: (name, committee, titular) =>
    `${name}, ${titular} has not answered the check-in of ${committee}, which closes today. As the substitute, you can answer it.`,
  entity: 'Entity',
  closes: 'Closes',
  questions: 'Questions',
  withPrefill: 'What you answered last time is already there: change only what changed.',
  hasDraft: (done) => `You have a draft with ${done === 1 ? '1 answer' : `${done} answers`}.`,
  answerHere: 'Answer here',
  answerAll: 'All at once',
  delegate: 'Somebody else answers',
  snooze: 'Remind me tomorrow',
  correct: 'Correct',
  nudges: {
    half: (committee, closes) =>
      `Half of the time for the check-in of ${committee} has passed and your answer is missing. It closes on ${stop(closes)}`,
    late: (committee, closes) =>
      `There is little time left for the check-in of ${committee}: it closes on ${stop(closes)}`,
    last: (committee) => `The check-in of ${committee} closes today and your answer is missing.`,
    snoozed: (committee, closes) =>
      `As you asked, a reminder of the check-in of ${committee}. It closes on ${stop(closes)}`,
    chair: (committee, closes) => `The chair of ${committee} reminds you of the check-in. It closes on ${stop(closes)}`,
  },
  nothingOpen: 'You have no check-ins to answer.',
  whichResponse: 'You have several check-ins to answer. Which one?',
  withdrawn: 'Your answer is not needed any more: that seat left the committee.',
  unsent: (committee) =>
    `The check-in of ${committee} closed and what you wrote was not sent. It is kept: if the chair opens it again, you go on where you left it.`,
  openAgain: (committee) => `The check-in of ${committee} is open again: your draft is waiting.`,
  closed: 'This check-in is closed. If something is missing, write to the chair of the committee.',
  notYours: (name) => `This check-in is answered by ${name}.`,
  nobody: 'somebody else',
  formTitle: (entity) => `Check-in: ${entity}`,
  formIntro: (committee, closes) => `${committee}. You can correct it until ${stop(closes)}`,
  formSubmit: 'Send',
  formCancel: 'Cancel',
  commitment: (what, due) => `You committed to "${what}" by ${due}. How is it going?`,
  commitmentStates: { done: 'Done', open: 'Under way, for that date', moved: 'Postponed', dropped: 'Will not be done' },
  movedTo: (what) => `By when will "${what}" be done?`,
  movedHint: 'If it was postponed.',
  sent: (committee) => `Thank you. The answer to ${committee} was sent.`,
  corrected: 'The correction was sent, and is marked as one.',
  sameAnswer: 'Nothing changed: your answer stays as it was.',
  correctUntil: (closes) => `You can correct it until ${closes}: write "answer".`,
  answeredBy: (name, at) => `${name} answered on ${stop(at)}`,
  correctedMark: 'corrected',
  roundClosed: 'This check-in is closed.',
  delegateTitle: 'Who answers?',
  delegateIntro: 'For this round only. What you have written stays in the draft.',
  delegateField: 'Person',
  delegateSubmit: 'Hand over',
  delegateWho: 'Write "delegate to" and the name, for example "delegate to Luis Pérez".',
  delegateNone: 'There is no substitute and nobody else of your entity in the Network who could answer.',
  delegateAlready: (name) => `${name} answers in this round already.`,
  delegateAway: (name, people) => `${name} is away these days.${people === '' ? '' : ` It can be: ${people}.`}`,
  delegateUnknown: (name, people) => `I cannot find "${name}". It can be: ${people}.`,
  delegated: (name) => `Done: ${name} answers in this round, and has been told.`,
  snoozed: (at) => `All right: I will remind you on ${stop(at)}`,
  snoozeTooLate: (closes) => `I cannot remind you tomorrow: it closes on ${stop(closes)}`,
  due: (what, on) => `A commitment is coming up: "${what}", by ${on}.`,
  overdue: (what, on) => `A commitment is overdue: "${what}" was due on ${on}.`,
  commitmentFrom: (committee) => `It was noted in the check-in of ${committee}.`,
  markDone: 'It is done',
  markedDone: (what) => `Noted: "${what}" is done.`,
  whichCommitment: 'Which commitment is done?',
  commitmentGone: 'That commitment is not open any more.',
};

export const committeesText: Record<Locale, CommitteesText> = { es, en };
