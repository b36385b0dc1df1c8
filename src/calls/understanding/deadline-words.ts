/** The words of dates and deadlines in Spanish, English, Portuguese and French, as tables. `*` ends a stem. */
import { monthNames } from '../../time.ts';

/** Beside the Spanish and English names: short forms, Portuguese and French, folded. */
const otherMonthNames: readonly string[][] = [
  ['jan', 'ene', 'janeiro', 'janvier', 'janv'],
  ['feb', 'febr', 'fevereiro', 'fev', 'fevrier', 'fevr'],
  ['mar', 'marco', 'mars'],
  ['apr', 'abr', 'avril', 'avr'],
  ['maio', 'mai'],
  ['jun', 'junho', 'juin'],
  ['jul', 'julho', 'juillet', 'juil'],
  ['aug', 'ago', 'aout'],
  ['sept', 'sep', 'set', 'setembro', 'septembre'],
  ['oct', 'outubro', 'out', 'octobre'],
  ['nov', 'novembro', 'novembre'],
  ['dec', 'dic', 'dezembro', 'dez', 'decembre'],
];
export const months = new Map(
  monthNames.flatMap((names, index) =>
    [...names, ...(otherMonthNames[index] ?? [])].map((name) => [name, index + 1] as const),
  ),
);

const weekdayNames: readonly string[][] = [
  ['monday', 'mon', 'lunes', 'segunda', 'lundi'],
  ['tuesday', 'tue', 'tues', 'martes', 'terca', 'mardi'],
  ['wednesday', 'wed', 'miercoles', 'quarta', 'mercredi'],
  ['thursday', 'thu', 'thur', 'thurs', 'jueves', 'quinta', 'jeudi'],
  ['friday', 'fri', 'viernes', 'sexta', 'vendredi'],
  ['saturday', 'sat', 'sabado', 'samedi'],
  ['sunday', 'sun', 'domingo', 'dimanche'],
];
/** 1 = Monday, as in ISO 8601. */
export const weekdays = new Map(
  weekdayNames.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

/** Days written out. Those of two words are joined by a space; "treinta y uno" drops its "y". */
const dayNames: readonly string[][] = [
  ['primero', 'primeiro', 'premier', 'first', 'uno', 'um', 'primer'],
  ['dos', 'dois', 'deux', 'second'],
  ['tres', 'trois', 'third'],
  ['cuatro', 'quatro', 'quatre', 'fourth'],
  ['cinco', 'cinq', 'fifth'],
  ['seis', 'six', 'sixth'],
  ['siete', 'sete', 'sept', 'seventh'],
  ['ocho', 'oito', 'huit', 'eighth'],
  ['nueve', 'nove', 'neuf', 'ninth'],
  ['diez', 'dez', 'dix', 'tenth'],
  ['once', 'onze', 'eleventh'],
  ['doce', 'doze', 'douze', 'twelfth'],
  ['trece', 'treze', 'treize'],
  ['catorce', 'quatorze', 'catorze'],
  ['quince', 'quinze', 'fifteenth'],
  ['dieciseis', 'dezesseis', 'seize'],
  ['diecisiete', 'dezessete', 'dix sept'],
  ['dieciocho', 'dezoito', 'dix huit'],
  ['diecinueve', 'dezenove', 'dix neuf'],
  ['veinte', 'vinte', 'vingt', 'twentieth'],
  ['veintiuno', 'vinte um', 'vingt et un'],
  ['veintidos', 'vinte dois', 'vingt deux'],
  ['veintitres', 'vinte tres', 'vingt trois'],
  ['veinticuatro', 'vinte quatro', 'vingt quatre'],
  ['veinticinco', 'vinte cinco', 'vingt cinq'],
  ['veintiseis', 'vinte seis', 'vingt six'],
  ['veintisiete', 'vinte sete', 'vingt sept'],
  ['veintiocho', 'vinte oito', 'vingt huit'],
  ['veintinueve', 'vinte nove', 'vingt neuf'],
  ['treinta', 'trinta', 'trente', 'thirtieth'],
  ['treinta uno', 'trinta um', 'trente et un'],
];
export const days = new Map(dayNames.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));

const unitNames = ['uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'];
/** Years as legal Spanish writes them: "dos mil veinticinco", "dos mil treinta y uno". Keys are what follows "dos mil". */
export const yearNames = new Map([
  ...[...days].map(([name, day]) => [name, 2000 + day] as const),
  ...unitNames.map((name, index) => [`treinta ${name}`, 2031 + index] as const),
]);

/** What may stand between a preposition, a time and a date without changing who governs whom. */
export const fillers = new Set(
  (
    'el la los las le les the o a as os of de del du da do d l dia dias day jour date data fecha on at y to te hrs hr hora ' +
    'horas hours heure heures h hs am pm m p time local s um uma um é e ou au aux ao aos à às em no na en il this this coming next este esta esse essa ce cet cette tomorrow mañana amanha demain today hoy hoje ' +
    'proximo proxima pasado año ano mes corrente presente próximo prochain proximo midnight noon incl inclusive inclus ' +
    'included inclusive including vespera feira cob eod business evening soir soiree journee noche noite medianoche mediodia'
  )
    .split(' ')
    .map((word) => word.normalize('NFC')),
);

/** From one date to another, in a row: the second is the end of a period. */
export const rangeConnectors = new Set([
  'to',
  'al',
  'a',
  'au',
  'until',
  'till',
  'hasta',
  'ate',
  'jusqu',
  'through',
  'thru',
  'para',
  '-',
  '–',
  '—',
  '−',
]);
/** In a row too, but a period only after "between". */
export const listConnectors = new Set(['and', 'y', 'e', 'et', 'or', 'o', 'ou', ',', ';', '/', '&']);
/** Where a new clause may begin. */
export const cutWords = new Set([
  ',',
  ':',
  '–',
  '—',
  'and',
  'y',
  'e',
  'et',
  'but',
  'pero',
  'mas',
  'mais',
  'while',
  'mientras',
  'although',
  'tandis',
]);
export const betweenWords = new Set(['between', 'entre']);
export const ordinals = new Set(['st', 'nd', 'rd', 'th', 'er', 'ero', 'ro', 'do', 'to', 'eme', 'o', 'a', '°']);

/** After these stands the verb that a sentence turns on: "must reach", "se exhibirán", "will be shown". */
export const auxiliaries = new Set(
  (
    'will must should shall may can could would be been deben debe debera deberan podra podran puede pueden devem deve ' +
    'devera deverao podem pode podera poderao doivent doit devront devra peuvent peut pourront pourra se est sont sera ' +
    'seront estara estaran estarao ser sera seran serao quedara quedaran ficara ficarao'
  ).split(' '),
);
/** A verb in the future, as printed in Spanish, Portuguese and French. */
export const futureEnding = /(?:rá|rán|rão|ront)$/;
/** Verbs that carry an application to where it belongs, and say nothing else. Stems. */
export const carryingVerbs =
  /^(?:reach|arriv|made|make|sent|done|in$|get|got|realiz|hac|harã?|faz|feit|fait|effectu|efectu|etend|attend|possib|posib|radic|ir[aã]|lleg|cheg|parven|alarg|tend|ter|tiene|pod|pourr|complet|forward|mail|email|post|hand|deliver|considered|limitad|possible|unic|exclusiv|electr|online|only|toute|tous|que$|a$)/;

/** Written as people read it: phrases between semicolons. */
export const phrases = (...texts: string[]) =>
  texts.flatMap((text) => text.split(';').map((phrase) => phrase.replace(/\s+/g, ' ').trim())).filter(Boolean);
