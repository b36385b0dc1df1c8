/** What a marked sentence says of numbers, states, renewal, order and groups; each saying is taken out as it is read. */
import { numerals } from '../numerals.ts';
import type { Conditions, Filters, Place } from './filters.ts';
import {
  exclusion,
  type GroupBy,
  groupWords,
  leavingOut,
  notStatus,
  noun,
  orderPatterns,
  place,
  renewalPatterns,
  sortPatterns,
  statusPatterns,
} from './patterns.ts';
import type { Marked } from './question-words.ts';
import type { Renewal } from './values.ts';
import { nameKey } from './words.ts';

/** Patterns are many and long: each is compiled once. */
const sayings = new Map<string, RegExp>();

function sayingOf(pattern: string): RegExp {
  const known = sayings.get(pattern) ?? new RegExp(`(?<= )(?:${pattern})(?= )`);
  sayings.set(pattern, known);
  return known;
}

export class Reading {
  rest: string;
  filters: Filters = {};
  items: Marked['items'];
  /** Folded words -> as they were written. */
  written: ReadonlyMap<string, string>;
  constructor(marked: Marked, text = '') {
    this.rest = marked.sentence;
    this.items = marked.items;
    this.written = new Map((text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => [nameKey(word), word.toLowerCase()]));
  }
  /** Takes a saying out of the sentence; returns what it matched, or null when it is not there. */
  take(pattern: string, replacement = ' '): RegExpExecArray | null {
    const found = sayingOf(pattern).exec(this.rest);
    if (found)
      this.rest =
        `${this.rest.slice(0, found.index)}${replacement}${this.rest.slice(found.index + found[0].length)}`.replace(
          / +/g,
          ' ',
        );
    return found;
  }
  has(pattern: string): boolean {
    return sayingOf(pattern).test(this.rest);
  }
  add<K extends 'statuses' | 'renewals'>(key: K, values: Conditions[K], negative = false): void {
    if (negative)
      this.filters.not = { ...this.filters.not, [key]: [...(this.filters.not?.[key] ?? []), ...(values ?? [])] };
    else this.filters[key] = [...new Set([...(this.filters[key] ?? []), ...(values ?? [])])] as Filters[K];
  }
}

/** One agreement is meant ("el convenio con Quito", "la de Lima"), not all that there are. */
export function asksForOne(reading: Reading): boolean {
  if (!reading.has(noun)) return reading.has(`(?:el|la|lo|the one) (?:de|con|with) (?:la |el )?${place}`);
  const names = reading.items.filter(({ item }) => item.kind === 'any' || item.kind === 'type');
  return (
    names.some(({ text }) => !/(?:s|memoranda)$/.test(text.split(' ')[0] ?? '')) &&
    !reading.has(
      '(?:que|cuales|which|what|todos los|algun|any|hay|existe|do we have|is there|tenemos|cuant[oa]s|how many) (?:\\S+ )?(?:ANY|TYPE)\\d+',
    )
  );
}

export function readNumbers(reading: Reading): void {
  const y = '((?:19|20)\\d\\d)';
  const mark = '(?:(?:no|numero|nro|num|number|n|nº|n°) )?';
  const numbers: { value: number; year: number | null }[] = [];
  const months =
    'enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep|oct|nov|dic|dias|meses|años|days|months|years|semanas|de (?:enero|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic)';
  for (const pattern of [
    `(?<noun>${noun} )(?:de cooperacion )?${mark}(?:\\d+ )?0*(?<value>\\d{1,6}) (?:(?:de|del|of|from) )?(?:año )?(?<year>${y})`,
    `${mark}0*(?<value>\\d{1,6}) (?:de|del|of) (?:año )?(?<year>${y})`,
    `(?<noun>${noun} )(?:(?:no|numero|nro|num|number|n) )0*(?<value>\\d{1,6})`,
    `(?:numero|nro|num|number|codigo) 0*(?<value>\\d{1,6})`,
    `(?<noun>${noun} )0*(?<value>(?!(?:19|20)\\d\\d )\\d{1,6})(?! (?:${months}))`,
  ]) {
    const found = reading.take(pattern, ' $noun ');
    reading.rest = reading.rest.replace('$noun', found?.groups?.noun ?? '').replace(/ +/g, ' ');
    if (found?.groups)
      numbers.push({ value: Number(found.groups.value), year: found.groups.year ? Number(found.groups.year) : null });
  }
  if (numbers.length > 0) reading.filters.numbers = numbers;
}

