/** How much a call must offer: as a person asks it, and whether an offer in another currency is as much. Pure. */
import { readAmount, splitAmount } from '../../amount.ts';
import type { RuleRow } from '../understanding/rule-words.ts';

/** Both ends included; at least one of them is given. */
export type AmountRange = { min: number | null; max: number | null; currency: string };

/** How much a call offers, in its currency (ISO 4217). */
export type Offer = { amount: number; currency: string };

/** Units of each currency for one US dollar, which itself needs no rate. */
export type Rates = ReadonlyMap<string, number>;

/** The rates among the rules: a `rate` row's first word is the units for one dollar, its second where that is from. */
export function ratesOf(rules: readonly RuleRow[]): Rates {
  const rates = rules
    .filter(({ kind }) => kind === 'rate')
    .map(({ value, words }) => [value, Number(words[0])] as const);
  return new Map([...rates.filter(([, units]) => units > 0), ['USD', 1]]);
}

/** The offer in this currency; null when one of the two has no rate. */
export function convert({ amount, currency }: Offer, to: string, rates: Rates): number | null {
  if (currency === to) return amount;
  const [from, into] = [rates.get(currency), rates.get(to)];
  return from !== undefined && into !== undefined ? (amount / from) * into : null;
}

/** So far off may a sum be that was turned into another currency; nobody misses a call for the rate of the day. */
const slack = 0.15;

/** Whether this offer is within the range; one in another currency that has no rate is not. */
export function isWithin({ min, max, currency }: AmountRange, offer: Offer, rates: Rates): boolean {
  const amount = convert(offer, currency, rates);
  const room = offer.currency === currency ? 0 : slack;
  return (
    amount !== null && amount >= (min ?? 0) * (1 - room) && amount <= (max ?? Number.POSITIVE_INFINITY) * (1 + room)
  );
}

const number = String.raw`\d[\d.,]*`;
const scale = String.raw`(?:mil millones|millon(?:es)?|millions?|mil|thousand|k|mm|m)(?!\p{L})`;
const currency = String.raw`(?:de )?(?:us\$|u\$s|usd|cop|eur|gbp|dolar(?:es)?|dollars?|euros?|pesos?(?: colombianos)?|libras?|pounds?|[$€£])(?!\p{L})`;
const symbol = String.raw`(?:us ?\$|u\$s|usd|cop|eur|gbp|[$€£])\s?\$?\s?`;
const sum = `(?:${symbol})?${number}\\s?(?:${scale}\\s?)?(?:${currency})?`;
/** The words before a sum, or after it, that make it the least or the most. */
const least =
  '>=?|de mas de|mas de|mayor(?:es)? (?:a|que|de)|superior(?:es)? a|desde|a partir de|de minimo|minimo(?: de)?|al menos|por lo menos|no menos de|por encima de|arriba de|que (?:superen?|pasen? de)|more than|over|above|of at least|at least|from|minimum(?: of)?|greater than|exceeding';
const most =
  '<=?|de menos de|menos de|menor(?:es)? (?:a|que|de)|inferior(?:es)? a|hasta|de maximo|maximo(?: de)?|no mas de|por debajo de|less than|under|below|up to|at most|no more than|maximum(?: of)?';
const orMore = 'en adelante|o mas|para arriba|como minimo|or more|and up|upwards';
const orLess = 'o menos|como maximo|or less|at most';
const edge = String.raw`(?<![\p{L}\d])`;
const between = new RegExp(`${edge}(?:entre|between|de|from) (${sum}) (?:y|a|and|to|hasta) (${sum})`, 'gu');
const oneSided = new RegExp(`${edge}(?:(${least})|(${most})) ?(${sum})(?: ?(?:${orMore}))?`, 'gu');
const trailing = new RegExp(`${edge}(?:de )?(${sum}) ?(?:(${orMore})|(${orLess}))(?!\\p{L})`, 'gu');
const alone = new RegExp(`${edge}(?:de |of )?(${sum})`, 'gu');

const currencies = ['USD', 'EUR', 'GBP', 'COP'];
/** A bare "$" is pesos, but nothing on offer is under a million pesos: then it is dollars. */
const leastPesos = 1_000_000;

function readSum(said: string): { amount: number; currency: string } | null {
  const read = splitAmount(readAmount(said, currencies) ?? '');
  const bare = /\$/.test(said) && !/us|u\$s|cop|peso/.test(said);
  return read && bare && read.currency === 'COP' && read.amount < leastPesos ? { ...read, currency: 'USD' } : read;
}

const hasScale = new RegExp(scale, 'u');
/** "Más de 50.000" is money whose currency is missing; "más de 3", "desde 2026" are not. */
const isMoney = (said: string): boolean => hasScale.test(said) || /\d[.,]\d{3}|\d{5}/.test(said);
const upToNumber = new RegExp(`^.*?${number}`, 'u');
const unitOf = (said: string) => said.replace(upToNumber, '');
const hasUnit = (said: string) => /[$€£]|\p{L}/u.test(unitOf(said));

/** `left`: the sentence with the sums blanked out; `unclear`: sums without a currency. */
export type AmountReading = { amount: AmountRange | null; left: string; unclear: string[] };

/** "De más de 50.000 dólares", "entre 1 y 5 millones de euros"; `flat` is folded letter by letter. */
export function readAmounts(flat: string): AmountReading {
  const unclear: string[] = [];
  let amount: AmountRange | null = null;
  let left = flat;
  const take = (match: RegExpExecArray, range: AmountRange | null): void => {
    const said = match[0].replace(/[\s.,]+$/, '');
    if (range) amount ??= range;
    else if (isMoney(said)) unclear.push(said);
    else return;
    left = left.slice(0, match.index) + ' '.repeat(said.length) + left.slice(match.index + said.length);
  };
  const oneEnd = (said: string, isLeast: boolean): AmountRange | null => {
    const read = readSum(said);
    return read && { min: isLeast ? read.amount : null, max: isLeast ? null : read.amount, currency: read.currency };
  };
  for (const match of left.matchAll(between)) {
    const [, low = '', high = ''] = match;
    // "Entre 1 y 5 millones de dólares": the unit is said once.
    const least = readSum(hasUnit(low) ? low : `${low} ${unitOf(high)}`) ?? readSum(`${low} ${unitOf(high)}`);
    const most = readSum(high) ?? readSum(`${high} ${unitOf(low)}`);
    take(match, least && most && { min: least.amount, max: most.amount, currency: most.currency });
  }
  for (const match of left.matchAll(oneSided)) take(match, oneEnd(match[3] ?? '', match[1] !== undefined));
  for (const match of left.matchAll(trailing)) take(match, oneEnd(match[1] ?? '', match[2] !== undefined));
  // "Becas de 20.000 euros": at least that much.
  for (const match of left.matchAll(alone)) {
    const range = amount ? null : oneEnd(match[1] ?? '', true);
    if (range) take(match, range);
  }
  return { amount, left, unclear };
}
