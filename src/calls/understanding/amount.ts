/** The sum that a call offers, as its text states it. Pure. */
import { compileRules, type RuleRow, see } from './rule-words.ts';
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
  milliard: 1e9,
  milliards: 1e9,
};
const scalePattern = [...Object.keys(scales), 'millón', 'milhão', 'milhões']
  .toSorted((left, right) => right.length - left.length)
  .join('|');
const numberPattern = String.raw`\d{1,3}(?:[.,' \u00a0\u202f]\d{3}){1,4}(?:[.,]\d{1,2})?|\d{1,12}(?:[.,]\d{1,2})?`;
const before = new RegExp(
  `(?<![\\p{L}\\d])(${alternatives})\\s{0,2}(${numberPattern})(?!\\d)(?:\\s{0,2}(${scalePattern})(?!\\p{L}))?`,
  'giu',
);
const after = new RegExp(
  `(?<![\\p{L}\\d.,])(${numberPattern})\\s{0,2}(?:(${scalePattern})(?!\\p{L})\\s{0,2})?(?:de |d'|of )?\\s{0,2}(${alternatives})(?!\\p{L})`,
  'giu',
);
function numberOf(printed: string): number {
  const digits = printed.replace(/[\s']/g, '');
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

/** What is said beside a sum; the first two outweigh a bare sum, the whole of a fund weighs less, `other` is no offer. */
const weights = { each: 2, 'at-most': 1, total: -1 };
const leastPesos = 1_000_000;
const sentenceEnd = /[.!?](?=\s+\p{Lu})|[;\n•|]/gu;

/** From the end of the sum before, or the sentence's beginning; to the next sum, comma or sentence's end. */
function beside(text: string, from: number, to: number, sum: { at: number; end: number }): [string, string] {
  const lead = text.slice(Math.max(from, sum.at - window), sum.at);
  const trail = text.slice(sum.end, Math.min(to, sum.end + window));
  return [lead.split(sentenceEnd).at(-1) ?? '', trail.split(sentenceEnd)[0] ?? ''];
}

/**
 * The amount a call offers to each: by the words beside it (`amount` rules: `each` "por proyecto", `at-most` "hasta",
 * `total` "presupuesto de la convocatoria", `other` "ingresos anuales"), of a range or of alike ones the most; null when
 * there is none. A bare "$" of a million or more, or where pesos are spoken of, is Colombian pesos.
 */
export function findAmount(rows: readonly RuleRow[], text: string): Amount | null {
  const rules = compileRules(rows);
  const read = text.slice(0, longestText);
  const sums = sumsIn(read);
  const groups: Sum[][] = [];
  for (const sum of sums) {
    const last = groups.at(-1)?.at(-1);
    if (last && last.currency === sum.currency && (last.end === sum.at || joined.test(read.slice(last.end, sum.at))))
      groups.at(-1)?.push(sum);
    else groups.push([sum]);
  }
  const offers = groups.flatMap((group, index) => {
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) return [];
    const place = { at: first.at, end: last.end };
    const [lead, trail] = beside(
      read,
      groups[index - 1]?.at(-1)?.end ?? 0,
      groups[index + 1]?.[0]?.at ?? read.length,
      place,
    );
    const said = new Set(
      [...see(rules, lead), ...see(rules, trail)].filter(({ kind }) => kind === 'amount').map(({ value }) => value),
    );
    if (said.has('other')) return [];
    const max = see(rules, lead).some(
      ({ kind, value, at, words }) => kind === 'amount' && value === 'at-most' && lead.length - at - words.length < 4,
    );
    const weight = Object.entries(weights).reduce(
      (sum, [value, weight]) => sum + (said.has(value) ? weight : 0),
      group.length > 1 ? 1 : 0,
    );
    const value = Math.max(...group.map((one) => one.value));
    const pesos =
      group.every(({ bare }) => bare) &&
      value >= leastPesos &&
      /\d\.\d{3}\.\d{3}/.test(read.slice(place.at, place.end));
    return [
      {
        value,
        currency: pesos ? 'COP' : first.currency,
        ...(max ? { max: true as const } : {}),
        text: read.slice(place.at, place.end).trim(),
        weight,
      },
    ];
  });
  const most = Math.max(...offers.map(({ weight }) => weight));
  const [best, ...alike] = offers.filter(({ weight }) => weight === most);
  if (!best) return null;
  const { weight: _weight, ...amount } = alike.reduce(
    (left, right) => (most > 0 && right.currency === left.currency && right.value > left.value ? right : left),
    best,
  );
  return amount;
}