/** "Así estén suspendidos", "including expired ones": the state is no condition. */
const evenIf =
  '(?<!(?:not|no|sin|without) )(?:asi|aunque|incluso|inclusive|incluyendo|incluid[oa]s?|incluya|aun si|aun los|aun las|even if|even|including|include|regardless of whether|no importa si|sin importar si)(?: (?:si|ya|esten|estan|este|esta|los|las|the|any|they|are|that|sean|son|se|hayan|have|has|que|tambien|also))*';

const anyStatus = statusPatterns.map(([pattern]) => pattern).join('|');
const deniedToo = new RegExp(`(?<= )(${notStatus(anyStatus)}) (?:ni|o|u|or|nor) (?=(?:${anyStatus}) )`);

/** "Excepto los vencidos y los de Asia": both are left out. */
const leftOutToo = new RegExp(
  `(?<= )((?:${leavingOut}|sin|without)(?: (?:a|los|las|the|ones))* (?:${anyStatus})(?: ones)?) (?:y|ni|o|u|and|or|nor) (?=(?:a |los |las |the |those |de |con |with |in |from |ones )*(?:${anyStatus}|(?:COUNTRY|REGION|CITY|PARTNER|KIND|TYPE|SECTOR|TOPIC|ENTITY)\\d+) )`,
);

export function readStates(reading: Reading, singular: boolean): { asked: boolean } {
  let asked = false;
  // "Que no estén vencidos ni terminados": neither.
  reading.rest = reading.rest.replace(deniedToo, '$1 no ').replace(leftOutToo, '$1 excepto ');
  for (const [pattern, statuses] of statusPatterns) {
    if (reading.take(`${evenIf} (?:${pattern})(?: ones| agreements)?`)) continue;
    // "¿sigue vigente el convenio con …?", "¿ya venció el de …?": asks for the state of one, does not look for a state.
    if (singular) {
      const verb = '(?:esta|estan|sigue|siguen|continua|es|aun|todavia|ya|is|has|still|se encuentra|tiene|if|si)';
      const question = `(?:${verb} )+(?:(?:en|aun|todavia|ya|still|been|in|a|being|no|not) )*(?:${pattern})`;
      const after = `(?<=(?:ANY|TYPE|COUNTRY|CITY|PARTNER|REGION)\\d+ )(?:(?:${verb}|en|is|ya) )+(?:(?:en|aun|todavia|ya|still|been|in|no|not) )*(?:${pattern})`;
      // "Is the agreement with X still valid?": the verb stands first, the state last.
      const around = /^ (?:is|are|has|esta|sigue|y esta|and is) /.test(reading.rest)
        ? `(?:still |now |already |ya |aun |todavia )*(?:${pattern})(?= ,| $)`
        : null;
      if (reading.take(question) || reading.take(after) || (around && reading.take(around))) {
        asked = true;
        continue;
      }
      if (
        /^ (?:ya |y |and |se |nos |has |have |did |the )*(?:venc|expir|termin|caduc|finaliz)/.test(reading.rest) &&
        reading.take(pattern)
      ) {
        asked = true;
        continue;
      }
    }
    if (reading.take(notStatus(pattern))) reading.add('statuses', statuses, true);
    else if (reading.take(pattern)) reading.add('statuses', statuses);
  }
  return { asked };
}

const anyRenewal = renewalPatterns.map(([pattern]) => pattern).join('|');
const eitherStanding = `(?:${anyRenewal}) (?:o|u|or) (?:${anyStatus})|(?:${anyStatus}) (?:o|u|or) (?:${anyRenewal})`;

/** "De renovación tácita o en renovación": either; read before states and renewals are taken out. */
export function readEither(reading: Reading): void {
  if (reading.has(eitherStanding)) reading.filters.anyStanding = true;
}

export function readRenewals(reading: Reading): void {
  for (const [pattern, renewal] of renewalPatterns) {
    if (reading.take(`(?:no|not|sin) (?:${pattern})`)) reading.add('renewals', [renewal] as Renewal[], true);
    else if (reading.take(pattern)) reading.add('renewals', [renewal] as Renewal[]);
  }
}

