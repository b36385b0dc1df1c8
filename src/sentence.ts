/** From a sentence to the command it names: accents, capitals and small typos forgiven. */
import { distance } from 'fastest-levenshtein';
import type { Access, Command, Request } from './app.ts';
import { mayUse } from './app.ts';
import { foldText } from './form.ts';
import { sameWord } from './typos.ts';

export type Word = { text: string; folded: string };

/** The words of a sentence, as written and folded; punctuation between words is dropped. */
export function words(text: string): Word[] {
  return (text.match(/[\p{L}\p{N}][\p{L}\p{N}.'’@_-]*/gu) ?? []).map((raw) => {
    const word = raw.replace(/[.'’_-]+$/, '');
    return { text: word, folded: foldText(word) };
  });
}

/** Words that may stand before a command's name without changing it: "hola, quiero ver las convocatorias". */
const openers = new Set(
  foldText(
    `hola buenas buenos dias tardes noches por favor porfa quiero quisiera necesito me puede podria ver mostrar muestre muestreme
    deme dame digame lista listar listado de la las los el un una unas unos que cuales cual hay tiene tenemos todas todos mi mis
    enlace bot gracias y o a en hello hi hey please i want would like to can could you show me list the a an what which are is there
    any all my see get give us tell do we have`,
  ).split(' '),
);

/** As people spell in a hurry. */
export const hurried: Readonly<Record<string, string>> = {
  q: 'que',
  k: 'que',
  x: 'por',
  xq: 'porque',
  pq: 'porque',
  d: 'de',
};

type Match = { score: number; start: number; length: number; exact: boolean };

/** `phrases`: the words of each of its names. */
type Named = { command: Command; phrases: readonly (readonly Word[])[] };
/** `vocabulary`: each word is meant when it is written, and is no slip of another ("suscripción", "inscripción"). */
type Names = { named: readonly Named[]; vocabulary: ReadonlySet<string> };
const namesKnown = new WeakMap<readonly Command[], Names>();

function namesOf(commands: readonly Command[]): Names {
  const known = namesKnown.get(commands);
  if (known) return known;
  const named = commands.map((command) => ({
    command,
    phrases: [...command.names.es, ...command.names.en].map(words),
  }));
  const all = named.flatMap(({ phrases }) => phrases.flat());
  const names = { named, vocabulary: new Set(all.map(({ folded }) => folded)) };
  namesKnown.set(commands, names);
  return names;
}

const areOpeners = (some: readonly Word[]): boolean => some.every((word) => openers.has(word.folded));

function matchPhrase(
  sentence: readonly Word[],
  phrase: readonly Word[],
  vocabulary: ReadonlySet<string>,
): Match | null {
  for (let start = 0; start + phrase.length <= sentence.length; start += 1) {
    let exact = true;
    const hit = phrase.every((word, index) => {
      const typed = sentence[start + index]?.folded ?? '';
      exact &&= typed === word.folded;
      return typed === word.folded || (!vocabulary.has(typed) && sameWord(typed, word.folded));
    });
    if (!hit) continue;
    const beside = [...sentence.slice(0, start), ...sentence.slice(start + phrase.length)];
    // "Hola, ¿tenemos algo con Corea?" greets, and asks for something else.
    if (areOpeners(phrase) && !areOpeners(beside)) continue;
    const leads = areOpeners(sentence.slice(0, start));
    const whole = phrase.length === sentence.length;
    const score = (whole ? 0.98 : leads ? 0.9 : 0.7) + phrase.length * 0.005 - (exact ? 0 : 0.04);
    return { score, start, length: phrase.length, exact };
  }
  return null;
}

export type Found = { command: Command; score: number; request: Request };

/** The commands that the sentence names, surest first. */
export function findCommands(commands: readonly Command[], text: string): Found[] {
  const sentence = words(text).map((word) => ({ ...word, folded: hurried[word.folded] ?? word.folded }));
  const { named, vocabulary } = namesOf(commands);
  const found: Found[] = [];
  for (const { command, phrases } of named) {
    let best: Match | null = null;
    for (const phrase of phrases) {
      const match = matchPhrase(sentence, phrase, vocabulary);
      if (match && (!best || match.score > best.score)) best = match;
    }
    if (!best) continue;
    const { start, length, score } = best;
    const rest = sentence.filter((_, index) => index < start || index >= start + length);
    const beside = rest.map((word) => word.folded).filter((word) => !openers.has(word));
    if (command.suits && !command.suits(beside.join(' '))) continue;
    found.push({ command, score, request: { text, rest: rest.map((word) => word.text).join(' ') } });
  }
  return found.sort((a, b) => b.score - a.score);
}

/** Shorter words are like too many others; more than this share of the letters another, and a word is another word. */
const nearLetters = 5;
const nearEnough = 0.4;

/** The commands whose names look most like what was written, for "did you mean". */
export function nearestCommands(commands: readonly Command[], text: string, access: Access): Command[] {
  // "Quiero …" stands before any of them.
  const typed = words(text).filter(({ folded }) => folded.length >= nearLetters && !openers.has(folded));
  const likeness = ({ phrases }: Named) =>
    Math.min(
      1,
      ...phrases
        .flat()
        .flatMap((name) =>
          name.folded.length < nearLetters
            ? []
            : typed.map(
                (word) => distance(word.folded, name.folded) / Math.max(word.folded.length, name.folded.length),
              ),
        ),
    );
  return namesOf(commands)
    .named.filter(({ command }) => mayUse(access, command.who))
    .map((one) => ({ command: one.command, far: likeness(one) }))
    .filter(({ far }) => far <= nearEnough)
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ command }) => command);
}

const wordsOf = (list: string): readonly string[] => foldText(list).split(' ');
const thanks = wordsOf('gracias amable chao adios thanks thank bye');
const courtesy = new Set([
  ...thanks,
  ...wordsOf('muchas mil muy ok okay vale listo perfecto excelente entendido de acuerdo hasta luego you great'),
]);

/** "Muchas gracias", "ok": nothing is asked. */
export function isCourtesy(text: string): boolean {
  const sentence = words(text);
  return sentence.length > 0 && sentence.every(({ folded }) => courtesy.has(folded));
}

/** The same with thanks or a farewell in it, which "perfecto" has not. */
export const isThanks = (text: string): boolean =>
  isCourtesy(text) && words(text).some(({ folded }) => thanks.includes(folded));
