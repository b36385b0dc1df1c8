/** What check-ins say to those who answer them and to those who run them. Reports have their own words. */
import type { Locale } from '../app.ts';

/** A sentence's end; "5:00 p. m." has one already. */
const stop = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

/** "del Comité de Movilidad", "de la Mesa de Agua", "de Movilidad". */
export function del(committee: string): string {
  if (/^(comité|comite|grupo|equipo)/i.test(committee)) return `del ${committee}`;
  return /^(mesa|comisión|red)/i.test(committee) ? `de la ${committee}` : `de ${committee}`;
}

/** "al Comité de Movilidad", "a la Mesa de Agua". */
const al = (committee: string): string => del(committee).replace(/^del /, 'al ').replace(/^de /, 'a ');

const es = {
  round: (committee: string, day: string) => `Seguimiento ${del(committee)} (${day})`,
  noCommittee: (name: string) =>
    name === ''
      ? '¿De qué comité? Por ejemplo: «iniciar seguimiento de movilidad».'
      : `No encuentro un comité «${name}» entre los que usted puede ver. Escriba «¿cómo van los comités?» para verlos.`,
  whichCommittee: 'Hay varios: ¿cuál?',
  notChair: (committee: string) => `Esto lo hace la presidencia ${del(committee)} o la coordinación de la DDRI.`,
  openAlready: (committee: string, closes: string) =>
    `${committee} ya tiene un seguimiento abierto; cierra el ${stop(closes)}`,
  noSeats: (committee: string) => `${committee} no tiene a quién preguntar: importe sus puestos primero.`,
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
  // The chair
  progress: 'Avance',
  progressLine: (sent: number, all: number) => `Han respondido ${sent} de ${all}.`,
  columns: { entity: 'Entidad', who: 'Responde', state: 'Estado', status: 'Cómo va' },
  states: { silent: 'Sin respuesta', draft: 'Con borrador', sent: 'Respondió', corrected: 'Respondió (corregida)' },
  putOff: (state: string, at: string) => `${state} (pidió recordárselo el ${at})`,
  standsIn: (name: string, titular: string) => `${name} (por ${titular})`,
  remindMissing: 'Recordar a los que faltan',
  extend: 'Ampliar plazo',
  reopen: 'Reabrir',
  close: 'Cerrar',
  closedOn: 'Cerró',
  closeConfirm: '¿Cierra el seguimiento? Ya nadie podrá responder.',
  seeAnswers: 'Ver todas las respuestas',
  seeAnswer: 'Ver una respuesta',
  hearAll: 'Avisarme de cada respuesta',
  hearNone: 'No avisarme de cada una',
  hearsAll: 'De acuerdo: le aviso de cada respuesta que llegue a este comité.',
  hearsNone: 'De acuerdo: ya no le aviso de cada respuesta.',
  log: 'Bitácora',
  noLog: 'De ese seguimiento no hay bitácora.',
  reminded: (n: number) =>
    n === 0
      ? 'Hoy ya se les recordó a todos los que faltan.'
      : `Listo: se lo recuerdo a ${n === 1 ? '1 persona' : `${n} personas`}.`,
  nobodyMissing: 'Ya respondieron todos.',
  extendTitle: 'Ampliar el plazo',
  extendField: '¿Cuántos días hábiles más?',
  extendSubmit: 'Ampliar',
  extended: (closes: string) => `Listo: ahora cierra el ${stop(closes)}`,
  reopenTitle: 'Reabrir el seguimiento',
  reopenIntro: 'Se podrá responder y corregir otra vez; lo respondido y los borradores siguen ahí.',
  reopened: (closes: string) => `Listo: se reabrió y cierra el ${stop(closes)}`,
  signedAlready: 'El informe de este seguimiento ya está firmado: inicie otro.',
  cannotReopen: 'Ya no se puede reabrir: hay un seguimiento más reciente.',
  closedNow: 'El seguimiento quedó cerrado. Aquí está el informe.',
  missing: (committee: string, n: number) =>
    `Hoy cierra el seguimiento ${del(committee)} y ${n === 1 ? 'falta 1 respuesta' : `faltan ${n} respuestas`}:`,
  noAnswersYet: 'Todavía no hay respuestas.',
  events: {
    opened: 'se abrió',
    openedBy: 'lo abrió',
    sent: 'respondió',
    corrected: 'corrigió',
    delegated: 'encargó la respuesta a',
    absent: 'ausente; responde',
    returned: 'la respuesta volvió a',
    succeeded: 'cambió el puesto; responde',
    left: 'salió del comité:',
    joined: 'entró al comité:',
    reopened: 'lo reabrió hasta el',
    snoozed: 'pidió que se le recuerde el',
    reminded: 'recordó a los que faltan',
    extended: 'amplió el plazo hasta el',
    escalated: 'se avisó de quienes faltan',
    closed: 'se cerró',
    closedBy: 'lo cerró',
    signed: 'firmó el informe',
  } as Record<string, string>,
  // Commitments
  due: (what: string, on: string) => `Se acerca un compromiso: «${what}», para el ${on}.`,
  overdue: (what: string, on: string) => `Venció un compromiso: «${what}», era para el ${on}.`,
  commitmentFrom: (committee: string) => `Lo anotó en el seguimiento ${del(committee)}.`,
  markDone: 'Ya se cumplió',
  markedDone: 'Anotado: cumplido.',
  commitmentGone: 'Ese compromiso ya no está abierto.',
};

