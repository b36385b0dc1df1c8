/** Whether an item calls for nothing: it tells of what happened (winners, a visit), or of a job or a purchase. Pure. */
import { compileRules, type RuleRow, type Seen, see, seeSentences } from './rule-words.ts';

/**
 * Values of the rules of kind `news`.
 * Signs of news: `told` ("galardonados") anywhere; `headline` ("podcast") in a title.
 * No sign though the words are there: `supposed` ("los ganadores recibirán").
 * Signs of a call: `inviting` ("postule") in a title settles it, in the text it weighs against the signs of news;
 * `offering` ("convocatoria"), or any word of a modality, raises how many signs of news are needed (`least`).
 * Applied for, and no call: `job` ("vacante laboral") in a title; `post` ("asesora", "salario") in title and text both.
 */
type Value = 'told' | 'headline' | 'supposed' | 'inviting' | 'offering' | 'job' | 'post';

/** Verbs in the past tell it in any words, by the language of the text: "recorrieron", "a visité". */
const pastForms: Record<string, RegExp> = {
  es: /(?<!\p{L})(?:fue(?:ron)?|hizo|dio|hubo|tuvo|estuvo|puso|vino|dijo|han?\s\p{L}+(?:ado|ido|echo|icho|isto|esto|erto)|\p{L}{2,}(?:ó|[aie]ron))(?!\p{L})/giu,
  pt: /(?<!\p{L})(?:foi|foram|(?!museu|europeu|liceu)\p{L}{2,}(?:ou|[ae]ram|[^mpgt]iram|[^sm]eu|iu))(?!\p{L})/giu,
  en: /(?<!\p{L})(?:(?:was|were|has|have|had)\s(?:(?:been|also|now|already)\s)*\p{L}+(?:ed|en|wn|ght|et|eld)|\p{L}{3,}ed(?=\s(?:the|an?|its|their|his|her|our|over|\d+)\s)|drew|chose|took|brought|gave|began|grew|said|told|came|went|spoke|signed|visited|joined|gathered|discussed|presented|announced|celebrated)(?!\p{L})/giu,
  fr: /(?<!\p{L})(?:a|ont|s[’']est|se sont)\s(?:été\s|aussi\s|également\s)?\p{L}{2,}(?:ée?s?|is|it?|us?|ues?|ert|aint)(?!\p{L})/giu,
};

const weights = { title: 3, lead: 1, body: 0.5 };
/** Many words far down tell no more than two. */
const longestBody = 1;
/** What an invitation in the text outweighs; one in the title outweighs everything. */
const invitation = 2;
/** The least that tells it: any sign in the opening; where something is offered, one in the title and another, or four. */
const least = { plain: 1, offering: 4 };
const leadLength = 400;
const longestText = 10_000;

type Item = { title: string; text: string; language: string | null };
/** What else was read of it: that it offers a sum, and whether its close is yet to come. */
type Read = { offers: boolean; closes: 'surely' | 'perhaps' | null };
type Sign = Pick<Seen, 'words' | 'at'>;

const wordsOf = (signs: readonly Sign[]): string[] => [
  ...new Map(signs.map(({ words }) => [words.toLowerCase(), words])).values(),
];

const of = (seen: readonly Seen[], ...values: Value[]) =>
  seen.filter(({ kind, value }) => kind === 'news' && (values as string[]).includes(value));

/** The words that tell that an item is no call, as its source writes them; none when it may be one, as in every doubt. */
export function newsWords(rows: readonly RuleRow[], { title, text, language }: Item, read: Read): string[] {
  const rules = compileRules(rows);
  const whole = text.slice(0, longestText);
  const head = see(rules, title);
  const body = seeSentences(rules, whole).flatMap(({ seen }) => seen);
  const posts = [of(head, 'post'), of(body, 'post', 'job')];
  const jobs = wordsOf([...of(head, 'job'), ...(posts.every(({ length }) => length > 0) ? posts.flat() : [])]);
  if (of(head, 'job').length > 0 || jobs.length > 1) return jobs;
  if (read.closes === 'surely' || of(head, 'inviting').length > 0) return [];
  const past = pastForms[language ?? 'es'];
  const pastIn = (part: string): Sign[] =>
    past ? [...part.matchAll(past)].map(({ 0: words, index }) => ({ words, at: index })) : [];
  const inTitle = [...of(head, 'told', 'headline'), ...pastIn(title)];
  const inText = [...of(body, 'told'), ...pastIn(whole)];
  const [lead, rest] = [inText.filter(({ at }) => at < leadLength), inText.filter(({ at }) => at >= leadLength)];
  const signs =
    wordsOf(inTitle).length * weights.title +
    wordsOf(lead).length * weights.lead +
    Math.min(longestBody, wordsOf(rest).length * weights.body);
  const all = [...head, ...body];
  const isOffered = all.some(({ kind }) => kind.startsWith('modality')) || of(all, 'offering').length > 0;
  const offers = read.offers || read.closes !== null || isOffered;
  const needed = (offers ? least.offering : least.plain) + wordsOf(of(body, 'inviting')).length * invitation;
  return signs < needed ? [] : wordsOf([...inTitle, ...inText]);
}