/** "Las extranjeras", "from abroad": anywhere but Colombia; "universidades nacionales": in Colombia. */
export function readAbroad(reading: Reading): void {
  const home: Place = { kind: 'country', code: 'CO' };
  if (
    reading.take(
      'extranjer[oa]s?|foreign(?: ones)?|del exterior|en el exterior|from abroad|abroad|overseas|fuera (?:de colombia|del pais)|(?:de|en) (?:el extranjero|otros paises)|(?:in|from) other countries',
    )
  )
    reading.filters.not = { ...reading.filters.not, places: [...(reading.filters.not?.places ?? []), home] };
  else if (
    reading.take(
      '(?<=(?:contrapartes|aliados|socios|entidades|partners) )(?:nacionales|colombian[oa]s|locales)|(?<=KIND\\d+ )(?:nacionales|del pais|locales|domestic|national)|(?:domestic|national|local) (?=KIND\\d+)',
    )
  )
    reading.filters.places = [...(reading.filters.places ?? []), home];
}

/** "Convenios marco", "framework agreements", and those that stand under one. */
export function readKinship(reading: Reading): void {
  const frame = '(?:marcos?|sombrilla|paraguas)';
  if (
    reading.take(
      `(?<=(?:${noun}|los|las) )(?:especificos?|derivad[oa]s?|hij[oa]s?)(?: (?:de|del)(?: (?:un|una|otro|otros|algun|el|la|los|las|convenio))* ${noun}(?: de cooperacion)?(?: ${frame})?)?|(?:specific|subsidiary|child)(?= ${noun})|(?<=${noun} )under (?:the |a |our )?(?:framework|umbrella) ${noun}`,
    )
  )
    reading.filters.framework = false;
  else if (
    reading.take(`(?<=${noun} )(?:de cooperacion )?${frame}|(?:framework|umbrella)(?: cooperation)?(?= ${noun})`)
  )
    reading.filters.framework = true;
}

/** "Con preaviso", "without a notice period". */
export function readNotice(reading: Reading): void {
  const of = '(?: (?:un|una|el|la|a|any|ningun|ninguna|plazo de|periodo de|clausula de))*';
  const word = '(?:preaviso|notice(?: period)?|aviso previo)';
  if (reading.take(`(?:sin|no (?:tienen?|exigen?|piden?|requieren?)|without|with no|no)${of} ${word}`))
    reading.filters.noticeDays = false;
  else if (
    reading.take(
      `(?:con|que (?:tienen?|exigen?|piden?|requieren?)|tienen?|exigen?|piden?|requieren?|with|have|has|require)${of} ${word}`,
    )
  )
    reading.filters.noticeDays = true;
}

/** "Un", "a" and the like say that there is one, not how many are wanted. */
const several = Object.keys(numerals).filter((name) => (numerals[name] ?? 0) > 1);

export function readOrder(reading: Reading): void {
  // "La antigua Yugoslavia": a name, no order.
  reading.take(`(?:antigu[oa]|former|old)(?= ${place} )`);
  for (const { pattern, by, descending } of sortPatterns) {
    if (!reading.take(pattern)) continue;
    reading.filters.sort = { by, descending };
    return;
  }
  for (const { pattern, by, descending } of orderPatterns) {
    const found = reading.take(pattern);
    if (!found) continue;
    const stated = reading.take(`(?:los|las|the) (\\d{1,2}|${several.join('|')})(?= ${noun})`);
    const number = found.slice(1).find((group) => group !== undefined) ?? stated?.[1];
    const plural =
      /(?:los|las) |(?:(?<!\bante)s|recientes|ultimos|oldest ones)$/.test(found[0].trim()) &&
      !/^(?:el|la|lo|the) /.test(found[0].trim());
    const plain = number === undefined ? undefined : (numerals[number] ?? Number(number));
    reading.filters.sort = { by, descending };
    reading.filters.limit = plain ?? (plural && !/oldest|latest|newest|recent |first|last/.test(found[0]) ? 5 : 1);
    return;
  }
}

