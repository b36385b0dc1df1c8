/** The words of dates and deadlines in Spanish, English, Portuguese and French, as tables. `*` ends a stem. */
import { monthNames } from '../../time.ts';
import { wordSet } from './words.ts';

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

/** Days written out, one language a line; "_" joins words, and "treinta y uno" drops its "y". */
const dayNames = [
  `uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho
   diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve
   treinta treinta_uno`,
  `um dois tres quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove
   vinte vinte_um vinte_dois vinte_tres vinte_quatro vinte_cinco vinte_seis vinte_sete vinte_oito vinte_nove trinta
   trinta_um`,
  `premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix_sept dix_huit
   dix_neuf vingt vingt_et_un vingt_deux vingt_trois vingt_quatre vingt_cinq vingt_six vingt_sept vingt_huit vingt_neuf
   trente trente_et_un`,
  `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
   sixteenth seventeenth eighteenth nineteenth twentieth twenty_first twenty_second twenty_third twenty_fourth
   twenty_fifth twenty_sixth twenty_seventh twenty_eighth twenty_ninth thirtieth thirty_first`,
];
const otherDayNames = { primero: 1, primer: 1, primeiro: 1, catorze: 14, dezasseis: 16, dezassete: 17, dezanove: 19 };
export const days = new Map([
  ...dayNames.flatMap((names) =>
    names.split(/\s+/).map((name, index) => [name.replaceAll('_', ' '), index + 1] as const),
  ),
  ...Object.entries(otherDayNames),
]);

const unitNames = ['uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'];
/** Years as legal Spanish writes them: "dos mil veinticinco", "dos mil treinta y uno". Keys are what follows "dos mil". */
export const yearNames = new Map([
  ...[...days].map(([name, day]) => [name, 2000 + day] as const),
  ...unitNames.map((name, index) => [`treinta ${name}`, 2031 + index] as const),
]);

/** What may stand between a preposition, a time and a date without changing who governs whom. */
export const fillers = wordSet(`
  el la los las le les the o a as os of de del du da do d l dia dias day jour date data fecha on at y to te hrs hr
  hora horas hours heure heures h hs am pm m p time local s um uma e ou au aux ao aos em no na en il this coming next
  este esta esse essa ce cet cette tomorrow mañana amanha demain today hoy hoje proximo proxima pasado año ano mes
  corrente presente prochain midnight noon incl inclusive inclus included including vespera feira cob eod business
  evening soir soiree journee noche noite medianoche mediodia nfc
`);

/** From one date to another, in a row: the second is the end of a period. */
export const rangeConnectors = wordSet('to al a au until till hasta ate jusqu through thru para - – — −');
/** In a row too, but a period only after "between". */
export const listConnectors = wordSet('and y e et or o ou , ; / &');
/** Where a new clause may begin. */
export const cutWords = wordSet(', : – — and y e et but pero mas mais while mientras although tandis');
export const betweenWords = wordSet('between entre');
export const ordinals = wordSet('st nd rd th er ero ro do to eme o a °');

/** After these stands the verb that a sentence turns on: "must reach", "se exhibirán", "will be shown". */
export const auxiliaries = wordSet(`
  will must should shall may can could would be been deben debe debera deberan podra podran puede pueden devem deve
  devera deverao podem pode podera poderao doivent doit devront devra peuvent peut pourront pourra se est sont sera
  seront estara estaran estarao ser seran serao quedara quedaran ficara ficarao
`);
/** A verb in the future, as printed in Spanish, Portuguese and French. */
export const futureEnding = /(?:rá|rán|rão|ront)$/;
/** Verbs that carry an application to where it belongs, and say nothing else. Stems. */
export const carryingVerbs =
  /^(?:reach|arriv|accept|receiv|recev|manifest|express|present|made|make|sent|done|in$|get|got|realiz|hac|harã?|faz|feit|fait|effectu|efectu|etend|attend|possib|posib|radic|ir[aã]|lleg|cheg|parven|alarg|tend|ter|tiene|pod|pourr|complet|forward|mail|email|post|hand|deliver|considered|limitad|possible|unic|exclusiv|ele[ct]*tr|online|only|toute|tous|que$|a$)/;

/** Written as people read it: phrases between semicolons. */
export const phrases = (...texts: string[]) =>
  texts.flatMap((text) => text.split(';').map((phrase) => phrase.replace(/\s+/g, ' ').trim())).filter(Boolean);