export type CommitteesText = typeof es;

const en: CommitteesText = {
  round: (committee, day) => `Check-in of ${committee} (${day})`,
  noCommittee: (name) =>
    name === ''
      ? 'Which committee? For example: "start check-in of mobility".'
      : `I cannot find a committee "${name}" among those you may see. Write "how are the committees doing?" to see them.`,
  whichCommittee: 'There are several: which one?',
  notChair: (committee) => `Only the chair of ${committee} or the DDRI's coordinators can do this.`,
  openAlready: (committee, closes) => `${committee} already has an open check-in; it closes on ${stop(closes)}`,
  noSeats: (committee) => `${committee} has nobody to ask: import its seats first.`,
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
  delegateWho: 'Write "let" and the name and "answer", for example "let Luis Pérez answer".',
  delegateNone: 'There is no substitute and nobody else of your entity in the Network who could answer.',
  delegateAlready: (name) => `${name} answers in this round already.`,
  delegateAway: (name, people) => `${name} is away these days.${people === '' ? '' : ` It can be: ${people}.`}`,
  delegateUnknown: (name, people) => `I cannot find "${name}". It can be: ${people}.`,
  delegated: (name) => `Done: ${name} answers in this round, and has been told.`,
  snoozed: (at) => `All right: I will remind you on ${stop(at)}`,
  snoozeTooLate: (closes) => `I cannot remind you tomorrow: it closes on ${stop(closes)}`,
  progress: 'Progress',
  progressLine: (sent, all) => `${sent} of ${all} have answered.`,
  columns: { entity: 'Entity', who: 'Answers', state: 'State', status: 'How it goes' },
  states: { silent: 'No answer', draft: 'Has a draft', sent: 'Answered', corrected: 'Answered (corrected)' },
  putOff: (state, at) => `${state} (asked to be reminded on ${at})`,
  standsIn: (name, titular) => `${name} (for ${titular})`,
  remindMissing: 'Remind those missing',
  extend: 'Extend',
  reopen: 'Open again',
  close: 'Close',
  closedOn: 'Closed',
  closeConfirm: 'Close the check-in? Nobody will be able to answer any more.',
  seeAnswers: 'See all answers',
  seeAnswer: 'See one answer',
  hearAll: 'Tell me of each answer',
  hearNone: 'Do not tell me of each',
  hearsAll: 'All right: I tell you of each answer that reaches this committee.',
  hearsNone: 'All right: I do not tell you of each answer any more.',
  log: 'Log',
  noLog: 'Nothing was logged of that check-in.',
  reminded: (n) =>
    n === 0
      ? 'All those missing were reminded today already.'
      : `Done: I remind ${n === 1 ? '1 person' : `${n} people`}.`,
  nobodyMissing: 'Everybody has answered.',
  extendTitle: 'Extend',
  extendField: 'How many more working days?',
  extendSubmit: 'Extend',
  extended: (closes) => `Done: it now closes on ${stop(closes)}`,
  reopenTitle: 'Open the check-in again',
  reopenIntro: 'Answers can be given and corrected again; those given and the drafts are still there.',
  reopened: (closes) => `Done: it is open again and closes on ${stop(closes)}`,
  signedAlready: 'The report of this check-in is signed already: start another one.',
  cannotReopen: 'It cannot be opened again: there is a newer check-in.',
  closedNow: 'The check-in is closed. Here is the report.',
  missing: (committee, n) =>
    `The check-in of ${committee} closes today and ${n === 1 ? '1 answer is' : `${n} answers are`} missing:`,
  noAnswersYet: 'There are no answers yet.',
  events: {
    opened: 'opened',
    openedBy: 'opened it',
    sent: 'answered',
    corrected: 'corrected',
    delegated: 'handed the answer to',
    absent: 'absent; answered by',
    returned: 'the answer went back to',
    succeeded: 'the seat changed hands; answered by',
    left: 'left the committee:',
    joined: 'joined the committee:',
    reopened: 'opened it again until',
    snoozed: 'asked to be reminded on',
    reminded: 'reminded those missing',
    extended: 'extended it until',
    escalated: 'told who is missing',
    closed: 'closed',
    closedBy: 'closed it',
    signed: 'signed the report',
  },
  due: (what, on) => `A commitment is coming up: "${what}", by ${on}.`,
  overdue: (what, on) => `A commitment is overdue: "${what}" was due on ${on}.`,
  commitmentFrom: (committee) => `It was noted in the check-in of ${committee}.`,
  markDone: 'It is done',
  markedDone: 'Noted: done.',
  commitmentGone: 'That commitment is not open any more.',
};

export const committeesText: Record<Locale, CommitteesText> = { es, en };
