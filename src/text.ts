/** The core's wording. Features have their own `text.ts`; nothing is worded anywhere else. */
import type { Access, Locale } from './app.ts';
import type { FieldFault } from './form.ts';
import { inBogota } from './time.ts';

/** "martes 15 de diciembre, 5:00 p. m."; the year only when it is not this one. `now` decides which year is this. */
export function sayInstant(
  at: Date,
  locale: Locale,
  now: Date,
  options: { time?: boolean; zone?: string } = {},
): string {
  const day = options.zone ? inBogota(at).setZone(options.zone) : inBogota(at);
  const thisYear = day.year === inBogota(now).year;
  const date =
    locale === 'es'
      ? day.setLocale('es').toFormat(thisYear ? "cccc d 'de' LLLL" : "cccc d 'de' LLLL 'de' yyyy")
      : day.setLocale('en').toFormat(thisYear ? 'cccc, d LLLL' : 'cccc, d LLLL yyyy');
  return options.time === false ? date : `${date}, ${sayTime(day.hour, day.minute, locale)}`;
}

function sayTime(hour: number, minute: number, locale: Locale): string {
  const half = locale === 'es' ? (hour < 12 ? 'a. m.' : 'p. m.') : hour < 12 ? 'a.m.' : 'p.m.';
  return `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${half}`;
}

/** «así», “so”. */
export const sayQuoted = (words: string, locale: Locale): string => (locale === 'es' ? `«${words}»` : `“${words}”`);

/** At most so many characters; what is cut off shows as an ellipsis. */
export const shorten = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;

/** "a, b y c". */
export function sayList(items: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
}

const es = {
  unknownCommand: 'No entendí su mensaje.',
  nothingOpen: 'Ahora no hay ninguna pregunta abierta.',
  undoNothing:
    'No hay nada reciente que yo pueda deshacer. Mire «mis suscripciones», «mis silencios», «mis recordatorios» o «mis capacitaciones».',
  undoWhich: '¿Qué deshago?',
  courtesy: 'Con gusto. Aquí estoy cuando me necesite.',
  nearest: '¿Quiso decir una de estas?',
  tryThese: 'Puede empezar por aquí:',
  helpHint: 'Escriba «ayuda» para ver todo lo que puedo hacer.',
  help: 'Ayuda',
  helpTitle: 'Esto es lo que puedo hacer por usted',
  helpAbout: (topic: string) => `Ayuda: ${topic}`,
  helpBack: 'Toda la ayuda',
  helpIntro: (name: string) => `Hola, ${name}. Escríbame con sus palabras; estos son algunos ejemplos.`,
  helpGuest:
    'Todavía no lo encuentro en la Red. Puede consultar; para recibir avisos, pida a la Dirección Distrital de Relaciones Internacionales que registre su correo.',
  notAllowed: (who: string) => `Esto lo puede hacer ${who}. Si lo necesita, escríbale a su coordinación en la DDRI.`,
  failed: (code: string) =>
    `Algo falló de nuestro lado y no alcancé a terminar. Inténtelo de nuevo en un momento; si se repite, dé este código a la coordinación: ${code}.`,
  staleButton:
    'Ese botón ya no sirve: ya se usó, o el mensaje es de una versión anterior. Escriba «ayuda» para seguir.',
  cancelled: 'Listo, lo dejamos así. No se guardó nada.',
  optional: 'opcional',
  question: (n: number, total: number) => `Pregunta ${n} de ${total}`,
  answerHint: 'Puede escribir «atrás», «saltar», «ver lo que llevo», «guardar y seguir luego» o «cancelar».',
  answerOption: 'Responda con el número o con el nombre.',
  answerOptions: 'Responda con los números o los nombres, separados por comas.',
  answerMember: 'Escriba el nombre o una parte de él.',
  answerAmount: 'Con su moneda, por ejemplo: 80.000 EUR o 200 millones de pesos.',
  answerDated: 'Una por línea (o separadas por «;»), cada una con su fecha: Firmar el memorando, 15/12/2026.',
  answerDocument: (endings: string) => `Pegue un enlace, o envíe el archivo por este chat (${endings}; hasta 10 MB).`,
  fileGotten: (name: string) => `Recibí «${name}». ¿Qué hago con el archivo?`,
  fileForWhat:
    'Recibí su archivo, pero no sé para qué es. Envíelo cuando yo se lo pida, o junto con lo que quiere hacer.',
  fileOfGuest: 'Solo puedo recibir archivos de miembros de la Red.',
  fileKind: (name: string, endings: string) => `No puedo recibir «${name}». Sirven estos archivos: ${endings}.`,
  fileOther: (name: string) =>
    `«${name}» no es lo que su nombre dice, o está dañado. Ábralo, guárdelo de nuevo y envíelo otra vez.`,
  fileTooLarge: (name: string) => `«${name}» pasa de 10 MB. Envíe uno más liviano, o un enlace.`,
  filesLoose:
    'Ya envió muchos archivos que no quedaron en ningún registro. Use esos primero, o envíe un enlace; en unas semanas se borran.',
  fileUnread: (name: string) => `No pude leer «${name}». Envíelo otra vez, por favor, o envíe un enlace.`,
  fileGone: 'Ese archivo ya no está, o no es para usted.',
  openFile: (name: string) => `Abrir ${name}`,
  current: (value: string, mayGo: boolean) =>
    `Ahora: ${value.replace(/\.$/, '')}. «saltar» lo deja así${mayGo ? ' y «dejar en blanco» lo quita' : ''}.`,
  back: 'Atrás',
  skip: 'Saltar',
  later: 'Seguir luego',
  allAtOnce: 'Todo de una vez',
  send: 'Enviar',
  soFar: 'Esto es lo que lleva',
  noAnswer: 'sin respuesta',
  review: 'Revise sus respuestas. Escriba «enviar», o por ejemplo «corregir 3».',
  reviewUnclear: 'No le entendí.',
  stillOpen: (question: string) => `Sigue abierta la pregunta «${question}». Para verla, escriba «seguir».`,
  paused: 'Guardado. Cuando quiera, escriba «seguir» y continuamos donde quedó.',
  yes: 'Sí',
  no: 'No',
  welcome:
    'Soy Enlace, el bot de la Red Distrital de Cooperación. Aviso de convocatorias y capacitaciones, respondo sobre convenios y llevo los seguimientos de los comités.',
  welcomeSpace: (name: string) =>
    `Gracias por agregarme a ${name}. Para que aquí se anuncien convocatorias, una persona administradora debe registrar este espacio.`,
};

