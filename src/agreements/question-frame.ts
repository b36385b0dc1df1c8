/**
 * What stands around a question: how the bot is called, why it is asked, how words are shortened. Taken off before the
 * question is read, so that none of it becomes a condition. Pure.
 */
import { numerals } from '../numerals.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isOrdinary, mark } from './question-words.ts';
import { tokens } from './words.ts';

/** What is written short in a chat. */
const shorthand: Readonly<Record<string, string>> = {
  q: 'que',
  k: 'que',
  ke: 'que',
  qe: 'que',
  d: 'de',
  x: 'por',
  xq: 'porque',
  pq: 'porque',
  xfa: 'favor',
  tb: 'tambien',
  tmb: 'tambien',
  pa: 'para',
  dnd: 'donde',
  cdo: 'cuando',
  bta: 'bogota',
  bgta: 'bogota',
  sria: 'secretaria',
  secre: 'secretaria',
  univ: 'universidad',
  uni: 'university',
  unis: 'universities',
  conv: 'convenio',
  hermanam: 'hermanamiento',
  w: 'with',
  bw: 'between',
  agmt: 'agreement',
  agmts: 'agreements',
};

const greeting = /^(hola|oye|oiga|oigan|hey|hi|hello|buen\w*|dias|tardes|noches|gracias|querido|estimado|saludos|,)$/;

/** Words in full, and without the name of the bot where it is called: "oye Enlace, …". */
function plainWordsOf(words: readonly string[]): string[] {
  const whole = words.map((word, index) =>
    // "D. C.", "D. F.": letters of a name.
    words[index + 1]?.length === 1 && word === 'd' ? word : (shorthand[word] ?? word),
  );
  const called = whole.findIndex((word) => !greeting.test(word));
  // "Ai conbenio", a slip of "hay": artificial intelligence does not stand before a Spanish noun for agreements.
  if (whole[called] === 'ai' && /^(con[vb]|acuer|h?erman|memor|carta|alian|alg[ou])/.test(whole[called + 1] ?? ''))
    whole[called] = 'hay';
  const next = whole[called + 1] ?? '';
  if (whole[called] !== 'enlace' || /^(de|del|al|a|para|of)$/.test(next)) return whole;
  return whole.filter((_, index) => index !== called);
}

/**
 * The words of a text, those spelt wrong put right; `near`: unknown word -> words of the registry, itself alone when it
 * is one of them. What is written as a name ("Cisco") is no slip of a word that says nothing ("cinco").
 */
export function putRight(
  text: string,
  gazetteer: Gazetteer,
  near: ReadonlyMap<string, readonly string[]>,
): { words: string[]; corrected: [typed: string, read: string][] } {
  const corrected: [string, string][] = [];
  const isShouted = text === text.toUpperCase();
  const chunks = isShouted ? [] : text.split(/\s+/).slice(1);
  const names = new Set(chunks.flatMap((chunk) => (/^\P{L}*\p{Lu}/u.test(chunk) ? tokens(chunk) : [])));
  const whole = plainWordsOf(tokens(text));
  const words = whole.map((word, index) => {
    if (word === ',' || word.length < 3 || isOrdinary(word) || gazetteer.spelling.has(word)) return word;
    if (gazetteer.find([word], 0) || near.get(word)?.includes(word)) return word;
    const better = gazetteer.spelling.nearest(word)?.word;
    if (!better) return word;
    if (!isOrdinary(better)) corrected.push([word, better]);
    else if (names.has(word) || (better in numerals && /^(con|with)$/.test(whole[index - 1] ?? ''))) return word;
    return better;
  });
  return { words, corrected };
}

const asking =
  /^(saber|averiguar|averigue|preguntar\w*|consultar\w*|confirmar\w*|confirme\w*|decir\w*|digan?|diga\w*|dime|cuente\w*|cuentame|know|wonder\w*|ask|asking|tell|check|confirm|out|say)$/;
const asked = /^(si|que|cual|cuales|cuantos|cuantas|cuando|quien|quienes|if|whether|how|which|what|when|who|me|us)$/;
const reason = [
  ['porque'],
  ['ya', 'que'],
  ['debido', 'a'],
  ['because'],
  ['since', 'we'],
  ['as', 'we'],
  ['me', 'lo', 'piden'],
  ['me', 'lo', 'pide'],
  ['es', 'para'],
  ['son', 'para'],
  ['lo', 'necesito', 'para'],
  ['lo', 'necesitamos', 'para'],
  ['its', 'for'],
  ['i', 'need', 'it'],
  ['we', 'need', 'it'],
];
const occasion =
  /^(reunion|presentacion|informe|comite|visita|viaje|discurso|ficha|cita|junta|agenda|entrevista|nota|documento|delegacion|meeting|report|visit|trip|presentation|speech|briefing|note|memo|slides|ir|poder|preparar\w*|adelantar|alistar\w*|armar|incluir\w*|responder\w*|enviar\w*|mandar\w*|avisar\w*|actualizar\w*)$/;

const starts = (words: readonly string[], at: number, phrase: readonly string[]) =>
  phrase.every((word, index) => words[at + index] === word);

/** Where "porque viene una delegación", "para una reunión con el alcalde" begins; -1 when nothing of the kind does. */
function reasonAt(words: readonly string[]): number {
  return words.findIndex((word, at) => {
    if (at === 0) return false;
    if (reason.some((phrase) => starts(words, at, phrase))) return true;
    if (word !== 'para' && word !== 'for') return false;
    const purpose = words
      .slice(at + 1, at + 4)
      .find((next) => !/^(un|una|el|la|los|las|mi|a|an|the|my|our)$/.test(next));
    return purpose !== undefined && occasion.test(purpose);
  });
}

/**
 * The question alone. What comes before "quiero saber si" goes when it names no place, partner or kind of agreement
 * (the secretary for health may ask of Korea); what comes after "porque" goes when the question stands before it.
 */
export function questionOf(words: readonly string[], gazetteer: Gazetteer): readonly string[] {
  const names = (part: readonly string[]) => mark(part, gazetteer).items;
  let rest = words;
  const end = reasonAt(rest);
  if (end > 0 && names(rest.slice(0, end)).length > 0) rest = rest.slice(0, end);
  const at = rest.findIndex((word, index) => index > 1 && asking.test(word) && asked.test(rest[index + 1] ?? ''));
  if (at < 0) return rest;
  const before = names(rest.slice(0, at));
  const kept = before.some(({ item }) => !['sector', 'topic', 'entity', 'partnerKind', 'mayor'].includes(item.kind));
  return kept || names(rest.slice(at + 1)).length === 0 ? rest : rest.slice(at + 1);
}
