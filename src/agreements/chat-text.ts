/** The wording of answers, tickets and alerts about agreements. */
import type { Locale } from '../app.ts';
import { recordWords } from './record-text.ts';

const es = {
  ...recordWords.es,
  details: 'Ver ficha',
  page: 'Ver más',
  export: 'Exportar todo',
  exported: (count: number, total: number) =>
    count === 1
      ? 'El acuerdo, en un archivo'
      : `${count < total ? `Los primeros ${count} de los ${total}` : `Los ${count}`} acuerdos, en un archivo`,
  exportRest: (most: number) =>
    `En un archivo caben ${most}: para los demás, haga la pregunta con más condiciones (un país, un sector, un año).`,
  ask: 'Preguntar a la DDRI',
  useful: 'Me sirvió',
  notUseful: 'No me sirvió',
  thanks: 'Gracias por contarnos.',
  sorry: 'Gracias: lo revisará una persona. Si la necesita ya, pulse «Preguntar a la DDRI».',
  understood: 'Entendí (pulse una condición para quitarla):',
  shown: (from: number, to: number, total: number) => `${from}–${to} de ${total}`,
  gone: 'Esa consulta ya no está a la mano: vuelva a escribirla, por favor.',
  goneAgreement: 'Ese acuerdo ya no está en el registro.',
  changedMeanwhile: 'Este acuerdo cambió mientras usted lo editaba: cancele y abra «Editar» de nuevo.',
  ticketForm: 'Preguntar a la DDRI',
  ticketQuestion: 'Su pregunta',
  send: 'Enviar',
  ticketSent: (number: number) =>
    `Listo: su pregunta quedó con el número ${number}. La respuesta le llegará por aquí; también la verá en «mis preguntas».`,
  myTickets: 'Sus preguntas a la DDRI',
  myTicket: (number: number, day: string, answered: boolean) =>
    `Pregunta ${number} · ${day} · ${answered ? 'respondida' : 'en espera de respuesta'}`,
  noTickets: 'Todavía no le ha preguntado nada a la DDRI.',
  guestTicket: 'Para que la respuesta le llegue, primero debe ser miembro de la red.',
  ticketTitle: (number: number) => `Pregunta ${number} para la DDRI`,
  ticketFrom: (name: string) => `De ${name}`,
  answer: 'Responder',
  answerIt: (question: string) => `Responder «${question}»`,
  answerLabel: 'Respuesta',
  keep: '¿Guardarla como respuesta estándar?',
  answerSaved: 'Respuesta enviada.',
  alreadyAnswered: 'Esa pregunta ya tiene respuesta.',
  answeredTitle: 'La DDRI respondió su pregunta',
  openTitle: 'Preguntas por responder',
  noOpen: 'No hay preguntas por responder.',
  unansweredTitle: 'Preguntas sin buena respuesta',
  unanswered: (question: string, why: string, times: number) =>
    `${question} (${why}${times > 1 ? `, ${times} veces` : ''})`,
  disliked: 'no sirvió',
  notFound: 'no hubo respuesta',
  standardTitle: 'Respuestas estándar',
  standardQuestions: 'Preguntas (una por línea)',
  standardEs: 'Respuesta en español',
  standardEn: 'Respuesta en inglés',
  alert: {
    notice: (title: string, days: number) =>
      `${title}: ${days === 0 ? 'hoy es' : days === 1 ? 'mañana es' : `en ${days} días es`} el último día para dar aviso`,
    expiry: (title: string, days: number) =>
      `${title} vence ${days === 0 ? 'hoy' : days === 1 ? 'mañana' : `en ${days} días`}`,
    review: (title: string) => `¿Sigue bien lo que el registro dice de ${title}?`,
    reviewHint: 'Una vez al año se revisa cada acuerdo. Si todo sigue igual, un clic basta.',
    goesOn: (title: string, days: number) =>
      `${title} se renueva por sí solo ${days === 0 ? 'hoy' : days === 1 ? 'mañana' : `en ${days} días`}`,
    tacit: 'Si nadie da aviso, se renueva por sí solo.',
    express: 'Hay que acordar la prórroga por escrito.',
    none: 'No prevé renovación.',
    renew: 'Renovar',
    expire: 'Dejar vencer',
    end: 'No renovarlo',
    letGoOn: 'Que se renueve',
    remind: 'Recordarme en una semana',
    same: 'Sigue igual',
    correct: 'Hay que corregir algo',
    reminded: 'Se lo recuerdo en una semana.',
    letExpire: 'Entendido: no le avisaré más de este vencimiento.',
    letGoneOn: 'Entendido: sigue su curso, y no le avisaré más de este plazo.',
    asked: 'La DDRI recibió su solicitud.',
    reviewed: 'Gracias: quedó revisado hoy.',
    wants: {
      renew: (title: string) => `Se pide renovar «${title}».`,
      end: (title: string) => `Se pide no renovar «${title}»: habría que dar aviso a tiempo.`,
    },
    wantsCorrection: (title: string) => `Corregir en el registro «${title}»: `,
  },
  commands: {
    ask: 'Consulta los convenios, hermanamientos y demás acuerdos de Bogotá',
    create: 'Registra un acuerdo',
    tickets: 'Preguntas por responder y las que quedaron sin buena respuesta',
    standard: 'Respuestas estándar sobre los acuerdos',
    mine: 'Lo que le ha preguntado a la DDRI, con su respuesta',
  },
};