export function readGroup(reading: Reading): { groupBy?: GroupBy; topGroup?: true } {
  // "¿Qué país asiático tiene más?": where, then what of it.
  reading.rest = reading.rest.replace(
    / (que|cual|which|what) (pais|paises|ciudad|ciudades|country|city) ((?:REGION|COUNTRY)\d+)(?= (?:tiene|tienen|con|has|have) )/,
    ' $3 $1 $2',
  );
  for (const [pattern, groupBy] of groupWords) {
    // "¿Con cuántos países tenemos acuerdos?"; of cities it asks how many partners they are.
    if (
      groupBy !== 'city' &&
      reading.take(`(?:con |en |de |in |with )?(?:cuant[oa]s|how many) (?:${pattern})(?! ${noun})`)
    )
      return { groupBy };
    if (
      reading.take(
        `(?:agrupad[oa]s |desglosad[oa]s |grouped |broken down |clasificad[oa]s |ordenad[oa]s |repartid[oa]s )?(?:por|by|per|segun|en cada|de cada|con cada|cada|in each|for each|with each|each|each of the)(?: (?:el|la|cada))? (?:${pattern})(?! (?:de |of )?(?:${place}|(?:19|20)\\d\\d))`,
      )
    )
      return { groupBy };
    if (
      reading.take(
        `(?:con |en |in |with |de |del )?(?:cual |que |which |what |cuales )(?:es |son )?(?:el |la |los |las |the )?(?:${pattern}) (?:con |with |tiene |tienen |hay |has |have |tenemos |firmamos |se firmaron |hemos firmado |did we sign |do we have |con (?:el|la) que tenemos |donde hay |that has |acumula |concentra |lidera |lleva |maneja |coordina |ejecuta |leads |manages |runs |handles |does bogota have )*(?:el |la |the )?(?:mas|mayor|most|more)(?: numero de| cantidad de)?`,
      )
    )
      return { groupBy, topGroup: true };
    if (
      reading.take(
        `(?:el |la |the )(?:${pattern}) (?:con|que tiene|with|that has) (?:el |la |the )?(?:mas|mayor|most)(?: numero de| cantidad de)?`,
      )
    )
      return { groupBy, topGroup: true };
  }
  return {};
}

const cityWords = '(?:ciudades|cities|municipios|alcaldias|ayuntamientos|towns|gobiernos locales)';
const oneCity =
  '(?:una|alguna|otra|an?|any|another) (?:(?:REGION|COUNTRY)\\d+ )?(?:ciudad|city|town)(?! (?:hermana|gemela|called|named|llamada))';
const saysCities = new RegExp(`(?<!por |cada |by |each |capital )(?<= )${cityWords}(?! capitales)(?= )| ${oneCity} `);
const deniesCities = new RegExp(
  ` (?:${exclusion})(?: con| with| a| las| los| de| the| those| ones| (?:COUNTRY|REGION)\\d+)* ${cityWords} `,
);
const citiesToo = new RegExp(
  ` ${cityWords} (?:y|e|o|u|and|or|,) (?:con |with )?KIND\\d+ | KIND\\d+ (?:y|e|o|u|and|or|,) (?:con |with )?${cityWords} `,
);

const placeOfKind = '(?:COUNTRY|REGION|CITY)\\d+';
const kindInPlace = new RegExp(
  ` (?:${exclusion}) (?:(?!(?:y|and) )\\S+ ){0,4}?(?:(?:KIND\\d+|${cityWords}) (?:(?:de|del|en|of|in|from|el|la|los|las|the) )*${placeOfKind}|${placeOfKind} (?:KIND\\d+|${cityWords})) `,
);

/** "Excepto ciudades de España": other cities stay, and what else there is with Spain. `sentence`: marked, whole. */
export function readKindsIn({ filters }: Reading, sentence: string): void {
  const { partnerKinds, places, ...others } = filters.not ?? {};
  if (partnerKinds && places && kindInPlace.test(sentence))
    filters.not = { ...others, kindsIn: [{ partnerKinds, places }] };
}

/** Cities as a kind of partner: wanted, left out, or beside another kind. `sentence`: marked, whole. */
export function readCityPartners(reading: Reading, sentence: string): void {
  if (!saysCities.test(reading.rest)) return;
  const { filters } = reading;
  if (filters.partnerKinds) {
    if (citiesToo.test(sentence)) filters.partnerKinds = [...filters.partnerKinds, 'city'];
  } else if (deniesCities.test(sentence))
    filters.not = { ...filters.not, partnerKinds: [...(filters.not?.partnerKinds ?? []), 'city'] };
  else filters.partnerKinds = ['city'];
}
