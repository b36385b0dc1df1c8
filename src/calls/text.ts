/** What the calls feature says. */
import type { Locale } from '../app.ts';

export const modalities = [
  'technical',
  'grant',
  'loan',
  'scholarship',
  'short-course',
  'award',
  'exchange',
  'triangular',
  'volunteering',
  'network',
] as const;

const modalityNames: Record<Locale, Record<string, string>> = {
  es: {
    technical: 'Cooperación técnica',
    grant: 'Financiación no reembolsable',
    loan: 'Crédito',
    scholarship: 'Beca',
    'short-course': 'Curso corto',
    award: 'Premio',
    exchange: 'Intercambio (Sur-Sur)',
    triangular: 'Cooperación triangular',
    volunteering: 'Voluntariado',
    network: 'Red',
  },
  en: {
    technical: 'Technical cooperation',
    grant: 'Grant',
    loan: 'Loan',
    scholarship: 'Scholarship',
    'short-course': 'Short course',
    award: 'Award',
    exchange: 'Exchange (South-South)',
    triangular: 'Triangular cooperation',
    volunteering: 'Volunteering',
    network: 'Network',
  },
};

export const sayModality = (modality: string, locale: Locale): string => modalityNames[locale][modality] ?? modality;

type Day = string | null;
/** "Del lunes 23 al viernes 27": days, one of them at least. */
const stretch: Record<Locale, (from: Day, to: Day) => string> = {
  es: (from, to) =>
    from && to
      ? from === to
        ? `el ${from}`
        : `del ${from} al ${to}`
      : from
        ? `desde el ${from}`
        : `hasta el ${to ?? ''}`,
  en: (from, to) =>
    from && to ? (from === to ? `on ${from}` : `from ${from} to ${to}`) : from ? `from ${from} on` : `by ${to ?? ''}`,
};

