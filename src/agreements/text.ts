/** What the agreements feature says. */
import { DateTime } from 'luxon';
import type { Locale } from '../app.ts';

/** "2027-03-01" -> "1 de marzo de 2027", "2014-08" -> "agosto de 2014", "2014" -> "2014". */
export function sayDay(day: string, locale: Locale): string {
  const [year, month, date] = day.split('-');
  if (!month || day.includes('/')) return day.replace('/', locale === 'es' ? ' a ' : ' to ');
  const at = DateTime.fromISO(day, { zone: 'utc' }).setLocale(locale === 'es' ? 'es-CO' : 'en-GB');
  if (!date) return at.toFormat(locale === 'es' ? "LLLL 'de' yyyy" : 'LLLL yyyy');
  return at.isValid
    ? at.toFormat(locale === 'es' ? "d 'de' LLLL 'de' yyyy" : 'd LLLL yyyy')
    : `${year}-${month}-${date}`;
}

export function sayList(parts: readonly string[], locale: Locale, last: 'and' | 'or' = 'and'): string {
  if (parts.length < 2) return parts[0] ?? '';
  const word = { es: { and: 'y', or: 'o' }, en: { and: 'and', or: 'or' } }[locale][last];
  const end = parts.at(-1) ?? '';
  const joined =
    locale === 'en'
      ? word
      : last === 'and' && /^h?i(?!e)/i.test(end)
        ? 'e'
        : last === 'or' && /^h?o/i.test(end)
          ? 'u'
          : word;
  return `${parts.slice(0, -1).join(', ')} ${joined} ${end}`;
}

/** "capitales de Europa". */
export const sayCapitals = (regions: readonly string[], locale: Locale): string =>
  [{ es: 'capitales', en: 'capitals' }[locale], ...(regions.length > 0 ? [sayList(regions, locale, 'or')] : [])].join(
    { es: ' de ', en: ' in ' }[locale],
  );

