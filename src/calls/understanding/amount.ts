/** The sum that a call offers, as its text states it. Pure. */
import { compileRules, type RuleRow, type Rules, type Seen, see } from './rule-words.ts';
import { fold } from './words.ts';

/** `value` in units of `currency` (ISO 4217); `max`: the source says "up to"; `text` as printed. */
export type Amount = { value: number; currency: string; max?: true; text: string };

/** Symbols and words for money. "$" alone depends on the country: null means it is read as US dollars with less care. */
const currencies: readonly (readonly [string, readonly string[]])[] = [
  [
    'USD',
    [
      'us$',
      'us $',
      'u$s',
      'usd',
      'u$d',
      'us dollars',
      'dólares',
      'dólares americanos',
      'dólares estadounidenses',
      'dollars',
      'dollars américains',
      'dólar',
      'dollar',
      '$us',
      'usd$',
      '$',
    ],
  ],
  ['EUR', ['€', 'eur', 'euro', 'euros']],
  ['GBP', ['£', 'gbp', 'pounds', 'libras esterlinas', 'livres sterling']],
  ['COP', ['cop', 'cop$', 'pesos colombianos', 'pesos']],
  ['BRL', ['r$', 'brl', 'reais']],
  ['MXN', ['mxn', 'pesos mexicanos']],
  ['CHF', ['chf', 'francos suizos', 'swiss francs']],
  ['JPY', ['jpy', '¥', 'yen', 'yenes', 'ienes']],
  ['CAD', ['cad', 'c$', 'dólares canadienses', 'canadian dollars']],
  ['AUD', ['aud', 'a$', 'australian dollars']],
  ['KRW', ['krw', 'won', 'wones']],
  ['CNY', ['cny', 'rmb', 'yuan', 'yuanes']],
  ['SEK', ['sek']],
  ['NOK', ['nok']],
  ['DKK', ['dkk']],
  ['CLP', ['clp', 'pesos chilenos']],
  ['ARS', ['ars', 'pesos argentinos']],
  ['UYU', ['uyu', 'pesos uruguayos']],
  ['PEN', ['pen', 's/', 'soles']],
  ['XOF', ['xof', 'fcfa', 'francs cfa', 'francos cfa']],
];
const escapeMarks = (text: string) => text.replace(/[$*+?.()|[\]\\]/g, '\\$&');
const byWord = new Map(currencies.flatMap(([code, words]) => words.map((word) => [fold(word), code] as const)));
const alternatives = [...new Set([...byWord.keys(), ...currencies.flatMap(([, words]) => words)])]
  .toSorted((left, right) => right.length - left.length)
  .map(escapeMarks)
  .join('|');
const scales: Record<string, number> = {
  mil: 1e3,
  thousand: 1e3,
  k: 1e3,
  mille: 1e3,
  million: 1e6,
  millions: 1e6,
  millon: 1e6,
  millones: 1e6,
  milhao: 1e6,
  milhoes: 1e6,
  m: 1e6,
  mn: 1e6,
  mm: 1e6,
  mio: 1e6,
  billion: 1e9,
  bn: 1e9,
  'mil millones': 1e9,
  bilhao: 1e9,
  bilhoes: 1e9,
  billon: 1e12,
  billones: 1e12,
  milliard: 1e9,
  milliards: 1e9,
};
const scalePattern = [...Object.keys(scales), 'millón', 'milhão', 'milhões', 'bilhão', 'bilhões', 'billón']
  .toSorted((left, right) => right.length - left.length)
  .join('|');