const es = {
  call: (number: number) => `Convocatoria ${number}`,
  closes: 'Cierra',
  closed: 'Cerró',
  noDeadline: 'Sin fecha de cierre conocida',
  alsoInZone: (text: string) => `(${text})`,
  like: (which: string, closes: string | null) =>
    `Parece la misma que la ${which}${closes ? ` (cierra el ${closes})` : ''}.`,
  doubtfulDeadline: 'Fecha tomada del texto sin plena certeza: confírmela en la fuente.',
  status: {
    open: 'Abierta',
    closing: 'Cierra pronto',
    closed: 'Cerrada',
    withdrawn: 'Retirada por la fuente',
    merged: 'Repetida',
    review: 'Por revisar',
    rejected: 'No publicada',
  },
  modality: 'Modalidad',
  sectors: 'Sectores',
  funder: 'Financiador',
  eligibility: 'Puede postular una alcaldía',
  eligible: 'Sí, según la fuente',
  notEligible: 'No: la fuente excluye a gobiernos municipales',
  offers: (sum: string) => `hasta ${sum}`,
  offersUnknown: 'no dice cuánto',
  sources: 'Fuentes',
  deadlineSentence: 'Dice la fuente',
  newCall: 'Nueva convocatoria',
  changed: 'Cambió una convocatoria que sigue',
  changedDeadline: (now: string, before: string) => `Ahora cierra el ${now}; antes, ${before}`,
  newDeadline: (now: string) => `Ya tiene fecha de cierre: ${now}`,
  lostDeadline: (before: string) => `La fuente ya no da fecha de cierre; antes era el ${before}`,
  changedTitle: (before: string) => `Cambió el título; antes: «${before}».`,
  changedUrl: 'Cambió la dirección de la fuente.',
  reminder: (days: number) =>
    days <= 0 ? 'Cierra hoy' : days === 1 ? 'Cierra mañana' : `Faltan ${days} días para el cierre`,
  interested: 'Me interesa',
  dismiss: 'No es para mí',
  remind: 'Recordarme',
  source: 'Ver la fuente',
  openWhich: 'Ver la ficha de…',
  undo: 'Deshacer',
  approve: 'Publicar',
  correct: 'Editar',
  reject: 'Descartar',
  more: 'Ver más',
  notedInterest: 'Anotado: le interesa. Le avisaré si cambia algo.',
  remindedFrom: (when: string) => `Le recordaré el cierre desde el ${when}.`,
  notedDismiss: 'Entendido: no volveré a escribirle sobre esta convocatoria.',
  undone: 'Listo, quedó como antes.',
  remindersOn: (dates: string) => `Le recordaré el cierre: ${dates.replace(/\.$/, '')}.`,
  remindersNone: 'Ya no queda un momento para recordarle: cierra muy pronto. Ábrala y postule hoy.',
  remindersNoDeadline: 'Esta convocatoria no tiene fecha de cierre conocida. Le avisaré si la fuente la publica.',
  because: (what: string) => `Le llega porque sigue: ${what}.`,
  early: 'No espera a su resumen: cierra antes de que le llegue.',
  becauseSpace: (what: string) => `Se anuncia aquí por: ${what}.`,
  listTitle: {
    open: 'Convocatorias abiertas',
    closed: 'Convocatorias cerradas',
    fresh: 'Convocatorias nuevas',
  },
  listNone: {
    open: 'No hay convocatorias abiertas con esas condiciones.',
    closed: 'No hay convocatorias cerradas con esas condiciones.',
    fresh: 'No hay convocatorias nuevas con esas condiciones.',
  },
  listNoneAtAll: {
    open: 'No hay convocatorias abiertas por ahora.',
    closed: 'No hay convocatorias cerradas.',
    fresh: 'No hay convocatorias nuevas por ahora.',
  },
  listNoneHint: 'Puede quitar una condición, o suscribirse para enterarse cuando llegue una.',
  listCount: (shown: string, total: number) =>
    total === 1 ? 'Hay 1 convocatoria.' : `${shown} de ${total} convocatorias.`,
  understood: 'Entendí',
  compared: 'Lo que está en otra moneda se comparó con las tasas de cambio guardadas, con un margen del 15 %.',
  leftOut: (words: string) => `Ninguna dice ${words}: lo dejé fuera de la búsqueda.`,
  all: 'Ver todas',
  withoutTurn: (turn: string, total: number) => `Sin «${turn}»: ${total}`,
  ordered: { amount: 'de la que más ofrece a la que menos', deadline: 'la que cierra primero, a la cabeza' },
  noMore: (total: number) =>
    total === 0 ? 'No hay más.' : `No hay más: le mostré ${total === 1 ? 'la única' : `las ${total}`}.`,
  subscribeHere: 'Suscribirme a esto',
  closesBetween: (from: string | null, to: string | null) => `Cierran ${stretch.es(from, to)}`,
  closedBetween: (from: string | null, to: string | null) => `Cerraron ${stretch.es(from, to)}`,
  cameBetween: (from: string | null, to: string | null) => `Llegaron ${stretch.es(from, to)}`,
  notFound: (number: string) =>
    `No encuentro ${number ? `la convocatoria ${number}` : 'esa convocatoria'}. Escriba «convocatorias» para ver las abiertas.`,
  reviewTitle: 'Convocatoria por revisar',
  reviewHint: 'Viene de una fuente que se revisa antes de publicar.',
  reviewNone: 'No hay convocatorias por revisar.',
  approved: (recipients: number) =>
    `Publicada: se anuncia a ${recipients} ${recipients === 1 ? 'destinatario' : 'destinatarios'}.`,
  rejected: 'Descartada: no se anunciará.',
  decidedAlready: 'Alguien de la coordinación ya decidió sobre esta convocatoria.',
};

type CallsText = typeof es;