type CoreText = typeof es;

const en: CoreText = {
  unknownCommand: 'I did not understand your message.',
  nothingOpen: 'No question is open now.',
  undoNothing:
    'There is nothing recent that I can undo. See "my subscriptions", "my mutes", "my reminders" or "my trainings".',
  undoWhich: 'Which one do I undo?',
  courtesy: 'You are welcome. I am here when you need me.',
  nearest: 'Did you mean one of these?',
  tryThese: 'You can start here:',
  helpHint: 'Write "help" to see everything I can do.',
  help: 'Help',
  helpTitle: 'This is what I can do for you',
  helpAbout: (topic) => `Help: ${topic}`,
  helpBack: 'All help',
  helpIntro: (name) => `Hello, ${name}. Write to me in your own words; here are some examples.`,
  helpGuest:
    'I cannot find you in the Network yet. You can look things up; to receive notices, ask the District Directorate of International Relations to register your e-mail.',
  notAllowed: (who) => `Only ${who} can do this. If you need it, write to your coordinator at the DDRI.`,
  failed: (code) =>
    `Something failed on our side and I could not finish. Please try again in a moment; if it happens again, give the coordinators this code: ${code}.`,
  staleButton:
    'That button no longer works: it was used already, or the message is from an earlier version. Write "help" to go on.',
  cancelled: 'Done, we leave it there. Nothing was saved.',
  optional: 'optional',
  question: (n, total) => `Question ${n} of ${total}`,
  answerHint: 'You can write "back", "skip", "what I have", "save and continue later" or "cancel".',
  answerOption: 'Answer with the number or the name.',
  answerOptions: 'Answer with the numbers or names, separated by commas.',
  answerMember: 'Write the name, or a part of it.',
  answerAmount: 'With its currency, for example: 80,000 EUR or 200 million pesos.',
  answerDated: 'One a line (or separated by ";"), each with its date: Sign the memorandum, 15/12/2026 (day first).',
  answerDocument: (endings) => `Paste a link, or send the file in this chat (${endings}; up to 10 MB).`,
  fileGotten: (name) => `I received "${name}". What shall I do with the file?`,
  fileForWhat:
    'I received your file, but do not know what it is for. Send it when I ask for it, or together with what you want to do.',
  fileOfGuest: 'I can only take files from members of the Network.',
  fileKind: (name, endings) => `I cannot take "${name}". These files will do: ${endings}.`,
  fileOther: (name) =>
    `"${name}" is not what its name says, or is damaged. Open it, save it again and send it once more.`,
  fileTooLarge: (name) => `"${name}" is over 10 MB. Send a lighter one, or a link.`,
  filesLoose:
    'You have sent many files that are in no record. Use those first, or send a link; they are deleted after some weeks.',
  fileUnread: (name) => `I could not read "${name}". Please send it again, or send a link.`,
  fileGone: 'That file is not there any more, or is not for you.',
  openFile: (name) => `Open ${name}`,
  current: (value, mayGo) =>
    `Now: ${value.replace(/\.$/, '')}. "skip" leaves it so${mayGo ? ' and "leave blank" takes it away' : ''}.`,
  back: 'Back',
  skip: 'Skip',
  later: 'Later',
  allAtOnce: 'All at once',
  send: 'Send',
  soFar: 'This is what you have',
  noAnswer: 'no answer',
  review: 'Please check your answers. Write "send", or for example "correct 3".',
  reviewUnclear: 'I did not understand.',
  stillOpen: (question) => `The question "${question}" is still open. Write "resume" to see it.`,
  paused: 'Saved. Whenever you like, write "resume" and we go on where you left it.',
  yes: 'Yes',
  no: 'No',
  welcome:
    'I am Enlace, the bot of the District Cooperation Network. I announce calls and trainings, answer about agreements and keep the check-ins of the committees.',
  welcomeSpace: (name) =>
    `Thank you for adding me to ${name}. For calls to be announced here, an administrator has to register this space.`,
};