const numberPattern = String.raw`\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3}){1,4}(?:[.,]\d{1,2})?|\d{1,12}(?:[.,]\d{1,2})?`;
const before = new RegExp(
  `(?<![\\p{L}\\d])(${alternatives})\\s{0,2}(${numberPattern})(?!\\d)(?:\\s{0,2}(${scalePattern})(?!\\p{L}))?`,
  'giu',
);
const after = new RegExp(
  `(?<![\\p{L}\\d.,])(${numberPattern})\\s{0,2}(?:(${scalePattern})(?!\\p{L})\\s{0,2})?(?:de |d'|of )?\\s{0,2}(${alternatives})(?!\\p{L})`,
  'giu',
);
function numberOf(printed: string): number {
  const digits = printed.replace(/[\s'’]/g, '');
  // A group of three digits is thousands, one or two after the last mark are cents.
  const decimals = /[.,](\d{1,2})$/.exec(digits);
  const whole = (decimals ? digits.slice(0, decimals.index) : digits).replace(/\D/g, '');
  return Number(whole) + (decimals ? Number(`0.${decimals[1]}`) : 0);
}

const longestText = 50_000;

type Sum = { at: number; end: number; value: number; currency: string; bare: boolean };

/** Between the ends of a range, or the prizes of a list, that share their currency. */
const joined = /^\s*(?:[-–—,/]|to|and|a|y|e|et|à|até|hasta|up to|or|o|ou|and up to|,\s*(?:y|and|et|e))\s*$/iu;
const numberFirst = new RegExp(
  `(?<![\\p{L}\\d.,])(${numberPattern})\\s*(?:(${scalePattern})\\s*)?(?:[-–—,]|to|and|a|y|e|et|à|até|or|o|ou)\\s*$`,
  'iu',
);
const numberNext = new RegExp(
  `^\\s*(?:[-–—]|to|and|a|y|e|et|à|até|or|o|ou)\\s*(${numberPattern})(?![\\d%])(?:\\s{0,2}(${scalePattern})(?!\\p{L}))?`,
  'iu',
);
const window = 60;

const sumOf = (number: string, scale: string | undefined): number =>
  Math.round(numberOf(number) * (scale ? (scales[fold(scale)] ?? 1) : 1) * 100) / 100;

/** Every sum of the text in its order; of two that overlap the first one read. */
function sumsIn(text: string): Sum[] {
  const sums: Sum[] = [];
  const add = (at: number, end: number, value: number, word: string): boolean => {
    const currency = byWord.get(fold(word));
    if (!currency || value <= 0 || sums.some((other) => at < other.end && other.at < end)) return false;
    sums.push({ at, end, value, currency, bare: word === '$' });
    return true;
  };
  for (const match of text.matchAll(after)) {
    const [printed, number, scale, word] = match;
    if (!number || !word || word === '$') continue;
    if (!add(match.index, match.index + printed.length, sumOf(number, scale), word)) continue;
    // "10.000, 7.000 y 5.000 dólares": the currency is said once.
    for (let end = match.index; ; ) {
      const earlier = numberFirst.exec(text.slice(Math.max(0, end - window), end));
      const [said = '', first] = earlier ?? [];
      if (!first || !add(end - said.length, end, sumOf(first, earlier?.[2] ?? scale), word)) break;
      end -= said.length;
    }
  }
  for (const match of text.matchAll(before)) {
    const [printed, word, number, scale] = match;
    if (!number || !word) continue;
    const end = match.index + printed.length;
    const next = numberNext.exec(text.slice(end, end + window));
    const second = next?.[1] ? sumOf(next[1], next[2]) : 0;
    const first = sumOf(
      number,
      scale ?? (next?.[2] && numberOf(number) < numberOf(next[1] ?? '') ? next[2] : undefined),
    );
    if (add(match.index, end, first, word) && next && second > first) add(end, end + next[0].length, second, word);
  }
  return sums.sort((left, right) => left.at - right.at);
}

/** What is said beside a sum: the first two outweigh a bare sum, the whole of a fund weighs less; `other` is no offer. */
const weights: Record<string, number> = { each: 2, 'at-most': 1, total: -1 };
const leastPesos = 1_000_000;
/** As sums are written in Colombia. */
const asInPesos = /\d\.\d{3}\.\d{3}|mil\b|mill[oó]n|bill[oó]n(?!s)/iu;
const sentenceEnd = /[.!?](?=\s+\p{Lu})|[;\n•|]/gu;
const clauseEnd = /[.!?,](?=\s)|[;\n•|]/gu;

/** Sums of one currency that a word such as "to" or a comma joins: a range, the prizes of a contest. */
function joinSums(text: string, sums: readonly Sum[]): Sum[][] {
  const groups: Sum[][] = [];
  for (const sum of sums) {
    const last = groups.at(-1)?.at(-1);
    const between = last && text.slice(last.end, sum.at);
    if (last && last.currency === sum.currency && (between === '' || joined.test(between ?? '')))
      groups.at(-1)?.push(sum);
    else groups.push([sum]);
  }
  return groups;
}

type Offer = Amount & { weight: number };

/** What these sums offer, by the words of the same sentence before them and of the same clause after them. */
function offerOf(rules: Rules, text: string, group: readonly Sum[], from: number, to: number): Offer | null {
  const [first, last] = [group[0], group.at(-1)];
  if (!first || !last) return null;
  const lead =
    text
      .slice(Math.max(from, first.at - window), first.at)
      .split(sentenceEnd)
      .at(-1) ?? '';
  const trail = text.slice(last.end, Math.min(to, last.end + window)).split(clauseEnd)[0] ?? '';
  const isSaid = ({ kind }: Seen) => kind === 'amount';
  const before = see(rules, lead).filter(isSaid);
  const after = see(rules, trail).filter((one) => isSaid(one) && one.value !== 'at-most');
  const said = new Set([...before, ...after].map(({ value }) => value));
  if (said.has('other')) return null;
  const max = before.some(({ value, at, words }) => value === 'at-most' && lead.length - at - words.length < 4);
  const value = Math.max(...group.map((sum) => sum.value));
  const printed = text.slice(first.at, last.end).trim();
  const pesos = group.every(({ bare }) => bare) && value >= leastPesos && asInPesos.test(printed);
  const weight = [...said].reduce((sum, word) => sum + (weights[word] ?? 0), group.length > 1 ? 1 : 0);
  const currency = pesos ? 'COP' : first.currency;
  return { value, currency, ...(max ? { max: true as const } : {}), text: printed, weight };
}

/**
 * The amount a call offers to each: by the words beside it (`amount` rules: `each` "por proyecto", `at-most` "hasta",
 * `total` "presupuesto de la convocatoria", `other` "ingresos anuales"), of a range or of alike ones the most; null when
 * there is none. A bare "$" is US dollars, but Colombian pesos from "$1.000.000" and "$1 millón" on.
 */
export function findAmount(rows: readonly RuleRow[], text: string): Amount | null {
  const rules = compileRules(rows);
  const read = text.slice(0, longestText);
  const groups = joinSums(read, sumsIn(read));
  const offers = groups.flatMap((group, index) => {
    const from = groups[index - 1]?.at(-1)?.end ?? 0;
    return offerOf(rules, read, group, from, groups[index + 1]?.[0]?.at ?? read.length) ?? [];
  });
  const most = Math.max(...offers.map(({ weight }) => weight));
  const [first, ...alike] = offers.filter(({ weight }) => weight === most);
  if (!first) return null;
  // Of bare sums the first is the offer; of those that are said to be offers, the largest.
  const isMore = (left: Offer, right: Offer) =>
    most > 0 && right.currency === left.currency && right.value > left.value;
  const { weight: _weight, ...amount } = alike.reduce((left, right) => (isMore(left, right) ? right : left), first);
  return amount;
}