const en: CallsText = {
  call: (number) => `Call ${number}`,
  closes: 'Closes',
  closed: 'Closed',
  noDeadline: 'No known closing date',
  alsoInZone: (text) => `(${text})`,
  like: (which, closes) => `It looks like the same as ${which}${closes ? ` (closes on ${closes})` : ''}.`,
  doubtfulDeadline: 'Date read from the text without full certainty: please check the source.',
  status: {
    open: 'Open',
    closing: 'Closing soon',
    closed: 'Closed',
    withdrawn: 'Withdrawn by the source',
    merged: 'A repetition',
    review: 'To be reviewed',
    rejected: 'Not published',
  },
  modality: 'Modality',
  sectors: 'Sectors',
  funder: 'Funder',
  eligibility: 'City governments may apply',
  eligible: 'Yes, according to the source',
  notEligible: 'No: the source excludes municipal governments',
  offers: (sum) => `up to ${sum}`,
  offersUnknown: 'does not say how much',
  sources: 'Sources',
  deadlineSentence: 'The source says',
  newCall: 'New call',
  changed: 'A call you follow has changed',
  changedDeadline: (now, before) => `Now closes on ${now}; before, ${before}`,
  newDeadline: (now) => `It now has a closing date: ${now}`,
  lostDeadline: (before) => `The source no longer gives a closing date; before it was ${before}`,
  changedTitle: (before) => `The title changed; before: "${before}".`,
  changedUrl: "The source's address changed.",
  reminder: (days) => (days <= 0 ? 'Closes today' : days === 1 ? 'Closes tomorrow' : `${days} days left to the close`),
  interested: 'I am interested',
  dismiss: 'Not for me',
  remind: 'Remind me',
  source: 'See the source',
  openWhich: 'See the details of…',
  undo: 'Undo',
  approve: 'Publish',
  correct: 'Edit',
  reject: 'Discard',
  more: 'See more',
  notedInterest: 'Noted: you are interested. I will tell you if anything changes.',
  remindedFrom: (when) => `I will remind you of the close from ${when}.`,
  notedDismiss: 'Understood: I will not write to you about this call again.',
  undone: 'Done, it is as before.',
  remindersOn: (dates) => `I will remind you of the close on ${dates.replace(/\.$/, '')}.`,
  remindersNone: 'There is no moment left to remind you: it closes very soon. Open it and apply today.',
  remindersNoDeadline: 'This call has no known closing date. I will tell you if the source publishes one.',
  because: (what) => `You get this because you follow: ${what}.`,
  early: 'It does not wait for your digest: it closes before that comes.',
  becauseSpace: (what) => `Announced here for: ${what}.`,
  listTitle: { open: 'Open calls', closed: 'Closed calls', fresh: 'New calls' },
  listNone: {
    open: 'There are no open calls with those conditions.',
    closed: 'There are no closed calls with those conditions.',
    fresh: 'There are no new calls with those conditions.',
  },
  listNoneAtAll: {
    open: 'There are no open calls for now.',
    closed: 'There are no closed calls.',
    fresh: 'There are no new calls for now.',
  },
  listNoneHint: 'You can drop a condition, or subscribe to hear when one arrives.',
  listCount: (shown, total) => (total === 1 ? 'There is 1 call.' : `${shown} of ${total} calls.`),
  understood: 'I understood',
  compared: 'Sums in other currencies were compared by the stored exchange rates, give or take 15%.',
  leftOut: (words) => `None of them says ${words}: I left it out of the search.`,
  all: 'See all',
  withoutTurn: (turn, total) => `Without "${turn}": ${total}`,
  ordered: { amount: 'from the one that offers most to the least', deadline: 'the one that closes first at the head' },
  noMore: (total) =>
    total === 0 ? 'There are no more.' : `There are no more: you saw ${total === 1 ? 'the only one' : `all ${total}`}.`,
  subscribeHere: 'Subscribe to this',
  closesBetween: (from, to) => `Closing ${stretch.en(from, to)}`,
  closedBetween: (from, to) => `Closed ${stretch.en(from, to)}`,
  cameBetween: (from, to) => `Arrived ${stretch.en(from, to)}`,
  notFound: (number) => `I cannot find ${number ? `call ${number}` : 'that call'}. Write "calls" to see the open ones.`,
  reviewTitle: 'Call to be reviewed',
  reviewHint: 'It comes from a source that is reviewed before publishing.',
  reviewNone: 'There are no calls to review.',
  approved: (recipients) =>
    `Published: it is being announced to ${recipients} ${recipients === 1 ? 'recipient' : 'recipients'}.`,
  rejected: 'Discarded: it will not be announced.',
  decidedAlready: 'A coordinator has already decided on this call.',
};

export const callsText: Record<Locale, CallsText> = { es, en };