export const coreText: Record<Locale, CoreText> = { es, en };

/** What help is sorted by. */
export const helpTopics = {
  es: {
    calls: 'Convocatorias',
    committees: 'Comités',
    trainings: 'Capacitaciones',
    agreements: 'Convenios',
    network: 'La Red',
    members: 'Usted',
  },
  en: {
    calls: 'Calls',
    committees: 'Committees',
    trainings: 'Trainings',
    agreements: 'Agreements',
    network: 'The Network',
    members: 'You',
  },
};
export type HelpTopic = keyof (typeof helpTopics)['es'];

export const accessNames: Record<Locale, Record<Access, string>> = {
  es: {
    guest: 'cualquier persona',
    member: 'un miembro de la Red',
    coordinator: 'la coordinación',
    admin: 'la administración',
  },
  en: { guest: 'anyone', member: 'a member of the Network', coordinator: 'a coordinator', admin: 'an administrator' },
};

/** What is wrong with an answer, and what to write instead. */
export function sayFault(fault: FieldFault, locale: Locale): string {
  const spanish = locale === 'es';
  switch (fault.code) {
    case 'required':
      return spanish ? 'Falta esta respuesta.' : 'This answer is missing.';
    case 'tooLong':
      return spanish
        ? `Es muy largo: use hasta ${fault.max} caracteres.`
        : `Too long: use up to ${fault.max} characters.`;
    case 'notANumber':
      return spanish ? 'Escriba un número, por ejemplo 12.' : 'Write a number, such as 12.';
    case 'outOfRange': {
      if (fault.max === undefined) return spanish ? `Debe ser ${fault.min} o más.` : `It must be ${fault.min} or more.`;
      if (fault.min === undefined)
        return spanish ? `Debe ser ${fault.max} o menos.` : `It must be ${fault.max} or less.`;
      return spanish
        ? `Debe estar entre ${fault.min} y ${fault.max}.`
        : `It must be between ${fault.min} and ${fault.max}.`;
    }
    case 'notADate':
      return spanish ? 'Escriba la fecha como 15/12/2026.' : 'Write the date as 15/12/2026 (day first).';
    case 'notALink':
      return spanish
        ? 'Escriba una dirección que empiece por https://.'
        : 'Write an address that starts with https://.';
    case 'notSent':
      return spanish ? 'Todavía no se envió: falta esta respuesta.' : 'Not sent yet: this answer is missing.';
    case 'cannotSkip':
      return spanish ? 'Esta pregunta no se puede saltar.' : 'This question cannot be skipped.';
    case 'notAnOption':
      return spanish
        ? `No encuentro «${fault.given}». Elija entre: ${fault.options.join(', ')}.`
        : `I cannot find "${fault.given}". Choose from: ${fault.options.join(', ')}.`;
    case 'notYesNo':
      return spanish ? 'Responda sí o no.' : 'Answer yes or no.';
    case 'notAnAmount':
      return spanish
        ? `Escriba la cifra y la moneda (${fault.currencies.join(', ')}), por ejemplo 80.000 EUR.`
        : `Write the figure and the currency (${fault.currencies.join(', ')}), such as 80,000 EUR.`;
    case 'notDated':
      return spanish
        ? `A «${fault.line}» le falta la fecha, o lo que se hará. Por ejemplo: Firmar el memorando, 15/12/2026.`
        : `"${fault.line}" lacks its date, or what will be done. For example: Sign the memorandum, 15/12/2026.`;
    case 'notADocument':
      return spanish
        ? 'Pegue una dirección que empiece por https://, o envíe el archivo.'
        : 'Paste an address that starts with https://, or send the file.';
    case 'noFile':
      return spanish ? 'Esta pregunta no se responde con un archivo.' : 'This question is not answered with a file.';
    case 'noQuestion':
      return spanish ? `Hay preguntas de la 1 a la ${fault.total}.` : `There are questions 1 to ${fault.total}.`;
  }
}
