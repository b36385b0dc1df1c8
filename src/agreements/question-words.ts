/** The words of a question: its language, codes, what is unknown or left over, and the sentence with every name marked. */
import type { Locale } from '../app.ts';
import type { Gazetteer, Item } from './gazetteer.ts';
import { commonWords, cueWords, plainWords } from './lexicon/words.ts';
import { codeKey, tokens } from './words.ts';

const ordinary: ReadonlySet<string> = new Set([...plainWords, ...cueWords, ...commonWords]);

/** Says nothing of an agreement; adverbs neither ("directamente", "recently"). */
export const isOrdinary = (word: string): boolean =>
  ordinary.has(word) ||
  /^\p{L}{3,}(mente|ando|iendo|[ae]me|(?<!prest|recl)[aei]mos|ally|ently|ately|[aeo](me|se|te|nos)l[oa]s?|[aei]n?selos?)$/u.test(
    word,
  );

const english = new Set(
  'the what which with agreement agreements do does is are show have how who when and sister twin twinned expire expires expired signed between any our about list of there give me can get copy where latest oldest cities city for all anything something everything stuff including were was been has need please send and ones from under that these those before after until since only just what whats partners partner signed still not running up out us you your my hi hello hey thanks countries country universities mayor between without excluding on in of to by'.split(
    ' ',
  ),
);

const spanish = new Set(
  'el la los las que con de cuales hay tenemos convenio convenios acuerdo acuerdos ciudades y en del por para cuantos quien cuando una un se lo al o que q los me mi nos hola buenas gracias por favor quien quienes estan esta son sin entre desde hasta todo todos vigentes firmados firmado'.split(
    ' ',
  ),
);

export function localeOfQuestion(text: string): Locale {
  const words = tokens(text);
  const count = (set: ReadonlySet<string>) => words.filter((word) => set.has(word)).length;
  return count(english) > count(spanish) ? 'en' : 'es';
}

/** Capitals tell these from small words: "US" is a country, "us" a pronoun. */
export function spellOut(text: string): string {
  if (text === text.toUpperCase()) return text;
  return text
    .replace(/\b(have|has|had|are|is|were|was|did)n['’]?t\b/giu, '$1 not')
    .replace(/\bU\.?\s?S\.?(?:A\.?)?(?![\p{L}])/gu, 'usa')
    .replace(/\bUN\b(?!-| (?:[Hh]ab|[Ww]om))/g, 'naciones unidas')
    .replace(/\bWHO\b/g, 'organizacion mundial de la salud')
    .replace(/\bEU\b/g, 'union europea');
}

/** Codes of the registry in the text, as they are written there, and the text without them. */
export function takeCodes(text: string, gazetteer: Gazetteer): { codes: string[]; rest: string } {
  const codes: string[] = [];
  const chunks = text.split(/\s+/);
  const rest: string[] = [];
  for (let index = 0; index < chunks.length; index += 1) {
    const chunk = (chunks[index] ?? '').replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    const next = (chunks[index + 1] ?? '').replace(/[^\p{L}\p{N}]+$/gu, '');
    const key = codeKey(chunk);
    const joined = codeKey(chunk + next);
    const last = (chunks[index + 2] ?? '').replace(/[^\p{L}\p{N}]+$/gu, '');
    if (/[\d\-_/]/.test(chunk) && /\p{L}/u.test(chunk) && gazetteer.codes.has(key)) codes.push(chunk);
    else if (/^\p{L}{1,6}$/u.test(chunk) && /^\d+([-_/]\d+)*$/.test(next) && gazetteer.codes.has(joined)) {
      codes.push(`${chunk} ${next}`);
      index += 1;
    } else if (/^\p{L}{1,6}$/u.test(chunk) && /^\d+$/.test(next) && gazetteer.codes.has(codeKey(chunk + next + last))) {
      codes.push(`${chunk} ${next} ${last}`);
      index += 2;
    } else if (/^\d+[-_/.]\d+$/.test(chunk) && gazetteer.codeEndings.has(key)) {
      codes.push(gazetteer.codeEndings.get(key) ?? key);
    } else rest.push(chunks[index] ?? '');
  }
  return { codes, rest: rest.join(' ') };
}

/** Words that no name and no saying takes up: to be looked up among the words of the registry. */
export function unknownWords(text: string, gazetteer: Gazetteer): string[] {
  const { rest } = takeCodes(spellOut(text), gazetteer);
  const left = mark(tokens(rest), gazetteer).sentence.trim().split(' ');
  return [...new Set(left)].filter((word) => word.length > 2 && /^\p{Ll}+$/u.test(word) && !isOrdinary(word));
}

export type Marked = { sentence: string; items: { item: Item; text: string }[] };

const tagOf: Record<Item['kind'], string> = {
  type: 'TYPE',
  any: 'ANY',
  country: 'COUNTRY',
  region: 'REGION',
  city: 'CITY',
  partner: 'PARTNER',
  partnerKind: 'KIND',
  entity: 'ENTITY',
  sector: 'SECTOR',
  topic: 'TOPIC',
  mayor: 'MAYOR',
};

const hasIt = /(?:^| )(?:sin|tienen?|tengan?|hay|faltan?|les falta|le falta)(?: (?:el|su|un|los|ningun))*$/;

/** The sentence with every name replaced by a tag and its number. Mayors stay as they are: dates read them. */
export function mark(words: readonly string[], gazetteer: Gazetteer): Marked {
  const items: Marked['items'] = [];
  const out: string[] = [];
  for (let at = 0; at < words.length; ) {
    // "No tienen archivo": a file that lacks, not the subject of archives.
    const isFile = /^archivos?$/.test(words[at] ?? '') && hasIt.test(out.join(' '));
    const found = isFile || words[at] === ',' ? null : gazetteer.find(words, at);
    if (!found || found.item.kind === 'mayor') {
      const length = found?.length ?? 1;
      out.push(...words.slice(at, at + length));
      at += length;
      continue;
    }
    out.push(
      `${tagOf[found.item.kind]}${items.push({ item: found.item, text: words.slice(at, at + found.length).join(' ') }) - 1}`,
    );
    at += found.length;
  }
  return { sentence: ` ${out.join(' ')} `, items };
}

const topical =
  /^(sobre|de|del|en|para|por|con|about|on|for|of|with|regarding|y|o|and|or|entre|between|in|from|llamad[oa]|named|called|palabra|menciona[n]?|#|la|el|los|las|the)$/;

/** What is left over: words for the full text, and words passed over. */
export function readLeftover(
  words: readonly string[],
  near: ReadonlyMap<string, readonly string[]>,
): { words: (readonly string[])[]; unknown: string[]; loose: string[] } {
  const asked: (readonly string[])[] = [];
  const unknown: string[] = [];
  const loose: string[] = [];
  for (const [index, word] of words.entries()) {
    if (
      word === '#' ||
      word === ',' ||
      word.length < 3 ||
      isOrdinary(word) ||
      /^\d+$/.test(word) ||
      /^[A-Z]/.test(word)
    )
      continue;
    const found = near.get(word) ?? [];
    const exact = found.includes(word);
    const before = words[index - 1];
    const chained = before !== undefined && (asked.at(-1)?.includes(before) || unknown.at(-1) === before);
    if (exact || chained || topical.test(before ?? '')) {
      asked.push(found.length > 0 ? found : [word]);
      if (!exact) unknown.push(word);
    } else loose.push(word);
  }
  return { words: asked, unknown, loose };
}