export type ChatWords = typeof es;

const en: ChatWords = {
  ...recordWords.en,
  details: 'See record',
  page: 'See more',
  export: 'Export all',
  exported: (count, total) =>
    count === 1
      ? 'The agreement, in a file'
      : `${count < total ? `The first ${count} of ${total}` : `All ${count}`} agreements, in a file`,
  exportRest: (most) => `A file holds ${most}: for the others, ask with more conditions (a country, a sector, a year).`,
  ask: 'Ask the DDRI',
  useful: 'Useful',
  notUseful: 'Not useful',
  thanks: 'Thank you for telling us.',
  sorry: 'Thank you: a person will look at it. If you need it now, press “Ask the DDRI”.',
  understood: 'I understood (press a condition to take it away):',
  shown: (from, to, total) => `${from}–${to} of ${total}`,
  gone: 'That question is no longer at hand: please write it again.',
  goneAgreement: 'That agreement is no longer in the registry.',
  changedMeanwhile: 'This agreement changed while you were editing it: cancel and open “Edit” again.',
  ticketForm: 'Ask the DDRI',
  ticketQuestion: 'Your question',
  send: 'Send',
  ticketSent: (number) =>
    `Done: your question has number ${number}. The answer will reach you here; you will also see it in “my questions”.`,
  myTickets: 'Your questions to the DDRI',
  myTicket: (number, day, answered) =>
    `Question ${number} · ${day} · ${answered ? 'answered' : 'waiting for an answer'}`,
  noTickets: 'You have not asked the DDRI anything yet.',
  guestTicket: 'So that the answer can reach you, you must first be a member of the network.',
  ticketTitle: (number) => `Question ${number} for the DDRI`,
  ticketFrom: (name) => `From ${name}`,
  answer: 'Answer',
  answerIt: (question) => `Answer “${question}”`,
  answerLabel: 'Answer',
  keep: 'Keep it as a standard answer?',
  answerSaved: 'Answer sent.',
  alreadyAnswered: 'That question has been answered already.',
  answeredTitle: 'The DDRI answered your question',
  openTitle: 'Questions to answer',
  noOpen: 'There are no questions to answer.',
  unansweredTitle: 'Questions without a good answer',
  unanswered: (question, why, times) => `${question} (${why}${times > 1 ? `, ${times} times` : ''})`,
  disliked: 'not useful',
  notFound: 'had no answer',
  standardTitle: 'Standard answers',
  standardQuestions: 'Questions (one a line)',
  standardEs: 'Answer in Spanish',
  standardEn: 'Answer in English',
  alert: {
    notice: (title, days) =>
      `${title}: ${days === 0 ? 'today is' : days === 1 ? 'tomorrow is' : `in ${days} days comes`} the last day to give notice`,
    expiry: (title, days) => `${title} expires ${days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`}`,
    review: (title) => `Is what the registry says of ${title} still right?`,
    reviewHint: 'Every agreement is reviewed once a year. If nothing changed, one click is enough.',
    goesOn: (title, days) =>
      `${title} renews by itself ${days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`}`,
    tacit: 'If nobody gives notice, it renews by itself.',
    express: 'The renewal has to be agreed in writing.',
    none: 'It provides for no renewal.',
    renew: 'Renew',
    expire: 'Let it expire',
    end: 'Do not renew it',
    letGoOn: 'Let it renew',
    remind: 'Remind me in a week',
    same: 'Still right',
    correct: 'Something is wrong',
    reminded: 'I will remind you in a week.',
    letExpire: 'Understood: no more alerts about this expiry.',
    letGoneOn: 'Understood: it goes on, and you will hear no more about this date.',
    asked: 'The DDRI received your request.',
    reviewed: 'Thank you: reviewed today.',
    wants: {
      renew: (title) => `A renewal of “${title}” is asked for.`,
      end: (title) => `It is asked not to renew “${title}”: notice would have to be given in time.`,
    },
    wantsCorrection: (title) => `To correct in the registry “${title}”: `,
  },
  commands: {
    ask: 'Looks up the agreements and twinnings of Bogotá',
    create: 'Registers an agreement',
    tickets: 'Questions to answer and those without a good answer',
    standard: 'Standard answers about agreements',
    mine: 'What you have asked the DDRI, with its answers',
  },
};

export const chatWords: Record<Locale, ChatWords> = { es, en };
