/** What of a title tells one call from another, and what only says how it is doing. Pure. */
import { fold } from '../understanding/words.ts';

export type TitleFacts = {
  /** The words that tell it from another, folded, without marks of state, dates, years, numbers and filler. */
  key: string;
  /** Its numbers and editions, in order: "4 17" of "IV Convocatoria n.º 17". Dates, years and amounts are none. */
  serial: string;
  years: string[];
};

const months =
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre|january|february|march|april|may|june|july|august|september|october|november|december|janeiro|fevereiro|marco|maio|junho|julho|setembro|outubro|novembro|dezembro|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|decembre|ene|feb|mar|abr|apr|jun|jul|ago|aug|sept?|oct|nov|dic|dec';
const dates = new RegExp(
  [
    `\\b\\d{1,2}(?:st|nd|rd|th)?\\s+(?:de\\s+|of\\s+)?(?:${months})\\b\\.?(?:,?\\s+(?:de\\s+|del\\s+)?\\d{4})?`,
    `\\b(?:${months})\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?\\b(?:,?\\s+\\d{4})?`,
    `\\b\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{2,4}\\b`,
    `\\b\\d{1,2}:\\d{2}\\b`,
  ].join('|'),
  'g',
);
/** 80.000, EUR 500, 1,5 millones, 40 %. */
const amounts =
  /(?:[$€£]|\b(?:usd|eur|cop|gbp|euros?|dolares|dollars|pesos)\b)\s*[\d.,]+(?:\s*(?:mil|millon(?:es)?|million))?|[\d.,]+\s*(?:mil\b|millon(?:es)?|million|%|[$€£]|\b(?:usd|eur|cop|gbp|euros?|dolares|dollars|pesos)\b)|\b\d{1,3}(?:[.,]\d{3})+\b|\b\d{5,}\b/g;

/** How a call is doing, said in its title; the call is the same one with it or without. */
const states =
  /\b(?:se )?(?:prorrog(?:a|ada|ado|an)|ampli(?:a|ado|ada|acion)(?: (?:de|del|el))? plazos?|plazos? (?:ampliado|extendido|prorrogado)|extension del plazo|nueva fecha(?: limite| de cierre)?|(?:application )?deadline (?:extended|extension)|extended deadline|ultim[oa]s? (?:dias?|llamado|oportunidad|semana)|last (?:days?|call|chance|week)|cancelad[ao]s?|cancell?ed|anulad[ao]|suspendid[ao]|suspended|desiert[ao]|withdrawn|expired|vencid[ao]|cerrad[ao]|closed|abierta la convocatoria|convocatoria abierta|open call|actualizad[ao]|updated?)\b/g;

/** Words that any call's title may have, besides articles and prepositions. */
const fillers = new Set(
  `a al ante con de del el en entre la las los o para por que se sobre su sus un una unos unas y e the of for and in on to at by with an or from
  do da dos das em no na nos nas para um uma le les des du et pour aux
  convocatoria convocatorias call calls proposals propuestas aviso nueva nuevo new abierta abierto abiertas open edicion edition ronda round version
  th st nd rd numero no nro n num hasta until cierra cierre deadline plazo`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const roman: Record<string, number> = { I: 1, V: 5, X: 10, L: 50 };

function readRoman(word: string): number {
  let total = 0;
  for (let at = 0; at < word.length; at += 1) {
    const value = roman[word[at] ?? ''] ?? 0;
    total += value < (roman[word[at + 1] ?? ''] ?? 0) ? -value : value;
  }
  return total;
}

/** II to XXXIX anywhere; a single letter only beside what is counted ("X Premio", "Fase I"). */
const romanNumbers =
  /\b(?:X{0,3}(?:IX|IV|VI{1,3}|I{2,3})|X{1,3}V?I{1,3}|XX{1,2}|X{1,3}V)\b|\b[IVX]\b(?=\s+(?:edici|convocatoria|premio|concurso|beca|call|edition|ronda|round))|(?<=(?:fase|phase|ronda|round|cohorte|lote|parte|part)\s)[IVX]\b/gi;

/** The title without the mark of its state in front ("[CANCELADA] …"): what people read. Never empty when the title is not. */
export function withoutStateMark(title: string): string {
  const mark =
    /^\s*(?:[[({*]+\s*)?(?:cancelad[ao]s?|cancell?ed|anulad[ao]|suspendid[ao]|suspended|retirad[ao]|withdrawn|desiert[ao]|expired|vencid[ao]|cerrad[ao]|closed|revocad[ao]|revoked)\s*(?:[\])}*]+\s*[:–—-]*|[:–—-])\s*/i;
  const rest = title.replace(mark, '').trim();
  return rest === '' ? title : rest;
}

export function readTitle(title: string): TitleFacts {
  const upper = title.replace(romanNumbers, (word) => (word === word.toUpperCase() ? ` ${readRoman(word)} ` : word));
  const bare = fold(upper).replace(dates, ' ').replace(amounts, ' ').replace(states, ' ');
  const numbers = [...bare.matchAll(/\d+/g)].map(([number]) => number);
  const isYear = (number: string) => /^(?:19|20)\d\d$/.test(number);
  const words = bare.replace(/\d+/g, ' ').match(/\p{L}+/gu) ?? [];
  const telling = words.filter((word) => !fillers.has(word));
  return {
    key: (telling.length > 0 ? telling : words).join(' '),
    serial: [...new Set(numbers.filter((number) => !isYear(number)).map(Number))].sort((a, b) => a - b).join(' '),
    // Of the title as it stands: the year of a date is a year too.
    years: [...new Set(title.match(/\b(?:19|20)\d\d\b/g) ?? [])],
  };
}