const es = {
  the: (noun: string) => (/^(carta|alianza)/.test(noun) ? `La ${noun}` : `El ${noun}`),
  quoted: (title: string) => `«${title}»`,
  withThose: 'con esas condiciones',
  yes: 'Sí: ',
  thereIs: 'hay',
  thereAre: 'hay',
  noneInForce: (she: boolean): string => `, ${she ? 'ninguna' : 'ninguno'} vigente`,
  inForce: (noun: string) => `${/^(carta|alianza)/.test(noun) ? 'una' : 'un'} ${noun} vigente`,
  callOne: (what: string, who: string, title: string, code: string) => `Hay ${what} con ${who}: ${title} (${code}).`,
  callMany: (count: number, who: string, codes: string) => `Hay ${count} acuerdos vigentes con ${who}: ${codes}.`,
  notFound: (what: string) => `No hay ${what}.`,
  inRegistry: ' en el registro',
  emptyRegistry: 'El registro de acuerdos todavía está vacío: no hay en qué buscar.',
  near: (condition: string) => `Sin la condición «${condition}» sí hay:`,
  nearIn: (countries: string) => `En ${countries} sí hay:`,
  counted: (count: number, what: string) => (count === 1 ? `Es 1 ${what}.` : `Son ${count} ${what}.`),
  countedNone: (what: string, she: boolean) => `${she ? 'Ninguna' : 'Ninguno'}: no hay ${what}.`,
  groups: {
    country: 'por país',
    city: 'por ciudad',
    type: 'por tipo',
    sector: 'por sector',
    entity: 'por entidad',
    year: 'por año de firma',
    partner: 'por contraparte',
    status: 'por estado',
    region: 'por continente',
    partnerKind: 'por tipo de contraparte',
  },
  most: (what: string, label: string, count: number) => `Con más ${what}: ${label} (${count}).`,
  unsaid: 'sin dato',
  understood: 'Entendí',
  more: (count: number) => `… y ${count} más.`,
  corrected: (words: string) => `Leí ${words}.`,
  outOfScope:
    'Eso no es sobre los convenios, hermanamientos y demás acuerdos de Bogotá, que es lo que puedo consultar aquí.',
  notHeld: 'El registro no guarda montos, presupuestos ni teléfonos. Si los necesita, pulse «Preguntar a la DDRI».',
  unkept: {
    signer: 'El registro no dice quién lo propuso ni quién lo firmó.',
    signingPlace: 'El registro no dice dónde se firmó.',
    reason: 'El registro no dice por qué se firmó.',
    results: 'El registro no dice qué resultados ha tenido.',
  },
  sorted: {
    true: (one: string, signed: string) => `El más reciente con fecha de firma: ${one}; ${signed}.`,
    false: (one: string, signed: string) => `El más antiguo con fecha de firma: ${one}; ${signed}.`,
  },
  unplaced: (count: number) =>
    count === 1 ? 'Otro acuerdo no tiene fecha de firma.' : `Otros ${count} no tienen fecha de firma.`,
  noneDated: 'No se puede saber: ninguno tiene fecha de firma en el registro.',
  noStandardAnswer: 'Para eso no tengo todavía una respuesta. Si quiere, le paso la pregunta a la DDRI.',
  which: (name: string, countries: string) => `¿Se refiere a ${name} de ${countries}?`,
  noDocument: (title: string) => `«${title}» no tiene documento en el registro; pídalo con «Preguntar a la DDRI».`,
  document: (title: string, url: string) => `${title}: ${url}`,
  fieldNames: {
    expiresOn: 'vence',
    signedOn: 'firmado',
    startsOn: 'inicia',
    entity: 'entidad',
    responsible: 'responsable',
    object: 'objeto',
    number: 'número',
    renewal: 'renovación',
    noticeDays: 'preaviso',
    status: 'estado',
    sectors: 'sectores',
    partner: 'contraparte',
    type: 'tipo',
    source: 'fuente',
  },
  unknownValue: 'el registro no lo dice',
  days: (days: number) => (days === 1 ? '1 día' : `${days} días`),
  noticeUntil: (day: string) => `, a más tardar el ${day}`,
  renewedTacitly: (day: string) => ` (renovado tácitamente; el período en curso va hasta el ${day})`,
  labels: {
    types: 'Tipo',
    country: 'País',
    region: 'Región',
    city: 'Ciudad',
    place: 'Lugar',
    partners: 'Contraparte',
    partnerKinds: 'Tipo de contraparte',
    entities: 'Entidad',
    sectors: 'Sector',
    topics: 'Tema',
    statuses: 'Estado',
    renewals: 'Renovación',
    signed: 'Firmado',
    expires: 'Vence',
    starts: 'Inicia',
    active: 'Vigente',
    openEnded: 'Vencimiento',
    unsigned: 'Firma',
    missing: 'Falta',
    withDocument: 'Documento',
    noticeDays: 'Preaviso',
    framework: 'Clase',
    numbers: 'Número',
    codes: 'Código',
    words: 'Palabras',
    not: 'Sin',
    limit: 'Orden',
  },
  withoutDate: 'sin fecha',
  withDate: 'con fecha',
  missingNames: { document: 'documento', responsible: 'responsable' },
  present: 'sí',
  absent: 'no',
  numberOfYear: (number: number, year: number) => `${number} de ${year}`,
  frameworks: 'marco',
  underFramework: 'derivado de un marco',
  order: {
    signed: { true: 'los más recientes', false: 'los más antiguos' },
    expires: { true: 'los que vencen de últimos', false: 'los que vencen primero' },
  },
  first: (count: number) => (count === 1 ? 'el primero' : `los ${count} primeros`),
  range: {
    from: (day: string) => `desde el ${day}`,
    to: (day: string) => `hasta el ${day}`,
    since: (year: string) => `desde ${year}`,
    upTo: (year: string) => `hasta ${year}`,
    both: (from: string, to: string) => `entre el ${from} y el ${to}`,
    on: (day: string) => `el ${day}`,
    in: (period: string) => `en ${period}`,
    thisYear: 'este año',
    ahead: 'de hoy en adelante',
    years: (from: string, to: string) => `entre ${from} y ${to}`,
  },
};

export type AgreementWords = typeof es;

const en: AgreementWords = {
  the: (noun) => `The ${noun}`,
  quoted: (title) => `“${title}”`,
  withThose: 'with those conditions',
  yes: 'Yes: ',
  thereIs: 'there is',
  thereAre: 'there are',
  noneInForce: () => ', none of them in force',
  inForce: (noun) => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun} in force`,
  callOne: (what, who, title, code) => `There is ${what} with ${who}: ${title} (${code}).`,
  callMany: (count, who, codes) => `There are ${count} agreements in force with ${who}: ${codes}.`,
  notFound: (what) => `There are no ${what}.`,
  inRegistry: ' in the registry',
  emptyRegistry: 'The registry of agreements is still empty: there is nothing to look in.',
  near: (condition) => `Without the condition “${condition}” there is:`,
  nearIn: (countries) => `In ${countries} there is:`,
  counted: (count, what) => (count === 1 ? `There is 1 ${what}.` : `There are ${count} ${what}.`),
  countedNone: (what) => `None: there are no ${what}.`,
  groups: {
    country: 'by country',
    city: 'by city',
    type: 'by type',
    sector: 'by sector',
    entity: 'by entity',
    year: 'by year of signature',
    partner: 'by partner',
    status: 'by state',
    region: 'by continent',
    partnerKind: 'by type of partner',
  },
  most: (what, label, count) => `Most ${what}: ${label} (${count}).`,
  unsaid: 'not stated',
  understood: 'I understood',
  more: (count) => `… and ${count} more.`,
  corrected: (words) => `I read ${words}.`,
  outOfScope: 'That is not about the agreements and twinnings of Bogotá, which is what I can look up here.',
  notHeld: 'The registry keeps no sums, budgets or telephone numbers. If you need them, press “Ask the DDRI”.',
  unkept: {
    signer: 'The registry does not say who proposed or signed it.',
    signingPlace: 'The registry does not say where it was signed.',
    reason: 'The registry does not say why it was signed.',
    results: 'The registry does not say what results it has had.',
  },
  sorted: {
    true: (one, signed) => `The latest with a signing date: ${one}; it ${signed}.`,
    false: (one, signed) => `The oldest with a signing date: ${one}; it ${signed}.`,
  },
  unplaced: (count) => (count === 1 ? 'Another one has no signing date.' : `Another ${count} have no signing date.`),
  noneDated: 'There is no telling: none of them has a signing date in the registry.',
  noStandardAnswer: 'I have no answer to that yet. I can pass the question on to the DDRI.',
  which: (name, countries) => `Do you mean ${name} in ${countries}?`,
  noDocument: (title) => `“${title}” has no document in the registry; ask for it with “Ask the DDRI”.`,
  document: (title, url) => `${title}: ${url}`,
  fieldNames: {
    expiresOn: 'expires',
    signedOn: 'signed',
    startsOn: 'starts',
    entity: 'entity',
    responsible: 'responsible',
    object: 'purpose',
    number: 'number',
    renewal: 'renewal',
    noticeDays: 'notice',
    status: 'state',
    sectors: 'sectors',
    partner: 'partner',
    type: 'type',
    source: 'source',
  },
  unknownValue: 'the registry does not say',
  days: (days) => (days === 1 ? '1 day' : `${days} days`),
  noticeUntil: (day) => `, by ${day} at the latest`,
  renewedTacitly: (day) => ` (tacitly renewed; its present term runs until ${day})`,
  labels: {
    types: 'Type',
    country: 'Country',
    region: 'Region',
    city: 'City',
    place: 'Place',
    partners: 'Partner',
    partnerKinds: 'Type of partner',
    entities: 'Entity',
    sectors: 'Sector',
    topics: 'Topic',
    statuses: 'State',
    renewals: 'Renewal',
    signed: 'Signed',
    expires: 'Expires',
    starts: 'Starts',
    active: 'In force',
    openEnded: 'Expiry',
    unsigned: 'Signature',
    missing: 'Missing',
    withDocument: 'Document',
    noticeDays: 'Notice',
    framework: 'Kind',
    numbers: 'Number',
    codes: 'Code',
    words: 'Words',
    not: 'Without',
    limit: 'Order',
  },
  withoutDate: 'without a date',
  withDate: 'with a date',
  missingNames: { document: 'document', responsible: 'person responsible' },
  present: 'yes',
  absent: 'no',
  numberOfYear: (number, year) => `${number} of ${year}`,
  frameworks: 'framework',
  underFramework: 'under a framework',
  order: {
    signed: { true: 'the latest', false: 'the oldest' },
    expires: { true: 'the last to expire', false: 'the first to expire' },
  },
  first: (count) => (count === 1 ? 'the first' : `the first ${count}`),
  range: {
    from: (day) => `since ${day}`,
    to: (day) => `by ${day}`,
    since: (year) => `since ${year}`,
    upTo: (year) => `up to ${year}`,
    both: (from, to) => `between ${from} and ${to}`,
    on: (day) => `on ${day}`,
    in: (period) => `in ${period}`,
    thisYear: 'this year',
    ahead: 'from today on',
    years: (from, to) => `between ${from} and ${to}`,
  },
};

export const agreementWords: Record<Locale, AgreementWords> = { es, en };
